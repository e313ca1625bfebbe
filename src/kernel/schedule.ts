// Time beside the world, as data: how long things take and how often they go wrong, and what is due when.
import type { Clock, ClockErrors } from "./clocks";
import type { Latency } from "./latency";
import type { NetAction } from "./world";
import type { NodeId } from "./protocol";

/** How long things take, how often they go wrong, and what is planned; in the lab's unit of time. */
export interface Pace<I> {
  readonly latency: Latency;
  readonly faults: FaultRates;
  readonly plan: readonly Planned<I>[];
  /** How wrong the nodes' clocks are at the start; right, if left out. */
  readonly clocks?: ClockErrors;
}

/** Chance, at each step, that the seed tries a fault (or a repair) of this kind, within the world's budget. */
export interface FaultRates {
  readonly crash: number;
  readonly restart: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly cut: number;
  readonly heal: number;
  readonly skew: number;
  readonly drift: number;
}

export const calm: FaultRates = { crash: 0, restart: 0, drop: 0, duplicate: 0, cut: 0, heal: 0, skew: 0, drift: 0 };

/** A request or a fault planned for a time. Done then, or as soon after as it is possible. */
export interface Planned<I> {
  readonly at: number;
  readonly action: NetAction<I>;
}

export interface Appointment {
  /** When it was sent or armed. */
  readonly from: number;
  readonly due: number;
}

/** What is due when. Keys are "p" and a packet's id, or "t" and a timer's. */
export interface Agenda<I> {
  readonly now: number;
  readonly due: ReadonlyMap<string, Appointment>;
  /** Of the plan, what has not been done yet. */
  readonly pending: readonly Planned<I>[];
  /** The nodes' own clocks. */
  readonly clocks: Readonly<Record<NodeId, Clock>>;
}

export const packetKey = (id: number): string => `p${id}`;
export const timerKey = (id: number): string => `t${id}`;

/** When an action would happen if it were taken now: a delivery or a timer at its time, anything else at once. */
export function timeOf<I>(agenda: Agenda<I>, action: NetAction<I>): number {
  const key = action.type === "deliver" ? packetKey(action.packet) : action.type === "fire" ? timerKey(action.timer) : undefined;
  return Math.max(agenda.now, (key === undefined ? undefined : agenda.due.get(key)?.due) ?? agenda.now);
}
