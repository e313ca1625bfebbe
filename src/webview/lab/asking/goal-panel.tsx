// A goal: the reader tries by hand, the run says whether it is reached, and the checker whether it can be.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { canonical } from "../../../kernel/canonical";
import type { Result } from "../../../labs/ablation";
import type { Goal } from "../../../labs/lab";
import { StandingSign } from "../../../views/properties-view";
import { type PlayerState, recordingOf, type SetState } from "../player-state";
import { SearchPlace } from "../tabs/search-progress";
import { counted, reaching, showPath } from "../search/searches";
import type { Search } from "../search/use-search";

interface GoalProps {
  readonly state: PlayerState;
  readonly goal: Goal;
  readonly setState: SetState;
  readonly search: Search;
}

interface Found {
  /** The settings that were asked about. */
  readonly setup: string;
  readonly result: Result;
  readonly seconds: number;
}

const searchId = "goal";

export function GoalPanel({ state, goal, setState, search }: GoalProps): JSX.Element {
  const [last, setLast] = useState<Found>();
  const setup = canonical(state.setup);
  const found = last?.setup === setup ? last : undefined;
  const at = reachedAt(state, goal);
  const path = found && wayTo(found.result, goal);
  const checkIt = (): void =>
    search.start(searchId, reaching(state.setup, goal.property), (result, seconds) => setLast({ setup, result, seconds }));
  return (
    <section class="ask goal" role="group" aria-label={goal.title}>
      <p><b>{goal.title}</b> {goal.hint}</p>
      <div class="ask-answers">
        <span role="status">
          <StandingSign standing={at === undefined ? "open" : "reached"} /> {at === undefined ? "Not reached yet." : `Reached at step ${at}.`}
        </span>
        <SearchPlace id={searchId} search={search}><button type="button" class="secondary" onClick={checkIt}>Ask the checker</button></SearchPlace>
        {found && <span role="status">{verdict(found, goal)}</span>}
        {path && (
          <button type="button" class="secondary" onClick={() => setState((was) =>
            showPath(was, was.setup, path, `The shortest way: ${goal.title}`, `A shortest way, of ${path.length} steps. The next one gets there.`))}>
            Show me how
          </button>
        )}
      </div>
    </section>
  );
}

/** After how many steps of this run the goal is reached, as far as the reader has come. */
export function reachedAt(state: PlayerState, { property }: Goal): number | undefined {
  const at = recordingOf(state).verdicts().find((verdict) => verdict.property === property)?.decidedAt;
  return at === undefined || at > state.cursor ? undefined : at;
}

export const wayTo = ({ violations, witnesses }: Result, { property }: Goal): Result["violations"][number]["path"] | undefined =>
  [...violations, ...witnesses].find((found) => found.property === property)?.path;

function verdict({ result, seconds }: Found, goal: Goal): string {
  const path = wayTo(result, goal);
  const spent = `${counted(result.states)} searched in ${seconds.toFixed(1)} s`;
  if (path) return `Possible: the shortest way has ${path.length} ${path.length === 1 ? "step" : "steps"} (${spent}).`;
  if (result.complete) return `Impossible with these settings: all ${spent}.`;
  return `Not found in ${spent}, where the search stopped at its bound. There are more.`;
}
