// What each measure says along each run: read once, in slices, and kept as long as the run is.
import { useEffect, useState } from "preact/hooks";
import type { Lab, Measure } from "../../../labs/lab";
import { Series } from "../../../views/measures/series";
import type { AnyRecording } from "../player-state";

const kept = new WeakMap<AnyRecording, ReadonlyMap<Measure, Series>>();

export function seriesOf(recording: AnyRecording, lab: Lab): ReadonlyMap<Measure, Series> {
  const known = kept.get(recording) ?? new Map(lab.measures.map((measure) => [measure, new Series(measure.along(recording))]));
  kept.set(recording, known);
  return known;
}

/** How many states are read at once: a few milliseconds' worth. */
const SLICE = 2_000;

/** All measures of a run up to a state, as far as they have been read; draws anew as long as there is more to read. */
export function useSeries(recording: AnyRecording, lab: Lab, states: number): { readonly series: ReadonlyMap<Measure, Series>; readonly read: number } {
  const series = seriesOf(recording, lab);
  for (const each of series.values()) each.extend(states, SLICE);
  const read = Math.min(states, ...[...series.values()].map(({ length }) => length));
  const [, draw] = useState(0);
  useEffect(() => {
    if (read >= states) return undefined;
    const timer = setTimeout(() => draw((count) => count + 1));
    return () => clearTimeout(timer);
  }, [read, states]);
  return { series, read };
}
