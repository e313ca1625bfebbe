// Time beside the world: when each message under way arrives and each armed timer rings, and who chooses what happens next.
// Every draw is a function of (seed, what it is for), so that after a fork the run goes on the same way each time.
import { canonical } from "./canonical";
import type { Step } from "./model";
import type { NetAction, World } from "./network";
import { draw, purpose } from "./random";

/** How long things take, how often they go wrong, and what is planned; in the lab's unit of time. */
export interface Pace<I> {
  readonly latency: Latency;
  readonly faults: FaultRates;
  readonly plan: readonly Planned<I>[];
}

export type Latency =
  | { readonly kind: "constant"; readonly each: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number };

/** Chance, at each step, that the seed tries a fault (or a repair) of this kind, within the world's budget. */
export interface FaultRates {
  readonly crash: number;
  readonly restart: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly cut: number;
  readonly heal: number;
}

export const calm: FaultRates = { crash: 0, restart: 0, drop: 0, duplicate: 0, cut: 0, heal: 0 };

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
}

export const packetKey = (id: number): string => `p${id}`;
export const timerKey = (id: number): string => `t${id}`;

export function startAgenda<S, M, I>(world: World<S, M>, pace: Pace<I>, seed: number): Agenda<I> {
  const due = new Map<string, Appointment>();
  appoint(due, world, pace, seed, 0, 0, 0);
  return { now: 0, due, pending: pace.plan };
}

/** The agenda after a step that led from `before` to `after`. */
export function advance<S, M, I>(
  agenda: Agenda<I>, step: Step<NetAction<I>>, before: World<S, M>, after: World<S, M>, pace: Pace<I>, seed: number,
): Agenda<I> {
  const due = new Map(agenda.due);
  if (step.action.type === "delay") {
    const held = due.get(packetKey(step.action.packet));
    if (held) due.set(packetKey(step.action.packet), { ...held, due: Math.max(held.due, step.at) + step.action.by });
  }
  if (after.packets !== before.packets) {
    const under = new Set(after.packets.map(({ id }) => id));
    for (const { id } of before.packets) if (!under.has(id)) due.delete(packetKey(id));
  }
  if (after.timers !== before.timers) {
    const armed = new Set(after.timers.map(({ id }) => id));
    for (const { id } of before.timers) if (!armed.has(id)) due.delete(timerKey(id));
  }
  appoint(due, after, pace, seed, step.at, before.nextPacket, before.nextTimer);
  return { now: Math.max(agenda.now, step.at), due, pending: without(agenda.pending, step) };
}

function appoint<S, M, I>(
  due: Map<string, Appointment>, world: World<S, M>, pace: Pace<I>, seed: number,
  at: number, firstPacket: number, firstTimer: number,
): void {
  for (const { id } of world.packets) {
    if (id >= firstPacket) due.set(packetKey(id), { from: at, due: at + latency(pace.latency, draw(seed, purpose.packet, id)) });
  }
  for (const { id, after: [min, max] } of world.timers) {
    if (id >= firstTimer) due.set(timerKey(id), { from: at, due: at + min + (max - min) * draw(seed, purpose.timer, id) });
  }
}

function latency(of: Latency, drawn: number): number {
  switch (of.kind) {
    case "constant": return of.each;
    case "uniform": return of.min + (of.max - of.min) * drawn;
  }
}

function without<I>(pending: readonly Planned<I>[], step: Step<NetAction<I>>): readonly Planned<I>[] {
  if (pending.length === 0) return pending;
  const done = canonical(step.action);
  const index = pending.findIndex(({ at, action }) => at <= step.at && canonical(action) === done);
  return index < 0 ? pending : pending.toSpliced(index, 1);
}

/** When an action would happen if it were taken now: a delivery or a timer at its time, anything else at once. */
export function timeOf<I>(agenda: Agenda<I>, action: NetAction<I>): number {
  const key = action.type === "deliver" ? packetKey(action.packet) : action.type === "fire" ? timerKey(action.timer) : undefined;
  return Math.max(agenda.now, (key === undefined ? undefined : agenda.due.get(key)?.due) ?? agenda.now);
}
