// The vocabulary of this lab's plans: who does what of its own accord, and when.
import type { NodeId } from "../../kernel/protocol";
import type { Planned } from "../../kernel/schedule";
import type { Input } from "./process";

type Plan = Planned<Input>;

const does = (at: number, node: NodeId, input: Input): Plan => ({ at, action: { type: "input", node, input } });

export const act = (at: number, process: NodeId): Plan => does(at, process, { type: "act" });
export const write = (at: number, from: NodeId, to: NodeId): Plan => does(at, from, { type: "write", to });
export const ask = (at: number, process: NodeId): Plan => does(at, process, { type: "ask" });
export const fail = (at: number, process: NodeId): Plan => ({ at, action: { type: "crash", node: process } });
