// Where a scenario's moments happen in a run. Each is looked for once; a run that grows is searched from where it was left.
import type { Recording } from "../../kernel/recording";
import type { Scenario } from "../../labs/lab";

type AnyRecording = Recording<unknown, unknown, unknown>;

interface Search {
  readonly scenario: Scenario;
  readonly found: Map<string, number>;
  seen: number;
}

const searches = new WeakMap<AnyRecording, Search>();

/** The index of each moment's event, by the moment's id; moments that have not happened are absent. */
export function momentsOf(recording: AnyRecording, scenario: Scenario): ReadonlyMap<string, number> {
  const known = searches.get(recording);
  const search: Search = known?.scenario === scenario ? known : { scenario, found: new Map(), seen: 0 };
  searches.set(recording, search);
  for (; search.seen < recording.length && search.found.size < scenario.moments.length; search.seen++) {
    const [event, before, after] = [recording.events[search.seen], recording.worlds[search.seen], recording.worlds[search.seen + 1]];
    if (!event || !before || !after) break;
    for (const moment of scenario.moments) {
      if (!search.found.has(moment.id) && moment.when(event, after, before)) search.found.set(moment.id, search.seen);
    }
  }
  return search.found;
}
