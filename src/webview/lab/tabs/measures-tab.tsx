// The numbers read off this run: each at the step shown, and as a curve over the whole run, beside the paper's.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Measure } from "../../../labs/lab";
import { measureText } from "../../../views/measures/measure-words";
import { columnsIn, layOutRunChart } from "../../../views/measures/run-chart";
import { ChartPlace, RunChartView } from "../../../views/measures/run-chart-view";
import type { Series } from "../../../views/measures/series";
import type { Ink } from "../../../views/phrase-view";
import { useSize } from "../../use-size";
import { seek } from "../moves";
import { type PlayerState, recordingOf, type SetState } from "../player-state";
import { exportMeasures } from "../share/share-measures";
import type { SharePort } from "../share/share";
import { useSeries } from "./series-of";

interface MeasuresProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly ink: Ink;
  readonly port?: SharePort | undefined;
}

export function MeasuresTab({ state, setState, ink, port }: MeasuresProps): JSX.Element {
  const recording = recordingOf(state);
  const { series, read } = useSeries(recording, state.lab, state.length + 1);
  // One place is pointed at, in all of the charts: how the measures stand to one another is seen where they stand above each other.
  const [pointed, setPointed] = useState<number>();
  const at = pointed === undefined ? state.cursor : Math.min(pointed, state.length);
  const when = (step: number): string =>
    `${step === 0 ? "at the start" : `after step ${step.toLocaleString("en")}`}, ${ink.portrait.time(recording.agendas[step]?.now ?? 0)}`;
  const go = (to: number): void => setState((was) => ({ ...seek(was, to), playing: false }));
  return (
    <>
      <p class="hint measures-when" role={read <= state.length ? "status" : undefined}>
        {read <= state.length ? `Reading the run: ${read.toLocaleString("en")} of ${state.length.toLocaleString("en")} steps.`
          : `So far in this run, ${when(at)}${pointed === undefined ? ". Point at a curve to read it elsewhere; click to go there." : "."}`}
      </p>
      <div class="measure-charts">
        {[...series].map(([measure, values]) => (
          <MeasureFigure key={measure.id} measure={measure} series={values} read={read} state={state} at={at} when={when(state.cursor)}
            point={setPointed} go={go} />
        ))}
      </div>
      {port && <Exports state={state} port={port} ready={read > state.length} />}
    </>
  );
}

interface FigureProps {
  readonly measure: Measure;
  readonly series: Series;
  /** How many states have been read. */
  readonly read: number;
  readonly state: PlayerState;
  /** The state told of: the playhead's, or the one pointed at. */
  readonly at: number;
  /** When the playhead's is. */
  readonly when: string;
  readonly point: (state: number | undefined) => void;
  readonly go: (state: number) => void;
}

const HEIGHT = 130;

function MeasureFigure({ measure, series, read, state: { setup, length, cursor }, at, when, point, go }: FigureProps): JSX.Element {
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 420, height: HEIGHT });
  const { title, unit, paper } = measure;
  const size = useMemo(() => ({ width, height: HEIGHT }), [width]);
  const chart = useMemo(
    () => layOutRunChart({ columns: series.columns(Math.min(read, length + 1), columnsIn(width)), steps: length, figure: paper?.value?.(setup), size }),
    [series, read, length, size, setup],
  );
  const picture = useMemo(() => <RunChartView chart={chart} size={size} unit={unit} />, [chart]);
  const stateAt = (event: MouseEvent): number => chart.stateAt(event.clientX - (ref.current?.getBoundingClientRect().left ?? 0));
  const value = measureText(series.at(at), unit);
  return (
    <figure class="measure">
      <figcaption><b>{title}</b> <span class={series.at(at) === undefined ? "measure-value open" : "measure-value"}>{value}</span></figcaption>
      {/* The keys are the run's own, as everywhere; to a screen reader it is a slider, which says the value as the run goes. */}
      <div ref={ref} class="measure-chart" role="slider" tabIndex={0} aria-label={`${title}, over the run`} aria-valuemin={0} aria-valuemax={length}
        aria-valuenow={cursor} aria-valuetext={`${measureText(series.at(cursor), unit)}, ${when}`}
        onPointerMove={(event) => point(stateAt(event))} onPointerLeave={() => point(undefined)} onClick={(event) => go(stateAt(event))}>
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {picture}
          <ChartPlace chart={chart} state={cursor} value={series.at(cursor)} kind="playhead" />
          {at !== cursor && <ChartPlace chart={chart} state={at} value={series.at(at)} kind="pointed" />}
        </svg>
      </div>
      {paper && <p class="quiet-text measure-paper">{chart.figure !== undefined && <PaperKey />}{`The paper: ${paper.figure} (${paper.source})`}</p>}
    </figure>
  );
}

const PaperKey = (): JSX.Element => <svg class="chart-key" width="26" height="10" aria-hidden="true"><path class="chart-figure" d="M0 5H26" /></svg>;

function Exports({ state, port, ready }: { readonly state: PlayerState; readonly port: SharePort; readonly ready: boolean }): JSX.Element {
  const [said, setSaid] = useState("");
  const take = (kind: "svg" | "csv"): void => {
    exportMeasures(state, kind, port).then(setSaid, (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)));
  };
  return (
    <p class="sweep-exports">
      <button type="button" class="secondary" disabled={!ready} onClick={() => take("csv")}>Export as CSV</button>
      <button type="button" class="secondary" disabled={!ready} onClick={() => take("svg")}>Export as SVG</button>
      <span role="status">{said}</span>
    </p>
  );
}
