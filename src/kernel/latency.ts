// How long messages are on their way between places. A draw in [0, 1) picks the value.
import { type Duration, durationAt } from "./duration";
import type { NodeId } from "./protocol";

/** How long a message is on its way. */
export type Latency = Duration | Regions;

/** By where the ends are: the way from one region to another, spread log-normally about its figure when `sigma` is not 0. */
export interface Regions {
  readonly kind: "regions";
  readonly home: Readonly<Record<NodeId, string>>;
  readonly between: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly sigma: number;
}

export function latencyAt(of: Latency, from: NodeId, to: NodeId, drawn: number): number {
  if (of.kind !== "regions") return durationAt(of, drawn);
  const [here, there] = [of.home[from], of.home[to]];
  const median = here === undefined || there === undefined ? undefined : of.between[here]?.[there];
  if (median === undefined) throw new Error(`There is no latency from ${from} to ${to}.`);
  return durationAt({ kind: "log-normal", median, sigma: of.sigma }, drawn);
}
