// The curves of a run's measures as one picture to take away, and above them which run they are of.
import type { JSX } from "preact";
import { measureText } from "../measures/measure-words";
import { columnsIn, layOutRunChart } from "../measures/run-chart";
import { RunChartView } from "../measures/run-chart-view";
import type { Series } from "../measures/series";

export interface DrawnMeasure {
  readonly title: string;
  readonly unit: string;
  readonly series: Series;
  /** What the paper says: in words, and as a number where there is one for this run. */
  readonly paper: string | undefined;
  readonly figure: number | undefined;
}

interface MeasuresProps {
  readonly title: string;
  /** Of which run, so that it can be had again. */
  readonly source: string;
  readonly measures: readonly DrawnMeasure[];
  /** After how many steps the run ends. */
  readonly steps: number;
}

const chart = { width: 640, height: 170 } as const;
const margin = 20;
const heading = 60;
const caption = 44;

export function MeasuresPicture({ title, source, measures, steps }: MeasuresProps): JSX.Element {
  const [width, height] = [chart.width + 2 * margin, heading + measures.length * (chart.height + caption) + margin];
  return (
    <svg class="picture" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{title}</title>
      <desc>{measures.map(({ title: name, unit, series }) => `${name}, at the end: ${measureText(series.at(steps), unit)}.`).join(" ")}</desc>
      <rect class="ground" width={width} height={height} />
      <text class="picture-title" x={margin} y={margin + 12}>{title}</text>
      <text class="picture-source" x={margin} y={margin + 32}>{source}</text>
      {measures.map(({ title: name, unit, series, paper, figure }, at) => {
        const columns = series.columns(steps + 1, columnsIn(chart.width));
        return (
          <g transform={`translate(${margin} ${heading + at * (chart.height + caption)})`}>
            <text class="measure-title" y={16}>{`${name}: ${measureText(series.at(steps), unit)}`}</text>
            {paper !== undefined && <text class="picture-source" y={31}>{`The paper: ${paper}`}</text>}
            <g transform={`translate(0 ${caption - 6})`}>
              <RunChartView chart={layOutRunChart({ columns, steps, figure, size: chart })} size={chart} unit={unit} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}
