// Which lab and which scenario this is, what to watch for, and the moments to jump to.
import type { ComponentChildren, JSX } from "preact";
import { AskSwitch } from "./asking/ask-panel";
import { momentsOf } from "./moments";
import { goToMoment } from "./moves";
import { type PlayerState, recordingOf, type SetState } from "./player-state";
import { watchFor } from "./watch";

interface HeaderProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly compact: boolean;
  readonly onRead: (() => void) | undefined;
  readonly setVocabulary: (id: string) => void;
  readonly openScenario: (id: string) => void;
  /** What else stands at its end. */
  readonly children?: ComponentChildren;
}

export const Header = ({ state, setState, compact, onRead, setVocabulary, openScenario, children }: HeaderProps): JSX.Element => {
  const { lab, scenario, setup, vocabulary } = state;
  return (
    <header class="lab-header">
      <div class="lab-title">
        {!compact && <h1 title={lab.title}>{lab.title}</h1>}
        <label class="scenario-choice"><span class="visually-hidden">Scenario</span>
          <select value={scenario.id} onChange={(event) => openScenario(event.currentTarget.value)}>
            {lab.scenarios.map(({ id, title }) => <option value={id}>{title}</option>)}
          </select>
        </label>
        {lab.vocabularies.length > 1 && (
          <label class="words-choice"><span class="visually-hidden">Words</span>
            <select value={vocabulary ?? lab.vocabularies[0]?.id} onChange={(event) => setVocabulary(event.currentTarget.value)}>
              {lab.vocabularies.map(({ id, title }) => <option value={id}>{title}</option>)}
            </select>
          </label>
        )}
        <AskSwitch state={state} setState={setState} />
        {setup.off.length > 0 && <span class="off-rules" title={`Off: ${setup.off.join(", ")}`}>Off: {setup.off.map((id) => <b>{id}</b>)}</span>}
        <div class="lab-ways">
          {onRead && <button type="button" class="link" onClick={onRead}>Open the reading</button>}
          {children}
        </div>
      </div>
      <p class="watch">{watchFor(state)}</p>
    </header>
  );
};

/** The scenario's moments in the order of the run; those that do not happen in it come last and cannot be pressed. */
export function Moments({ state, setState }: { readonly state: PlayerState; readonly setState: SetState }): JSX.Element | null {
  const found = momentsOf(recordingOf(state), state.scenario);
  const order = (id: string): number => found.get(id) ?? Infinity;
  const moments = [...state.scenario.moments].sort((a, b) => order(a.id) - order(b.id) || 0);
  if (moments.length === 0) return null;
  return (
    <div class="moments" role="group" aria-label="Moments">
      {moments.map(({ id, title }) => {
        const event = found.get(id);
        const here = event !== undefined && event + 1 === state.cursor;
        return (
          <button type="button" key={id} class={here ? "moment here" : "moment"} aria-disabled={event === undefined} aria-current={here ? "step" : undefined}
            title={event === undefined ? "Does not happen in this run" : `Step ${event + 1}`} onClick={() => setState((was) => goToMoment(was, id))}>
            {title}
          </button>
        );
      })}
    </div>
  );
}
