// The first step of a run for which each of some claims holds. Each is looked for once; a run that grows is searched from where it was left.
import type { World } from "../../kernel/world";
import type { Recording } from "../../kernel/recording";
import type { TraceEvent } from "../../kernel/trace";

interface Claim {
  readonly id: string;
  when(event: TraceEvent<unknown, unknown>, after: World<unknown, unknown>, before: World<unknown, unknown>): boolean;
}

interface Search {
  readonly found: Map<string, number>;
  seen: number;
}

type AnyRecording = Recording<unknown, unknown, unknown>;

const searches = new WeakMap<AnyRecording, WeakMap<readonly Claim[], Search>>();

/** The index of each claim's event, by its id; what has not happened is absent. */
export function firstSteps(recording: AnyRecording, claims: readonly Claim[]): ReadonlyMap<string, number> {
  const known = searches.get(recording) ?? new WeakMap<readonly Claim[], Search>();
  searches.set(recording, known);
  const search = known.get(claims) ?? { found: new Map<string, number>(), seen: 0 };
  known.set(claims, search);
  for (; search.seen < recording.length && search.found.size < claims.length; search.seen++) {
    const [event, before, after] = [recording.events[search.seen], recording.worlds[search.seen], recording.worlds[search.seen + 1]];
    if (!event || !before || !after) break;
    for (const claim of claims) {
      if (!search.found.has(claim.id) && claim.when(event, after, before)) search.found.set(claim.id, search.seen);
    }
  }
  return search.found;
}
