// How long things take: distributions of durations, and of messages' ways between places. A draw in [0, 1) picks the value.
import { exp, ln, normalQuantile } from "./exact";
import type { NodeId } from "./protocol";

/** A distribution of durations, in the lab's unit of time. */
export type Duration =
  | { readonly kind: "constant"; readonly each: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "exponential"; readonly mean: number }
  /** Half take longer than the median; `sigma` is the standard deviation of the logarithm: at 1, one in forty takes over 7 medians. */
  | { readonly kind: "log-normal"; readonly median: number; readonly sigma: number };

/** How long a message is on its way. */
export type Latency = Duration | Regions;

/** By where the ends are: the way from one region to another, spread log-normally about its figure when `sigma` is not 0. */
export interface Regions {
  readonly kind: "regions";
  readonly home: Readonly<Record<NodeId, string>>;
  readonly between: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly sigma: number;
}

/** How long a timer runs: drawn evenly from a range, or from a distribution. */
export type Span = readonly [min: number, max: number] | Duration;

/** Half of the smallest difference between two draws: keeps a draw of 0 out of a logarithm. */
const half = 2 ** -33;

export function durationAt(of: Duration, drawn: number): number {
  switch (of.kind) {
    case "constant": return of.each;
    case "uniform": return of.min + (of.max - of.min) * drawn;
    case "exponential": return -of.mean * ln(1 - drawn);
    case "log-normal": return of.sigma === 0 ? of.median : of.median * exp(of.sigma * normalQuantile(drawn + half));
  }
}

export function spanAt(span: Span, drawn: number): number {
  return "kind" in span ? durationAt(span, drawn) : span[0] + (span[1] - span[0]) * drawn;
}

export function latencyAt(of: Latency, from: NodeId, to: NodeId, drawn: number): number {
  if (of.kind !== "regions") return durationAt(of, drawn);
  const [here, there] = [of.home[from], of.home[to]];
  const median = here === undefined || there === undefined ? undefined : of.between[here]?.[there];
  if (median === undefined) throw new Error(`There is no latency from ${from} to ${to}.`);
  return durationAt({ kind: "log-normal", median, sigma: of.sigma }, drawn);
}
