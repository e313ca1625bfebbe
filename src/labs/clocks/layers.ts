// The three arrows of the paper, as layers over the space-time diagram: → by processes and messages, ⇒ by timestamps, and the bold
// arrow, by what happens outside the system as well.
import type { Layer, Pair } from "../../views/space-time/layers";
import { histories, placed, type Placed } from "./history";
import { type Ordering, precedes } from "./order";
import type { EventId, Input, Message, Place } from "./process";

type ClocksLayer = Layer<Place, Message, Input>;
type Run = Parameters<ClocksLayer["pairs"]>[0];

const eventsOf = (state: Place | undefined): number => (state?.kind === "process" ? state.chronicle.events.length : 0);

/** At which step of the run each event of each process happened; none for those before the run. */
function stepsOf({ events, worlds }: Run): (id: EventId) => number | undefined {
  const steps: (number | undefined)[][] = Object.values(worlds[0]?.nodes ?? {}).map(({ state }) => Array.from({ length: eventsOf(state) }));
  const processes = Object.keys(worlds[0]?.nodes ?? {});
  for (const { index, node } of events) {
    const own = node === undefined ? undefined : steps[processes.indexOf(node)];
    if (node !== undefined && own && eventsOf(worlds[index + 1]?.nodes[node]?.state) > own.length) own.push(index);
  }
  return ([process, nth]) => steps[process]?.[nth];
}

function pairsOf(run: Run, related: (all: readonly Placed[]) => readonly (readonly [EventId, EventId])[]): readonly Pair[] {
  const last = run.worlds.at(-1);
  const step = stepsOf(run);
  return (last ? related(placed(histories(last))) : []).flatMap(([a, b]): readonly Pair[] => {
    const [first, second] = [step(a), step(b)];
    return first === undefined || second === undefined ? [] : [[first, second]];
  });
}

/** One event after the other in each process, and the receipt of a message after its sending. */
const arrows = (all: readonly Placed[]): readonly (readonly [EventId, EventId])[] => all.flatMap(({ id, event: { from } }) => [
  ...(id[1] > 0 ? [[[id[0], id[1] - 1], id] as const] : []), ...(from ? [[from, id] as const] : []),
]);

const calls = (all: readonly Placed[]): readonly (readonly [EventId, EventId])[] =>
  all.flatMap(({ id, event: { call } }) => (call ? [[call, id] as const] : []));

/** Every event and the next by the total order; where ties are not broken, the chain is broken there. */
const chain = (ordering: Ordering) => (all: readonly Placed[]): readonly (readonly [EventId, EventId])[] => {
  const sorted = all.toSorted((a, b) => (precedes(ordering, a.stamp, b.stamp) ? -1 : precedes(ordering, b.stamp, a.stamp) ? 1 : 0));
  return sorted.slice(1).flatMap((b, at) => {
    const a = sorted[at];
    return a && precedes(ordering, a.stamp, b.stamp) ? [[a.id, b.id] as const] : [];
  });
};

export const layersFor = (ordering: Ordering): readonly ClocksLayer[] => [
  {
    id: "bold", sign: "bold →", title: "Real precedence", line: "thick",
    help: "What came before what, telephone calls included: the bold arrow of “Anomalous Behavior”.",
    pairs: (run) => pairsOf(run, (all) => [...arrows(all), ...calls(all)]),
  },
  {
    id: "before", sign: "→", title: "Happened before", line: "thin",
    help: "From each event to the next of its process, and along each message of the system. A chain of these is all that → says.",
    pairs: (run) => pairsOf(run, arrows),
  },
  {
    id: "total", sign: "⇒", title: "Total order", line: "dashed",
    help: "From each event to the next by its timestamp, ties broken. Where the line runs back, the order is not that of the clock on the wall.",
    pairs: (run) => pairsOf(run, chain(ordering)),
  },
];
