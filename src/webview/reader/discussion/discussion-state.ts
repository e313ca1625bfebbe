// The discussion as a value: which point is in front, how long each is given, and what the clock shows. Time is handed in.
import * as z from "zod/mini";

/** Running clocks keep when they end, so that a reload loses nothing. */
const clock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stopped"), leftMs: z.number() }),
  z.object({ kind: z.literal("running"), endsAt: z.number() }),
]);

export const discussionState = z.object({ point: z.string(), minutes: z.number(), clock });
export type DiscussionState = z.infer<typeof discussionState>;

export const minutesMax = 120;
const minuteMs = 60_000;

export function begin(point: string, minutes = 5): DiscussionState {
  return { point, minutes, clock: { kind: "stopped", leftMs: minutes * minuteMs } };
}

/** Another point has its whole time before it; a running clock goes on running. */
export function turnTo(state: DiscussionState, point: string, now: number): DiscussionState {
  if (point === state.point) return state;
  const whole = state.minutes * minuteMs;
  const running = state.clock.kind === "running";
  return { ...state, point, clock: running ? { kind: "running", endsAt: now + whole } : { kind: "stopped", leftMs: whole } };
}

/** The point so many further on; undefined beyond either end. One that is no longer there is taken for the first. */
export function pointAt(points: readonly string[], from: string, by: number): string | undefined {
  const at = points.indexOf(from);
  return at < 0 ? points[0] : points[at + by];
}

export function leftMs({ clock: it }: DiscussionState, now: number): number {
  return Math.max(0, it.kind === "running" ? it.endsAt - now : it.leftMs);
}

/** Starts the clock or stops it; one that has run out begins anew. */
export function toggleClock(state: DiscussionState, now: number): DiscussionState {
  const left = leftMs(state, now);
  if (state.clock.kind === "running" && left > 0) return { ...state, clock: { kind: "stopped", leftMs: left } };
  return { ...state, clock: { kind: "running", endsAt: now + (left > 0 ? left : state.minutes * minuteMs) } };
}

/** What has passed of a point's time stays passed. Whatever is no number of minutes changes nothing. */
export function giveMinutes(state: DiscussionState, minutes: number, now: number): DiscussionState {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > minutesMax) return state;
  const left = Math.max(0, leftMs(state, now) + (minutes - state.minutes) * minuteMs);
  return { ...state, minutes, clock: state.clock.kind === "running" ? { kind: "running", endsAt: now + left } : { kind: "stopped", leftMs: left } };
}

/** "4:07". A second that has begun counts. */
export function clockWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
