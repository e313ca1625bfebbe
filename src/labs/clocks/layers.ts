// The three arrows of the paper, as layers over the space-time diagram: → by processes and messages, ⇒ by timestamps, and the bold
// arrow, by what happens outside the system as well.
import type { Layer } from "../../views/space-time/layers";
import { type ClocksEvent, eventsOf } from "./events";
import type { Message, Place } from "./observer";
import { type Ordering, precedes } from "./order";
import type { Input } from "./process";

type ClocksLayer = Layer<Place, Message, Input>;
type Events = readonly (readonly ClocksEvent[])[];
type Arrow = readonly [ClocksEvent, ClocksEvent];

const layer = (about: Omit<ClocksLayer, "pairs">, arrowsAmong: (all: Events) => readonly Arrow[]): ClocksLayer =>
  ({ ...about, pairs: (run) => arrowsAmong(eventsOf(run)).map(([a, b]) => [a.step, b.step] as const) });

const from = (cause: ClocksEvent | undefined, event: ClocksEvent): readonly Arrow[] => (cause ? [[cause, event]] : []);

/** One event after the other in each process, and the receipt of a message after its sending. */
const arrows = (all: Events): readonly Arrow[] =>
  all.flatMap((own) => own.flatMap((event, nth) => [...from(own[nth - 1], event), ...from(sending(all, event), event)]));

/** A message tells the past of the event that sent it, and of its sender's events that one was the last. */
function sending(all: Events, { received }: ClocksEvent): ClocksEvent | undefined {
  if (!received || received.message.type === "call") return undefined;
  return all[received.from]?.[(received.message.past.events[received.from] ?? 0) - 1];
}

/** From a request to that of the friend who was called about it. */
const calls = (all: Events): readonly Arrow[] => all.flat().flatMap((event) => {
  if (event.received?.message.type !== "call") return [];
  const { clock, process } = event.received.message.request;
  return from(all[process]?.findLast(({ asks, stamp, step }) => asks && stamp.clock === clock && step < event.step), event);
});

/** Every event and the next by the total order; where ties are not broken, the chain is broken there. */
const chain = (ordering: Ordering) => (all: Events): readonly Arrow[] => {
  const sorted = all.flat().sort((a, b) => (precedes(ordering, a.stamp, b.stamp) ? -1 : precedes(ordering, b.stamp, a.stamp) ? 1 : 0));
  return sorted.slice(1).flatMap((b, at) => {
    const a = sorted[at];
    return a && precedes(ordering, a.stamp, b.stamp) ? [[a, b] as const] : [];
  });
};

export const layersFor = (ordering: Ordering): readonly ClocksLayer[] => [
  layer({
    id: "bold", sign: "bold →", title: "Real precedence", line: "thick",
    help: "What came before what, telephone calls included: the bold arrow of “Anomalous Behavior”.",
  }, (all) => [...arrows(all), ...calls(all)]),
  layer({
    id: "before", sign: "→", title: "Happened before", line: "thin",
    help: "From each event to the next of its process, and along each message of the system. A chain of these is all that → says.",
  }, arrows),
  layer({
    id: "total", sign: "⇒", title: "Total order", line: "dashed",
    help: "From each event to the next by its timestamp, ties broken. Where the line runs back, the order is not that of the clock on the wall.",
  }, chain(ordering)),
];
