// The nodes' own clocks. They stand beside the world, as time does: a node learns of its clock only by reading it.
import type { NodeId } from "./protocol";
import { draw, purpose } from "./random";
import type { NetAction } from "./world";

/** A clock that showed `shown` at time `since` and has gone `rate` times as fast as time itself from there on. */
export interface Clock {
  readonly since: number;
  readonly shown: number;
  readonly rate: number;
}

/** How wrong clocks are at the start: each is off by up to `skew`, and goes up to `drift` of a unit too fast or slow in each unit. */
export interface ClockErrors {
  readonly skew: number;
  readonly drift: number;
}

export const rightClock: Clock = { since: 0, shown: 0, rate: 1 };

/** What a clock shows at a time. A right one shows the time itself, to the last digit. */
export const readClock = ({ since, shown, rate }: Clock, at: number): number =>
  (rate === 1 && shown === since ? at : shown + (at - since) * rate);

/** The clock of the node with this place among the nodes, as a run starts. */
export function firstClock(errors: ClockErrors | undefined, seed: number, place: number): Clock {
  if (!errors) return rightClock;
  const even = (bound: number, which: number): number => bound * (2 * draw(seed, purpose.clock, place, which) - 1);
  return { since: 0, shown: even(errors.skew, 0), rate: 1 + even(errors.drift, 1) };
}

export const skewed = (clock: Clock, at: number, by: number): Clock => ({ ...clock, since: at, shown: readClock(clock, at) + by });

export const drifting = (clock: Clock, at: number, rate: number): Clock => ({ since: at, shown: readClock(clock, at), rate });

type ClockAction = Extract<NetAction<never>, { readonly type: "skew" | "drift" }>;

const rates = [2, 0.5, 1] as const;
/** In the lab's unit of time. */
const skewBy = 10;

/**
 * What may be done to a clock that goes at this rate. One that goes fast or slow is felt by timers; one that is set wrong, only where
 * somebody reads it. By how much is one of few, the same for a reader and for the seed; a recorded run may hold any other.
 */
export const clockActions = (node: NodeId, rate: number, isRead: boolean): readonly ClockAction[] => [
  ...rates.filter((other) => other !== rate).map((other) => ({ type: "drift", node, rate: other } as const)),
  ...(isRead ? [skewBy, -skewBy].map((by) => ({ type: "skew", node, by } as const)) : []),
];

/** A clock that is made to go right again is repaired. */
export const isClockFault = (action: ClockAction): boolean => action.type === "skew" || action.rate !== rightClock.rate;
