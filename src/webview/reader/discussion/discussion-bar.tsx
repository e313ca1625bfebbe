// The bar above a point that is being discussed: where we are, the way on and back, and a quiet clock.
import { clockWords, minutesMax } from "./discussion-state";

export interface BarView {
  readonly group: string;
  /** Counted from 1. */
  readonly number: number;
  readonly count: number;
  /** What a screen reader is told when the bar itself has the keyboard. */
  readonly claim: string;
  readonly leftMs: number;
  readonly running: boolean;
  readonly minutes: number;
}

export interface BarActions {
  readonly turn: (by: -1 | 1) => void;
  readonly toggleClock: () => void;
  readonly giveMinutes: (minutes: number) => void;
  readonly leave: () => void;
}

export function DiscussionBar({ view, actions }: { readonly view: BarView; readonly actions: BarActions }) {
  const { group, number, count, claim, leftMs, running, minutes } = view;
  const over = leftMs === 0;
  return (
    <nav class="discussion-bar" aria-label="Discussion">
      <h1><span class="discussion-group">{group}</span> <span>Point {number} of {count}</span></h1>
      <p class="visually-hidden" aria-live="polite">{claim}</p>
      <div class="discussion-turn">
        <button
          type="button" class="secondary" aria-disabled={number === 1} aria-keyshortcuts="ArrowLeft" title="Previous point (←)"
          onClick={() => actions.turn(-1)}
        >Previous</button>
        <button
          type="button" aria-disabled={number === count} aria-keyshortcuts="ArrowRight" title="Next point (→)"
          onClick={() => actions.turn(1)}
        >Next</button>
      </div>
      <div class="discussion-clock" role="group" aria-label="Time for each point">
        <output class={over ? "over" : undefined} aria-live="off" aria-label="Time left">{over ? "Time is up" : clockWords(leftMs)}</output>
        <button type="button" class="quiet" onClick={actions.toggleClock}>{over ? "Again" : running ? "Pause" : "Start"}</button>
        <label>
          <input
            type="number" min={1} max={minutesMax} value={minutes} aria-label="Minutes"
            onInput={(event) => actions.giveMinutes(event.currentTarget.valueAsNumber)}
          /> min
        </label>
      </div>
      <button
        type="button" class="quiet discussion-leave" aria-keyshortcuts="Escape" title="Leave the discussion (Escape)" onClick={actions.leave}
      >Leave</button>
    </nav>
  );
}
