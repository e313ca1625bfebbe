// What is under way, a message or an armed timer, as an engine of discrete events notes it down. Notices are changed in place and
// used again and again: a run of millions of steps allocates no more of them than it has under way at one time.
import type { Span } from "./duration";

/** Timers come after all packets where both are counted in one order. */
const timersFrom = 2 ** 40;

/** The delivery or the timer that goes by this order. */
export const happeningOf = (order: number): { type: "deliver"; packet: number } | { type: "fire"; timer: number } =>
  (order < timersFrom ? { type: "deliver", packet: order } : { type: "fire", timer: order - timersFrom });

export const orderOfTimer = (id: number): number => timersFrom + id;

export class Notice {
  /** False once it has happened or was taken away, even while it still stands in a line. */
  isUnderWay = false;
  /** A packet's id, or a timer's after all packets'. */
  order = 0;
  /** The place of the node where a packet is from, below 0 for a timer; and of the one that either is bound for. */
  from = 0;
  to = 0;
  /** The message, or the timer's name. */
  content: unknown = undefined;
  /** How long a timer runs; nobody asks it of a packet. */
  after: Span | undefined = undefined;
  /** When it was sent or armed, and when it arrives or rings; of use where there is time. */
  since = 0;
  due = 0;
  /** The one behind it: in the line of what is due, or among those to be used again. */
  next: Notice | undefined = undefined;

  get isTimer(): boolean { return this.from < 0; }
  get timerId(): number { return this.order - timersFrom; }
}

/** What is due earlier; of what is due at one time, the lower order. */
export const isBefore = (one: Notice, other: Notice): boolean =>
  one.due < other.due || (one.due === other.due && one.order < other.order);
