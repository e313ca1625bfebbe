// How long things take: distributions of durations. A draw in [0, 1) picks the value.
import { exp, ln, normalQuantile } from "./exact";

/** A distribution of durations, in the lab's unit of time. */
export type Duration =
  | { readonly kind: "constant"; readonly each: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "exponential"; readonly mean: number }
  /** Half take longer than the median; `sigma` is the standard deviation of the logarithm: at 1, one in forty takes over 7 medians. */
  | { readonly kind: "log-normal"; readonly median: number; readonly sigma: number };

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
