// The curve as a picture. What it shows is told by a table beside it, so the picture itself only needs a name.
import type { JSX } from "preact";
import { type ChartPoint, type ChartSize, layOutChart } from "./chart";

interface ChartProps {
  readonly points: readonly ChartPoint[];
  readonly size: ChartSize;
  /** What the axes are, with their units. */
  readonly across: string;
  readonly up: string;
  readonly label: string;
}

export function ChartView({ points, size: { width, height }, across, up, label }: ChartProps): JSX.Element {
  const { frame, across: columns, up: rows, curve, band, figure, dots } = layOutChart(points, { width, height });
  const middle = (frame.top + frame.bottom) / 2;
  return (
    <svg class="chart" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {rows.map(({ at, text }) => (
        <g key={at}>
          <path class="chart-line" d={`M${frame.left} ${at}H${frame.right}`} />
          <text class="chart-up" x={frame.left - 8} y={at + 4}>{text}</text>
        </g>
      ))}
      {columns.map(({ at, text }) => (
        <g key={at}>
          <path class="chart-line" d={`M${at} ${frame.bottom}v5`} />
          <text class="chart-across" x={at} y={frame.bottom + 18}>{text}</text>
        </g>
      ))}
      <text class="chart-across chart-title" x={(frame.left + frame.right) / 2} y={height - 8}>{across}</text>
      <text class="chart-across chart-title" x={14} y={middle} transform={`rotate(-90 14 ${middle})`}>{up}</text>
      {band !== "" && <path class="chart-band" d={band} />}
      {figure !== "" && <path class="chart-figure" d={figure} />}
      {curve !== "" && <path class="chart-curve" d={curve} />}
      {dots.map(({ x, y, bar }) => (
        <g key={x}>
          {bar && <path class="chart-bar" d={`M${x} ${bar[0]}V${bar[1]}M${x - 3} ${bar[0]}h6M${x - 3} ${bar[1]}h6`} />}
          <circle class="chart-dot" cx={x} cy={y} r={3} />
        </g>
      ))}
    </svg>
  );
}
