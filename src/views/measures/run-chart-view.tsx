// The curve of a measure as a picture; where the reader stands is laid over it, so that a step draws nothing of it anew.
import type { JSX } from "preact";
import type { RunChart } from "./run-chart";

interface Size { readonly width: number; readonly height: number }

interface ChartProps {
  readonly chart: RunChart;
  readonly size: Size;
  readonly unit: string;
}

/** The axes, the paper's figure and the curve, to be put into a picture. */
export const RunChartView = ({ chart: { frame, across, up, curve, figure }, size: { height }, unit }: ChartProps): JSX.Element => (
  <g class="chart">
    {up.map(({ at, text }) => (
      <g key={at}>
        <path class="chart-line" d={`M${frame.left} ${at}H${frame.right}`} />
        <text class="chart-up" x={frame.left - 6} y={at + 4}>{text}</text>
      </g>
    ))}
    <path class="chart-line" d={`M${frame.left} ${frame.bottom}H${frame.right}`} />
    {across.map(({ at, text }) => (
      <g key={at}>
        <path class="chart-line" d={`M${at} ${frame.bottom}v4`} />
        <text class="chart-across" x={at} y={height - 5}>{text}</text>
      </g>
    ))}
    <text class="chart-unit" x={2} y={10}>{unit}</text>
    {figure !== undefined && <path class="chart-figure" d={`M${frame.left} ${figure}H${frame.right}`} />}
    {curve !== "" && <path class="chart-curve" d={curve} />}
  </g>
);

interface PlaceProps {
  readonly chart: RunChart;
  readonly state: number;
  readonly value: number | undefined;
  readonly kind: "playhead" | "pointed";
}

/** A state in the picture: the playhead, or what is pointed at. */
export const ChartPlace = ({ chart, state, value, kind }: PlaceProps): JSX.Element => {
  const x = chart.xOf(state);
  return (
    <g class={`chart-place ${kind}`}>
      <path d={`M${x} ${chart.frame.top - 6}V${chart.frame.bottom}`} />
      {value !== undefined && <circle cx={x} cy={chart.yOf(value)} r={3.5} />}
    </g>
  );
};
