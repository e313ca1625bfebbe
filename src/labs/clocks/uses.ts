// The uses of the resource that a run came to: who asked when, with which timestamp, and who was granted when.
import type { ClocksRun } from "./events";
import type { Stamp } from "./order";

export interface Use {
  readonly request: Stamp;
  readonly askedAt: number;
  /** When it was granted, and at which step; undefined while it waits. */
  readonly granted?: { readonly at: number; readonly step: number };
}

/** The uses along a run, in the order in which they were asked for. The one that P0 starts with was not asked for. */
export class Uses {
  readonly all: Use[] = [];
  /** Which of them each node waits for. */
  readonly #waiting = new Map<string, number>();

  constructor(readonly run: ClocksRun) {}

  /** Reads the next step: which of the uses was asked for or granted in it, if one was. */
  take(step: number): number | undefined {
    const { at, node } = this.run.events[step] ?? {};
    if (at === undefined || node === undefined) return undefined;
    const [before, after] = [this.run.worlds[step]?.nodes[node]?.state, this.run.worlds[step + 1]?.nodes[node]?.state];
    if (before?.kind !== "process" || after?.kind !== "process" || after.own === null) return undefined;
    const asks = before.own === null;
    if (asks) this.#waiting.set(node, this.all.push({ request: after.own, askedAt: at }) - 1);
    const nth = this.#waiting.get(node);
    const grants = !before.granted && after.granted;
    const use = nth === undefined ? undefined : this.all[nth];
    if (nth !== undefined && use && grants) this.all[nth] = { ...use, granted: { at, step } };
    return asks || grants ? nth : undefined;
  }
}

export function uses(run: ClocksRun): readonly Use[] {
  const found = new Uses(run);
  for (let step = 0; step < run.length; step++) found.take(step);
  return found.all;
}

/** Pairs of requests with equal timestamps of which one was granted, the winner first. */
export function ties(run: ClocksRun): readonly (readonly [winner: Use, loser: Use])[] {
  const all = uses(run);
  const rank = ({ granted }: Use): number => granted?.step ?? Infinity;
  return all.flatMap((one, index) => all.slice(index + 1)
    .filter((other) => other.request.clock === one.request.clock && rank(one) !== rank(other))
    .map((other) => (rank(one) < rank(other) ? [one, other] as const : [other, one] as const)));
}

export const lowerWins = ([winner, loser]: readonly [Use, Use]): boolean => winner.request.process < loser.request.process;
