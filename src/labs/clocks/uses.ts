// The uses of the resource that a run came to: who asked when, with which timestamp, and who was granted when.
import type { ClocksRun } from "./events";
import type { Stamp } from "./order";

export interface Use {
  readonly request: Stamp;
  readonly askedAt: number;
  /** When it was granted, and at which step; undefined while it waits. */
  readonly granted?: { readonly at: number; readonly step: number };
}

/** In the order in which they were asked for. The one that P0 starts with was not asked for. */
export function uses(run: ClocksRun, length: number = run.length): readonly Use[] {
  const found: Use[] = [];
  for (const { index, at, node } of run.events.slice(0, length)) {
    if (node === undefined) continue;
    const [before, after] = [run.worlds[index]?.nodes[node]?.state, run.worlds[index + 1]?.nodes[node]?.state];
    if (before?.kind !== "process" || after?.kind !== "process" || after.own === null) continue;
    if (before.own === null) found.push({ request: after.own, askedAt: at });
    if (!before.granted && after.granted) {
      const { own } = after;
      const nth = found.findIndex(({ request }) => request.process === own.process && request.clock === own.clock);
      const use = found[nth];
      if (use) found[nth] = { ...use, granted: { at, step: index } };
    }
  }
  return found;
}

/** Pairs of requests with equal timestamps of which one was granted, the winner first. */
export function ties(run: ClocksRun, length?: number): readonly (readonly [winner: Use, loser: Use])[] {
  const all = uses(run, length);
  const rank = ({ granted }: Use): number => granted?.step ?? Infinity;
  return all.flatMap((one, index) => all.slice(index + 1)
    .filter((other) => other.request.clock === one.request.clock && rank(one) !== rank(other))
    .map((other) => (rank(one) < rank(other) ? [one, other] as const : [other, one] as const)));
}

export const lowerWins = ([winner, loser]: readonly [Use, Use]): boolean => winner.request.process < loser.request.process;
