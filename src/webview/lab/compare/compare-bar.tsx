// Above two runs that are compared: where they part, in words, and what can be done about it.
import type { JSX } from "preact";
import type { Comparison } from "../../../views/compare/comparison";
import { Icon } from "../icons";
import { seek } from "../moves";
import type { PlayerState, SetState, Stop } from "../player-state";
import { runUntil } from "../work";
import { endComparing, type Other, swap } from "./comparing";

interface BarProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly other: Other;
  readonly comparison: Comparison;
  readonly words: string;
  /** While a question is open, the way on is through it. */
  readonly hidden: boolean;
}

export function CompareBar({ state, setState, other, comparison, words, hidden }: BarProps): JSX.Element {
  const { shared } = comparison;
  const [now, last] = [comparison.here.track.events.at(-1)?.at ?? 0, other.recording.events.at(-1)?.at ?? 0];
  const parting = Math.min(shared + 1, state.length);
  return (
    <div class="notice compare-bar">
      <span role="status">{words}</span>
      {shared < state.length && !hidden && (
        <button type="button" class="secondary" onClick={() => setState((was) => ({ ...seek(was, parting), playing: false }))}>Go to step {parting}</button>
      )}
      {now < last && !hidden && (
        <button type="button" class="secondary" title="Lets this run go on to the time at which the other ends"
          onClick={() => setState((was) => runUntil({ ...was, cursor: was.length }, asLateAs(last)))}>Run on</button>
      )}
      <button type="button" class="secondary" title="Shows the other run, and compares it with this one (x)" onClick={() => setState(swap)}>Swap</button>
      <button type="button" class="icon-button" aria-label="End comparing" title="End comparing (Escape)" onClick={() => setState(endComparing)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const asLateAs = (time: number): Stop => ({ id: "as-late", title: "As late as the other run", met: ({ at }) => at >= time });
