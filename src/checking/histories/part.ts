// A history cut down to one object, and verdicts on the part told of the whole.
import type { History } from "./history";
import type { Anomaly, Edge, Verdict, Witness } from "./verdict";

export interface Part {
  readonly history: History;
  /** Where each of its operations stands in the whole. */
  readonly indices: readonly number[];
}

export function partOf(history: History, object: string): Part {
  const indices = [...history.keys()].filter((index) => history[index]?.object === object);
  return { history: history.filter((operation) => operation.object === object), indices };
}

/** The same verdict, by the places that its operations have in the whole history. */
export function ofTheWhole(verdict: Verdict, indices: readonly number[]): Verdict {
  const at = (index: number): number => indices[index] as number;
  switch (verdict.type) {
    case "undecided": return verdict;
    case "holds": return { ...verdict, witness: witnessAt(verdict.witness, at) };
    case "violated": {
      const anomaly = anomalyAt(verdict.anomaly, at);
      const { prefix } = verdict;
      return prefix === undefined ? { ...verdict, anomaly }
        : { ...verdict, anomaly, prefix: { order: prefix.order.map(at), blocked: at(prefix.blocked) } };
    }
  }
}

function witnessAt(witness: Witness, at: (index: number) => number): Witness {
  switch (witness.type) {
    case "order": return { ...witness, order: witness.order.map(at) };
    case "views": return { ...witness, views: witness.views.map(({ process, order }) => ({ process, order: order.map(at) })) };
    case "reads": return witness;
  }
}

function anomalyAt(anomaly: Anomaly, at: (index: number) => number): Anomaly {
  const edgeAt = ({ from, to, reason, read }: Edge): Edge =>
    ({ from: at(from), to: at(to), reason, ...(read === undefined ? {} : { read: at(read) }) });
  return { ...anomaly, operations: anomaly.operations.map(at), cycle: anomaly.cycle.map(edgeAt), edges: anomaly.edges.map(edgeAt) };
}
