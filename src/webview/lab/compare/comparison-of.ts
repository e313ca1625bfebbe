// Two recordings beside one another: compared once, and grown with them.
import { Comparison } from "../../../views/compare/comparison";
import type { Portrait } from "../../../views/portrait";
import { indexOf } from "../index-of";
import type { AnyRecording } from "../player-state";

const comparisons = new WeakMap<AnyRecording, WeakMap<AnyRecording, Comparison>>();

export function comparisonOf(here: AnyRecording, there: AnyRecording, portrait: Portrait): Comparison {
  const known = comparisons.get(here) ?? new WeakMap<AnyRecording, Comparison>();
  comparisons.set(here, known);
  const side = (recording: AnyRecording): Comparison["here"] => ({ track: recording, index: indexOf(recording, portrait).extend(recording) });
  const [ours, theirs] = [side(here), side(there)];
  const comparison = known.get(there) ?? new Comparison(ours, theirs);
  known.set(there, comparison);
  return comparison.extend();
}
