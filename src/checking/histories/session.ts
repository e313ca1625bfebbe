// The session guarantees (Terry, Demers, Petersen, Spreitzer, Theimer and Welch, "Session guarantees for weakly
// consistent replicated data", 1994; Vogels, "Eventually consistent", 2009), as a client can see them. Each says what
// a read had to see: the own earlier write; what an earlier read saw; what the writer of something seen had written,
// or had read, before. A read that returns an older version breaks the guarantee. Of two versions the older is the
// one its process wrote first; where two processes wrote, a read that had to see one and saw the other orders them,
// and a circle of such orders breaks it too.
import { anomalyOf, nowhereVerdict } from "./circle";
import { doubt } from "./doubt";
import type { History, Operation } from "./history";
import { sessions } from "./history";
import type { Source } from "./sources";
import { sources } from "./sources";
import type { Specification } from "./specification";
import type { ConsistencyModel, Edge, Progress, Verdict } from "./verdict";

export type Guarantee = Exclude<ConsistencyModel, "linearizable" | "sequential" | "causal" | "pram">;

/** What was there before anything was written, as a version. */
const initial = -1;

/** A read, the version it returned, and one that it had to see. */
interface Duty {
  readonly read: number;
  readonly seen: number;
  readonly due: number;
}

export function* session(
  history: History, specification: Specification, model: Guarantee,
): Generator<Progress, Verdict, void> {
  const from = sources(history, specification);
  const nowhere = nowhereVerdict(history, from, model);
  if (nowhere) return nowhere;
  const before = dependencies(history, from, model);
  let compared = 0;
  for (const mine of sessions(history).values()) {
    const duties = dutiesOf(history, from, mine, model, before);
    compared += duties.length;
    const cycle = broken(history, from, duties, mine, before, model);
    if (cycle) return { type: "violated", model, anomaly: anomalyOf(history, from, cycle) };
    yield { searched: compared };
  }
  return doubt(history, from, model) ?? { type: "holds", model, witness: { type: "reads", compared } };
}

const versionOf = (source: Source | undefined): number | undefined =>
  source?.type === "write" ? source.write : source?.type === "initial" ? initial : undefined;

const isWrite = ({ kind, output }: Operation): boolean => kind === "write" || (kind === "cas" && output !== false);

/**
 * For every write the versions that whoever sees it has to see, by the guarantee about writes: for each object the
 * last.
 */
type Dependencies = ReadonlyMap<number, ReadonlyMap<string, number>>;

function dependencies(history: History, from: ReadonlyMap<number, Source>, model: Guarantee): Dependencies {
  const found = new Map<number, ReadonlyMap<string, number>>();
  if (model !== "monotonic-writes" && model !== "writes-follow-reads") return found;
  for (const session of sessions(history).values()) {
    let last: ReadonlyMap<string, number> = new Map();
    for (const index of session) {
      const operation = history[index] as Operation;
      const version = versionOf(from.get(index));
      if (model === "writes-follow-reads" && version !== undefined && version !== initial) {
        last = new Map(last).set(operation.object, version);
      }
      if (!isWrite(operation)) continue;
      found.set(index, last);
      if (model === "monotonic-writes" && operation.status === "ok") last = new Map(last).set(operation.object, index);
    }
  }
  return found;
}

function dutiesOf(
  history: History, from: ReadonlyMap<number, Source>, mine: readonly number[], model: Guarantee, before: Dependencies,
): readonly Duty[] {
  const duties: Duty[] = [];
  // For each object all versions due: of those due for one reason the last is not enough, as they may be unordered.
  const due = new Map<string, Set<number>>();
  const owe = (object: string, version: number): void => {
    due.set(object, (due.get(object) ?? new Set()).add(version));
  };
  for (const index of mine) {
    const operation = history[index] as Operation;
    const seen = versionOf(from.get(index));
    if (seen !== undefined) {
      for (const version of due.get(operation.object) ?? []) {
        if (version !== seen) duties.push({ read: index, seen, due: version });
      }
      if (model === "monotonic-reads" && seen !== initial) owe(operation.object, seen);
      for (const [object, version] of before.get(seen) ?? []) owe(object, version);
    }
    if (model === "read-your-writes" && isWrite(operation) && operation.status === "ok") owe(operation.object, index);
  }
  return duties;
}

/** A circle of versions, each older than the next, if the duties of one process make one. */
function broken(
  history: History, from: ReadonlyMap<number, Source>, duties: readonly Duty[], mine: readonly number[],
  before: Dependencies, model: Guarantee,
): readonly Edge[] | undefined {
  for (const { read, seen, due } of duties) {
    if (seen !== initial) continue;
    return [{ from: due, to: read, reason: "session", read }, { from: read, to: due, reason: "read-before", read }];
  }
  const late = reversed(history, from, mine, before, model);
  if (late) return late;
  const edges = new Map<number, Edge[]>();
  const add = (edge: Edge): void => void edges.set(edge.from, [...(edges.get(edge.from) ?? []), edge]);
  for (const { read, seen, due } of duties) add({ from: due, to: seen, reason: "session", read });
  const versions = new Set(duties.flatMap(({ seen, due }) => [seen, due]));
  for (const session of sessions(history).values()) {
    const last = new Map<string, number>();
    for (const index of session) {
      if (!versions.has(index)) continue;
      const { object, status } = history[index] as Operation;
      const earlier = last.get(object);
      if (earlier !== undefined) add({ from: earlier, to: index, reason: "program-order" });
      if (status === "ok") last.set(object, index);
    }
  }
  return circleIn(edges);
}

/**
 * Two writes to one object, the second made after the first by the guarantee, that a process saw the other way round.
 */
function reversed(
  history: History, from: ReadonlyMap<number, Source>, mine: readonly number[],
  before: Dependencies, model: Guarantee,
): readonly Edge[] | undefined {
  if (before.size === 0) return undefined;
  const first = new Map<number, number>();
  for (const index of mine) {
    const seen = versionOf(from.get(index));
    if (seen === undefined || seen === initial || first.has(seen)) continue;
    first.set(seen, index);
    for (const later of first.keys()) {
      const object = (history[later] as Operation).object;
      if (later === seen || before.get(later)?.get(object) !== seen) continue;
      const reason = model === "monotonic-writes" ? "program-order" : "reads-from";
      return [{ from: seen, to: later, reason }, { from: later, to: seen, reason: "session", read: index }];
    }
  }
  return undefined;
}

/** A shortest circle, by a search from each version. */
function circleIn(edges: ReadonlyMap<number, readonly Edge[]>): readonly Edge[] | undefined {
  let least: readonly Edge[] | undefined;
  for (const start of edges.keys()) {
    const by = new Map<number, Edge>();
    const queue = [start];
    for (const at of queue) {
      for (const edge of edges.get(at) ?? []) {
        if (by.has(edge.to)) continue;
        by.set(edge.to, edge);
        queue.push(edge.to);
      }
      if (by.has(start)) break;
    }
    const last = by.get(start);
    if (last === undefined) continue;
    const cycle = [last];
    while (cycle[0]?.from !== start) cycle.unshift(by.get(cycle[0]?.from as number) as Edge);
    if (least === undefined || cycle.length < least.length) least = cycle;
    if (least.length === 2) return least;
  }
  return least;
}
