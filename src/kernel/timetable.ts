// Time beside a draft: when each message under way arrives and each armed timer rings, and what each node's clock shows.
// Every draw is a function of (seed, what it is for), so that after a fork the run goes on the same way each time.
import { type Clock, drifting, firstClock, readClock, skewed } from "./clocks";
import type { Draft, Witness } from "./draft";
import { DueQueue } from "./due-queue";
import { type Span, spanAt } from "./duration";
import { latencyAt } from "./latency";
import type { Notice } from "./notice";
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
  #held: Notice[] = [];
  /** Every clock is right, so that none need be read. */
  #right = true;
  #seed = 0;
  #draft: Draft<unknown, unknown> | undefined;
  /** The same for every message, where it is. */
  readonly #each: number | undefined;

  constructor(readonly pace: Omit<Pace<never>, "plan" | "faults">, readonly nodes: readonly NodeId[], readonly channels: Channels) {
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
    for (const packet of draft.packetNotices()) this.sent(packet);
    for (const timer of draft.timerNotices()) this.armed(timer);
  }

  sent(packet: Notice): void { this.#appoint(packet, this.#each ?? this.#latency(packet)); }

  /** A timer runs by its node's own clock: one that goes fast rings early. */
  armed(timer: Notice): void {
    const takes = spanAt(timer.after as Span, draw(this.#seed, purpose.timer, timer.timerId));
    this.#appoint(timer, this.#right ? takes : takes / (this.clocks[timer.to] as Clock).rate);
  }

  /** What the clock of a node shows at a time. */
  reading(node: number, at: number): number { return this.#right ? at : readClock(this.clocks[node] as Clock, at); }

  /** What is due earliest of all that can happen. */
  earliest(): Notice | undefined {
    const notice = this.#queue.first();
    return notice === undefined || this.#canHappen(notice) ? notice : this.#laterThan(notice);
  }

  /** When it happens: not before what has happened already. */
  timeOf({ due }: Notice): number { return Math.max(this.now, due); }

  /** The earliest is about to happen; when. */
  begin(earliest: Notice): number { return (this.at = this.timeOf(earliest)); }

  /** The earliest has happened, and stands in line no more. */
  done(earliest: Notice): void {
    this.now = this.at;
    this.#queue.drop(earliest);
    if (this.channels === "fifo") this.release();
  }

  /** Something changed that may let messages arrive which could not. */
  release(): void {
    for (const notice of this.#held.splice(0)) {
      if (notice.isUnderWay) this.#queue.put(notice);
      else this.#draft?.recycle(notice);
    }
  }

  delay(packet: Notice, by: number): void { this.#putOff(packet, Math.max(packet.due, this.at) + by); }

  skew(node: number, by: number): void {
    this.clocks[node] = skewed(this.clocks[node] as Clock, this.at, by);
    this.#right = false;
  }

  /** The rest that its timers have to run takes as long by the clock as before. */
  drift(node: number, rate: number): void {
    const before = this.clocks[node] as Clock;
    this.clocks[node] = drifting(before, this.at, rate);
    this.#right = false;
    for (const timer of (this.#draft as Draft<unknown, unknown>).timersAt(node)) {
      const left = Math.max(timer.due - this.at, 0);
      this.#putOff(timer, this.at + (left * before.rate) / rate);
    }
  }

  appointments(): ReadonlyMap<string, Appointment> {
    const draft = this.#draft as Draft<unknown, unknown>;
    const appointment = ({ since, due }: Notice): Appointment => ({ from: since, due });
    return new Map([
      ...draft.packetNotices().map((packet) => [packetKey(packet.order), appointment(packet)] as const),
      ...draft.timerNotices().map((timer) => [timerKey(timer.timerId), appointment(timer)] as const),
    ]);
  }

  #latency({ from, to, order }: Notice): number {
    return latencyAt(this.pace.latency, this.nodes[from] as NodeId, this.nodes[to] as NodeId, draw(this.#seed, purpose.packet, order));
  }

  #canHappen(notice: Notice): boolean {
    return notice.isUnderWay && (notice.isTimer || arrives(this.channels, this.#draft as Draft<unknown, unknown>, notice));
  }

  /** Sets aside what cannot happen, until there is something that can. */
  #laterThan(first: Notice): Notice | undefined {
    let notice: Notice | undefined = first;
    while (notice !== undefined && !this.#canHappen(notice)) {
      this.#queue.drop(notice);
      if (notice.isUnderWay) this.#held.push(notice);
      else this.#draft?.recycle(notice);
      notice = this.#queue.first();
    }
    return notice;
  }

  #appoint(notice: Notice, takes: number): void {
    notice.since = this.at;
    notice.due = this.at + takes;
    this.#queue.put(notice);
  }

  /** What stands in the queue stays where it is, so another notice takes its place. */
  #putOff(notice: Notice, due: number): void {
    const renewed = (this.#draft as Draft<unknown, unknown>).renew(notice);
    renewed.due = due;
    this.#queue.put(renewed);
  }
}
