// What a measure says of a run as a whole.
import type { Recording } from "../kernel/recording";
import type { Measure } from "./lab";

export function measured<S, M, I>(measure: Measure<S, M, I>, run: Recording<S, M, I>): number | undefined {
  const valueAt = measure.along(run);
  let value = valueAt(0);
  for (let length = 1; length <= run.length; length++) value = valueAt(length);
  return value;
}
