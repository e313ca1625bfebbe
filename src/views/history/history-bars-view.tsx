// A window of a history as SVG: a lane a client, a bar an operation. How it ended is in the bar's shape and pattern, the
// value it left or found in its colour and its mark.
import type { JSX } from "preact";
import type { History, Operation } from "../../checking/histories/history";
import type { Anomaly, Edge } from "../../checking/histories/verdict";
import { written } from "../../checking/histories/sources";
import { nameOf } from "../../checking/histories/specification";
import { arrowWords, type Bar, barOf, heightOf, layArrows, layBars, type Scale, timeTicks, type Sight, xOf, yOf } from "./history-bars";
import { type Lanes, laneTitle } from "./history-lanes";
import { did, client } from "./history-words";
import { shapePath, type Tint, type Tints } from "../tint";

export interface BarsProps {
  readonly history: History;
  readonly lanes: Lanes;
  readonly scale: Scale;
  readonly sight: Sight;
  readonly tints: Tints;
  readonly label: string;
  readonly selected?: number | undefined;
  readonly hovered?: number | undefined;
  readonly anomaly?: Anomaly | undefined;
  /** Of each operation the moment at which it takes effect, and its place in that order. */
  readonly moments?: ReadonlyMap<number, number> | undefined;
  readonly places?: ReadonlyMap<number, number> | undefined;
  /** Nothing explains what came back then. */
  readonly blockedAt?: number | undefined;
  readonly hover?: (index: number | undefined) => void;
  readonly select?: (index: number) => void;
}

export function HistoryBarsView(props: BarsProps): JSX.Element {
  const { history, lanes, scale, sight, anomaly, selected, hovered } = props;
  const marked = new Set([...(anomaly?.operations ?? []), ...[selected, hovered].filter((one) => one !== undefined)]);
  const { bars, grains } = layBars(history, lanes, scale, sight, marked);
  const width = sight.right - sight.left;
  const height = heightOf(lanes, scale);
  return (
    <svg class={anomaly ? "history-bars has-anomaly" : "history-bars"} width={width} height={height} viewBox={`${sight.left} 0 ${width} ${height}`}
      role="img" aria-label={props.label}>
      <Patterns />
      {timeTicks(lanes, scale, sight).map(({ x, text }) => (
        <g class="tick"><path d={`M${x} ${scale.top - 6}V${height}`} /><text x={x} y={scale.top - 12}>{text}</text></g>
      ))}
      {lanes.lanes.map((_, at) => <path class="lane" d={`M${sight.left} ${yOf(scale, at)}H${sight.right}`} />)}
      <Beyond {...props} height={height} />
      <Path {...props} />
      {grains.map(({ y, status, xs }) => (
        <path class={`grain ${status}`} d={xs.map((x) => `M${x} ${y - scale.barHeight / 2}v${scale.barHeight}`).join("")} />
      ))}
      {bars.map((bar) => <BarView key={bar.index} bar={bar} props={props} />)}
      {anomaly && <Arrows {...props} anomaly={anomaly} others={bars.filter(({ text }) => text !== undefined)} />}
    </svg>
  );
}

/** Told apart in black and white too: slanted lines failed, dots may or may not have happened. */
const Patterns = (): JSX.Element => (
  <defs>
    <pattern id="failed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6" /></pattern>
    <pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="dots" cx="1.5" cy="1.5" r="1" /></pattern>
    <pattern id="beyond" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V9" /></pattern>
  </defs>
);

/** Past the response that nothing explains. */
function Beyond({ lanes, scale, sight, blockedAt, height }: BarsProps & { readonly height: number }): JSX.Element | null {
  if (blockedAt === undefined) return null;
  const x = xOf(lanes, scale, blockedAt);
  if (x > sight.right) return null;
  const from = Math.max(x, sight.left);
  return (
    <g class="beyond">
      <rect x={from} y={scale.top - 6} width={sight.right - from} height={height - scale.top + 6} />
      {x >= sight.left && <path d={`M${x} ${scale.top - 6}V${height}`} />}
    </g>
  );
}

/** From moment to moment through the lanes. */
function Path({ lanes, scale, sight, moments }: BarsProps): JSX.Element | null {
  if (moments === undefined) return null;
  const points: string[] = [];
  let before: string | undefined;
  for (const [index, time] of moments) {
    const [x, lane] = [xOf(lanes, scale, time), lanes.laneOf[index] as number];
    if (lane < 0) continue;
    const point = `${Math.round(x * 10) / 10} ${yOf(scale, lane)}`;
    if (x >= sight.left && x <= sight.right) {
      if (points.length === 0 && before !== undefined) points.push(before);
      points.push(point);
    } else if (points.length > 0) {
      points.push(point);
      break;
    }
    before = point;
    // Closer than this the path would only be a smear.
    if (points.length > 1_500) return null;
  }
  return points.length > 1 ? <path class="witness" d={`M${points.join("L")}`} /> : null;
}

/** What an operation left behind or found: what its colour says. */
export function tintOf(operation: Operation, tints: Tints): Tint | undefined {
  const { kind, input, output, status, object } = operation;
  const value = kind === "read" ? (status === "ok" ? output : undefined) : kind === "append" ? input : written(operation);
  return value === undefined || value === null ? undefined : tints.of(`${object}@${nameOf(value)}`);
}

function BarView({ bar: { index, x, y, width, text }, props }: { readonly bar: Bar; readonly props: BarsProps }): JSX.Element {
  const { history, scale, tints, anomaly, selected, hovered, hover, select } = props;
  const operation = history[index] as Operation;
  const tint = tintOf(operation, tints);
  const number = (anomaly?.operations.indexOf(index) ?? -1) + 1;
  const names = [
    "bar", operation.status, operation.kind === "read" || operation.output === false ? "finds" : "sets", tint?.className,
    index === selected && "selected", index === hovered && "lit", number > 0 && "wrong",
  ].filter(Boolean).join(" ");
  const [top, half] = [y - scale.barHeight / 2, scale.barHeight / 2];
  const outline = operation.status === "info" ? openEnd(x, top, width, scale.barHeight) : undefined;
  const [moment, place] = [props.moments?.get(index), props.places?.get(index)];
  const at = moment === undefined ? undefined : xOf(props.lanes, scale, moment);
  return (
    <g class={names} onMouseEnter={hover && (() => hover(index))} onMouseLeave={hover && (() => hover(undefined))} onClick={select && (() => select(index))}>
      <title>{`${index + 1}. ${client(operation.process)} ${did(operation)}`}</title>
      {outline === undefined ? <rect class="ground" x={x} y={top} width={width} height={scale.barHeight} rx="3" /> : <path class="ground" d={outline} />}
      {outline === undefined ? <rect class="body" x={x} y={top} width={width} height={scale.barHeight} rx="3" /> : <path class="body" d={outline} />}
      {width >= 16 && tint && <path class="mark" d={shapePath(tint.shape, x + 9, y, 4)} />}
      {text !== undefined && <text class="words" x={x + (tint ? 16 : 6)} y={y + 4}>{text}</text>}
      {at !== undefined && <path class="moment" d={momentPath(at, top, scale.barHeight)} />}
      {place !== undefined && width >= 22 && <text class="place" x={at === undefined ? x + 2 : at + 6} y={top - 1}>{place + 1}</text>}
      {number > 0 && <g class="badge-mark"><circle cx={x} cy={y - half} r="8" /><text x={x} y={y - half + 4}>{number}</text></g>}
    </g>
  );
}

/** A diamond above the bar, and a line through it that leaves its words free. */
const momentPath = (x: number, top: number, height: number): string =>
  `M${x} ${top - 3}v7M${x} ${top + height - 4}v7M${x} ${top - 7}l3.5 3.5l-3.5 3.5l-3.5 -3.5z`;

/** Open to the right, with an end like torn paper. */
function openEnd(x: number, top: number, width: number, height: number): string {
  const [tooth, right] = [Math.min(4, width / 3), x + width];
  const quarter = height / 4;
  return `M${right} ${top}H${x + 2}q-2 0 -2 2V${top + height - 2}q0 2 2 2H${right}`
    + `l${-tooth} ${-quarter}l${tooth} ${-quarter}l${-tooth} ${-quarter}l${tooth} ${-quarter}z`;
}

function Arrows({ history, lanes, scale, anomaly, sight, others }: BarsProps & { readonly anomaly: Anomaly; readonly others: readonly Bar[] }): JSX.Element {
  const shown = anomaly.operations.filter((index) => (lanes.laneOf[index] ?? -1) >= 0).map((index) => barOf(history, lanes, scale, index));
  const inSight = (index: number): boolean => shown.some((bar) => bar.index === index && bar.x < sight.right && bar.x + bar.width > sight.left);
  const near = ({ from, to }: { readonly from: number; readonly to: number }): boolean => inSight(from) || inSight(to);
  const cycle = layArrows(history, lanes, scale, anomaly.cycle.filter(near));
  // Where the circle leads from one to the other already, a second line beside it says nothing.
  const isLed = ({ from, to }: Edge): boolean =>
    anomaly.cycle.some((edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from));
  const known = layArrows(history, lanes, scale, anomaly.edges.filter((edge) => near(edge) && !isLed(edge)));
  return (
    <g class="arrows">
      {known.map(({ path, head }) => <g class="known"><path class="line" d={path} /><path class="head" d={head} /></g>)}
      {cycle.map(({ path, head }) => <g class="round"><path class="line" d={path} /><path class="head" d={head} /></g>)}
      {arrowWords([...cycle, ...known], [...shown, ...others], scale).map(({ what, x, y }) => <text class="reason" x={x} y={y + 4}>{what}</text>)}
    </g>
  );
}

/** The names of the lanes, to stand still at the left while time scrolls. */
export const LaneNames = ({ lanes, scale, width }: { readonly lanes: Lanes; readonly scale: Scale; readonly width: number }): JSX.Element => (
  <svg class="lane-names" width={width} height={heightOf(lanes, scale)} aria-hidden="true">
    {lanes.lanes.map((lane, at) => (
      <text x={width - 8} y={yOf(scale, at) + 4}><title>{lane.processes.join(", ")}</title>{laneTitle(lane)}</text>
    ))}
  </svg>
);
