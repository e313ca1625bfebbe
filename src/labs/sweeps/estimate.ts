// From the numbers of many runs to one number and how sure it is.
import type { Sample } from "./sweep";

/** The mean of what was measured, and its interval of confidence. */
export interface Estimate {
  readonly runs: number;
  /** How many runs came to what is measured; the others are not in the mean. */
  readonly reached: number;
  readonly mean: number | undefined;
  /** Undefined with fewer than two runs. */
  readonly band: readonly [low: number, high: number] | undefined;
}

export const confidence = "95 %";

/**
 * The mean's 95 % interval by Student's t: runs of different seeds are independent, and the mean of some dozens of them is nearly
 * normal even where a single run's number is not. With few runs the interval is wide, as it should be.
 */
export function estimate(samples: readonly Sample[]): Estimate {
  const values = samples.flatMap(([, measured]) => (measured === null ? [] : [measured]));
  const [runs, reached] = [samples.length, values.length];
  if (reached === 0) return { runs, reached, mean: undefined, band: undefined };
  const mean = sum(values) / reached;
  if (reached === 1) return { runs, reached, mean, band: undefined };
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (reached - 1);
  const half = studentT(reached - 1) * Math.sqrt(variance / reached);
  return { runs, reached, mean, band: [mean - half, mean + half] };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What Student's t stays below with a probability of 97.5 %, for 1 to 9 degrees of freedom. */
const few = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622] as const;
const normal = 1.959964;

/** The same for any number of degrees: beyond the table, the expansion about the normal value, right to four digits. */
export function studentT(degrees: number): number {
  const known = few[degrees - 1];
  if (known !== undefined) return known;
  const z = normal;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
