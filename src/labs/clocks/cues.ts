// The vocabulary of this lab's scripts: which of the things that can happen shall happen next.
import type { Cue } from "../../kernel/choose";
import type { NodeId } from "../../kernel/protocol";
import type { Message, Place } from "./observer";
import type { Input } from "./process";

export type ClocksCue = Cue<Place, Message, Input>;

const does = (process: NodeId, type: Input["type"], to?: NodeId): ClocksCue => ({
  fits: (action) => action.type === "input" && action.node === process && action.input.type === type
    && (to === undefined || ("to" in action.input && action.input.to === to)),
});

/** An event of its own. */
export const acts = (process: NodeId): ClocksCue => does(process, "act");
export const writes = (process: NodeId, to: NodeId): ClocksCue => does(process, "write", to);
export const asks = (process: NodeId): ClocksCue => does(process, "ask");
export const telephones = (process: NodeId, to: NodeId): ClocksCue => does(process, "call", to);

/** The earliest sent message of this kind on this way arrives. */
export const brings = (kind: Message["type"], from: NodeId, to: NodeId): ClocksCue => ({
  fits: (action, world) => action.type === "deliver"
    && world.packets.some((packet) => packet.id === action.packet && packet.message.type === kind && packet.from === from && packet.to === to),
});

/** It is done with the resource. */
export const finishes = (process: NodeId): ClocksCue => ({
  fits: (action, world) => action.type === "fire" && world.timers.some(({ id, node }) => id === action.timer && node === process),
});
