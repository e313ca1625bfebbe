// Time beside a draft: when each message under way arrives and each armed timer rings, and what each node's clock shows.
// Every draw is a function of (seed, what it is for), so that after a fork the run goes on the same way each time.
import { type Clock, drifting, firstClock, readClock, skewed } from "./clocks";
import type { Draft, Witness } from "./draft";
import { longer } from "./due-heap";
import { DueQueue } from "./due-queue";
import { type Span, spanAt } from "./duration";
import { latencyAt } from "./latency";
import type { NodeId } from "./protocol";
import type { Channels } from "./world";
import { draw, purpose } from "./random";
import { type Appointment, packetKey, type Pace, timerKey } from "./schedule";
import { arrives } from "./transition";

export class Timetable implements Witness {
  /** When the last step happened, or the latest before it. */
  now = 0;
  /** The time of the step at hand: what it sends and arms begins then. */
  at = 0;
  clocks: Clock[] = [];
  readonly #queue = new DueQueue();
  /** Entries whose message cannot arrive now: they wait here until something changes. */
  #held: number[] = [];
  /** By slot: when it was sent or armed. */
  #from = new Float64Array(8);
  /** Every clock is right, so that none need be read. */
  #right = true;
  #seed = 0;
  #draft: Draft<unknown, unknown> | undefined;
  /** The same for every message, where it is. */
  readonly #each: number | undefined;

  constructor(readonly pace: Omit<Pace<never>, "plan" | "faults">, readonly nodes: readonly NodeId[]) {
    this.#each = pace.latency.kind === "constant" ? pace.latency.each : undefined;
  }

  /** From the beginning of time, for a draft with what is under way in it already. */
  start(seed: number, draft: Draft<unknown, unknown>): void {
    this.#draft = draft;
    this.#seed = seed;
    this.now = this.at = 0;
    this.#queue.clear();
    this.#held = [];
    this.#right = this.pace.clocks === undefined;
    this.clocks = this.nodes.map((_, place) => firstClock(this.pace.clocks, seed, place));
    for (const slot of draft.packetSlots()) this.sent(slot, draft.order[slot] as number, draft.from[slot] as number, draft.to[slot] as number);
    for (const slot of draft.timerSlots()) this.armed(slot, draft.timerId(slot), draft.to[slot] as number, draft.timer(slot).after);
  }

  sent(slot: number, id: number, from: number, to: number): void {
    const takes = this.#each ?? latencyAt(
      this.pace.latency, this.nodes[from] as NodeId, this.nodes[to] as NodeId, draw(this.#seed, purpose.packet, id));
    this.#appoint(slot, id, this.at + takes);
  }

  /** A timer runs by its node's own clock: one that goes fast rings early. */
  armed(slot: number, id: number, node: number, span: Span): void {
    const takes = spanAt(span, draw(this.#seed, purpose.timer, id));
    this.#appoint(slot, this.#orderOf(slot), this.at + (this.#right ? takes : takes / (this.clocks[node] as Clock).rate));
  }

  dueAt(slot: number): number { return this.#queue.due[slot] as number; }

  /** What the clock of a node shows at a time. */
  reading(node: number, at: number): number {
    return this.#right ? at : readClock(this.clocks[node] as Clock, at);
  }

  /** The slot that is due earliest of all that can happen; -1 when nothing is. */
  earliest(channels: Channels): number {
    const queue = this.#queue;
    const draft = this.#draft as Draft<unknown, unknown>;
    for (;;) {
      const slot = queue.first(draft.order);
      if (slot < 0 || draft.isTimer(slot) || arrives(channels, draft, slot)) return slot;
      this.#held.push(slot);
      queue.drop();
    }
  }

  /** Takes the earliest entry off. */
  drop(): void { this.#queue.drop(); }

  /** Something changed that may let messages arrive which could not. */
  release(): void {
    for (const slot of this.#held) if (this.#orderOf(slot) >= 0) this.#queue.put(slot, this.dueAt(slot), this.#orderOf(slot));
    this.#held = [];
  }

  delay(slot: number, by: number): void {
    this.#queue.put(slot, Math.max(this.dueAt(slot), this.at) + by, this.#orderOf(slot));
  }

  skew(node: number, by: number): void {
    this.clocks[node] = skewed(this.clocks[node] as Clock, this.at, by);
    this.#right = false;
  }

  /** The rest that its timers have to run takes as long by the clock as before. */
  drift(node: number, rate: number): void {
    const before = this.clocks[node] as Clock;
    this.clocks[node] = drifting(before, this.at, rate);
    this.#right = false;
    for (const slot of (this.#draft as Draft<unknown, unknown>).timersAt(node)) {
      const left = Math.max(this.dueAt(slot) - this.at, 0);
      this.#queue.put(slot, this.at + (left * before.rate) / rate, this.#orderOf(slot));
    }
  }

  appointments(): ReadonlyMap<string, Appointment> {
    const draft = this.#draft as Draft<unknown, unknown>;
    const appointment = (slot: number): Appointment => ({ from: this.#from[slot] as number, due: this.dueAt(slot) });
    return new Map([
      ...draft.packetSlots().map((slot) => [packetKey(draft.order[slot] as number), appointment(slot)] as const),
      ...draft.timerSlots().map((slot) => [timerKey(draft.timerId(slot)), appointment(slot)] as const),
    ]);
  }

  #appoint(slot: number, order: number, due: number): void {
    while (slot >= this.#from.length) this.#from = longer(this.#from);
    this.#from[slot] = this.at;
    this.#queue.put(slot, due, order);
  }

  #orderOf(slot: number): number { return (this.#draft as Draft<unknown, unknown>).order[slot] as number; }
}
