// What a process of the lab is, what it sends and what it can be asked to do: types and first values only.
// The whole of "Time, Clocks, and the Ordering of Events in a Distributed System" (Lamport, CACM 1978) but its physical clocks.
import type { NodeId } from "../../kernel/protocol";
import { beforeAll, type Ordering, type Stamp, type TieBreak } from "./order";

/** How often a process may still do something of its own accord: finite, so that every run is. */
export interface Left {
  readonly events: number;
  readonly requests: number;
  readonly calls: number;
}

export interface Process {
  readonly kind: "process";
  /** C, the logical clock: the number of the last event. */
  readonly clock: number;
  /** V, the vector clock of later work, beside it. */
  readonly vector: readonly number[];
  /** The request queue. Sorted by clock and process, so that equal queues are equal. */
  readonly queue: readonly Stamp[];
  /** The request made here that is waiting or granted. */
  readonly own: Stamp | null;
  readonly granted: boolean;
  /** The latest timestamp that came from each process; −1 for none. */
  readonly heard: readonly number[];
  /** The latest timestamp that went to each process, kept where acknowledgments are spared by it; −1 for none. */
  readonly told: readonly number[];
  readonly left: Left;
}

/** Outside the system: carries calls, has no clock, and no process knows of it. */
export interface Telephone {
  readonly kind: "telephone";
}

/** What every message of the system carries. */
interface Stamped {
  readonly clock: number;
  readonly vector: readonly number[];
}

export type Sent =
  | (Stamped & { readonly type: "message" | "acknowledgment" | "release" })
  | (Stamped & { readonly type: "request"; readonly process: number });

/** No message of the system. It tells of a request, and names its timestamp only where that is carried by hand. */
export interface Call {
  readonly type: "call";
  readonly friend: NodeId;
  readonly request: Stamp;
  readonly named: boolean;
}

export type Input =
  | { readonly type: "act" }
  | { readonly type: "write"; readonly to: NodeId }
  | { readonly type: "ask" }
  | { readonly type: "call"; readonly to: NodeId };

export interface Rules {
  readonly IR1: boolean;
  readonly IR2: boolean;
  readonly merge: boolean;
  readonly tieBreak: boolean;
  readonly heardFromAll: boolean;
  readonly acknowledge: boolean;
  readonly byHand: boolean;
}

export interface ClocksOptions {
  readonly processes: readonly NodeId[];
  /** The node outside the system that carries calls. */
  readonly telephone: NodeId;
  readonly rules: Rules;
  readonly ties: TieBreak;
  readonly left: Left;
  /** How many of the processes, from P0 on, may ask. */
  readonly askers: number;
  /** Whether an acknowledgment is left out where something later was sent before. */
  readonly sparing: boolean;
  /** How long a process uses the resource. */
  readonly use: number;
}

/** With a resource to ask for, P0 holds it from the start, by a request that every queue begins with. */
export function firstState({ processes, left, askers }: ClocksOptions, self: number): Process {
  const first: Stamp = { clock: beforeAll, process: 0 };
  const resource = left.requests > 0;
  const holds = resource && self === 0;
  const none = processes.map(() => beforeAll);
  return {
    kind: "process", clock: 0, vector: processes.map(() => 0), queue: resource ? [first] : [], own: holds ? first : null, granted: holds,
    heard: none, told: none, left: self < askers ? left : { ...left, requests: 0 },
  };
}

export const orderingOf = ({ rules, ties, processes }: Pick<ClocksOptions, "rules" | "ties" | "processes">): Ordering =>
  ({ ties: rules.tieBreak ? ties : "none", processes: processes.length });
