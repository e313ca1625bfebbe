// Models in which every process has a view of its own: an order of all writes and its own reads in which each of
// these is right. What the view must contain makes the model. PRAM: what each process did, in its order (Lipton and
// Sandberg, 1988). Causal memory: also that what a process wrote comes after what it had found (Ahamad et al.,
// "Causal memory", 1995). Exact where it is known who wrote what was read; where it is not, a violation by what is
// known stands, and anything else cannot be told.
import type { History, Operation } from "./history";
import { sessions } from "./history";
import { anomalyOf, nowhereVerdict } from "./circle";
import type { Found } from "./precedence";
import { saturate } from "./precedence";
import type { Specification } from "./specification";
import { sources } from "./sources";
import { doubt } from "./doubt";
import type { Progress, Verdict, View } from "./verdict";

export function* views(
  history: History, specification: Specification, model: "causal" | "pram", workMax: number,
): Generator<Progress, Verdict, void> {
  const from = sources(history, specification);
  const nowhere = nowhereVerdict(history, from, model);
  if (nowhere) return nowhere;
  const found: View[] = [];
  let work = 0;
  for (const process of sessions(history).keys()) {
    const own = (operation: Operation): boolean => operation.process === process;
    const search = saturate(history, from, {
      includes: (operation) => model === "causal" || own(operation) || operation.kind !== "read",
      checked: own,
      readsBind: model === "causal",
    });
    for (;;) {
      const step = search.next();
      if (step.done) {
        if (step.value.order === undefined) {
          return { type: "violated", model, anomaly: anomalyOf(history, from, step.value.cycle) };
        }
        found.push({ process, order: viewOf(history, step.value, own) });
        break;
      }
      work += step.value;
      if (work > workMax) {
        return { type: "undecided", model, because: "budget", says: "The history is too large for the work allowed." };
      }
      yield { searched: work };
    }
  }
  return doubt(history, from, model) ?? { type: "holds", model, witness: { type: "views", views: found } };
}

/**
 * The view: for each operation of the process in turn, first what has to be before it and is not there yet. Of the
 * writes before a read, the one it returned is then the last to its object, for the others had to be before that one.
 */
function viewOf(
  history: History, { indices, order, clocks, chains }: Found, own: (operation: Operation) => boolean,
): readonly number[] {
  const operation = (at: number): Operation => history[indices[at] as number] as Operation;
  const rank = new Int32Array(indices.length);
  (order ?? []).forEach((at, place) => (rank[at] = place));
  const placed = new Uint8Array(indices.length);
  const view: number[] = [];
  const put = (places: readonly number[]): void => {
    for (const at of [...places].sort((a, b) => (rank[a] as number) - (rank[b] as number))) {
      if (placed[at]) continue;
      placed[at] = 1;
      if (own(operation(at)) || operation(at).kind !== "read") view.push(indices[at] as number);
    }
  };
  const reached = new Int32Array(chains.length);
  // What its client does not know of stands where it has to, or last: its place here could part a read from its write.
  for (const at of (order ?? []).filter((one) => own(operation(one)) && operation(one).status === "ok")) {
    const before = chains.flatMap((chain, which) => {
      const reach = clocks[at * chains.length + which] as number;
      const fresh = chain.slice(reached[which], reach);
      reached[which] = Math.max(reached[which] as number, reach);
      return fresh;
    });
    put(before);
  }
  put([...indices.keys()]);
  return view;
}
