// Run until something happens: what is waited for, picked from a list, and the button that runs there.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Portrait } from "../../views/portrait";
import { Icon } from "./icons";
import { type PlayerState, recordingOf, type SetState } from "./player-state";
import { stopsFor } from "./stops";
import { runUntil } from "./work";

interface RunUntilProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly portrait: Portrait;
}

export function RunUntil({ state, setState, portrait }: RunUntilProps): JSX.Element {
  const { scenario } = state;
  const { model } = recordingOf(state);
  const groups = useMemo(() => stopsFor(state, portrait), [scenario, model, portrait]);
  const all = groups.flatMap(({ stops }) => stops);
  const [wanted, setWanted] = useState("property");
  const stop = all.find(({ id }) => id === wanted) ?? all[0];
  const picker = useMemo(() => stop && (
    <span class="run-until" role="group" aria-label="Run until">
      <button type="button" class="icon-button" aria-label={`Run until: ${stop.title}`} title="Run until"
        onClick={() => setState((was) => runUntil(was, stop))}><Icon name="until" /></button>
      <label><span class="visually-hidden">What to run until</span>
        <select value={stop.id} onChange={({ currentTarget: { value } }) => setWanted(value)}>
          {groups.map(({ title, stops }) => (
            <optgroup label={title}>{stops.map((each) => <option value={each.id}>{each.title}</option>)}</optgroup>
          ))}
        </select>
      </label>
    </span>
  ), [groups, stop, setState]);
  return <>{picker}</>;
}
