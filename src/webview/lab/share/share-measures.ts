// The measures of the run that is shown, as a picture of their curves or as a table of all they say.
import { h, type JSX } from "preact";
import type { Measure } from "../../../labs/lab";
import { MeasuresPicture } from "../../../views/export/export-measures";
import { measuresCsv } from "../../../views/measures/measure-words";
import type { Series } from "../../../views/measures/series";
import { sourceLine } from "../../../views/export/picture-words";
import { type PlayerState, recordingOf } from "../player-state";
import { seriesOf } from "../tabs/series-of";
import { drawSvg } from "./draw-picture";
import { factsOf, fileTitle, type SharePort } from "./share";

export async function exportMeasures(state: PlayerState, kind: "svg" | "csv", port: SharePort): Promise<string> {
  const all = [...seriesOf(recordingOf(state), state.lab)].map(([measure, series]) => ({ ...measure, series: series.extend(state.length + 1) }));
  const data = kind === "csv" ? tableOf(state, all) : drawSvg(pictureOf(state, all));
  return (await port.exportAs({ kind, data, name: `${fileTitle(state)}-measures` })).said;
}

type Measured = Measure & { readonly series: Series };

const tableOf = (state: PlayerState, all: readonly Measured[]): string => measuresCsv(
  all.map(({ title, unit, series }) => ({ heading: `${title} (${unit})`, series })),
  recordingOf(state).agendas.slice(0, state.length + 1).map(({ now }) => now),
);

function pictureOf(state: PlayerState, all: readonly Measured[]): JSX.Element {
  const { setup, length } = state;
  const facts = factsOf(state);
  return h(MeasuresPicture, {
    title: facts.title, source: sourceLine({ ...facts, span: [0, length], axis: "physical" }), steps: length,
    measures: all.map(({ title, unit, series, paper }) =>
      ({ title, unit, series, figure: paper?.value?.(setup), paper: paper && `${paper.figure} (${paper.source})` })),
  });
}
