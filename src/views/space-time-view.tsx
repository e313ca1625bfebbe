// The space-time diagram as SVG: time runs to the right, a row a node. What lies ahead of the playhead is faint.
import type { JSX, SVGAttributes } from "preact";
import { plain } from "../kernel/fragment";
import { relations, type Relation } from "./causal";
import { narrate } from "./narration";
import type { Ink } from "./phrase-view";
import type { RunIndex } from "./run-index";
import { type Arrow, type Dot, type Grid, type SpaceTime, stateX, type Track } from "./space-time";
import { ArrowView } from "./space-time-arrow";
import { arrowLabels, timeTicks } from "./space-time-labels";
import type { Gestures, Subject } from "./subject";
import { shapePath } from "./tint";

export interface SpaceTimeProps {
  readonly track: Track;
  readonly layout: SpaceTime;
  readonly grid: Grid;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly cursor: number;
  readonly selected?: number | undefined;
  readonly label: string;
}

export function SpaceTimeView(props: SpaceTimeProps): JSX.Element {
  const { track, layout, grid, index, ink, cursor, selected, label } = props;
  const playX = stateX(grid, layout.from, cursor);
  const relation = relations(track.events, layout.from, layout.to, selected);
  const litPackets = ink.lit?.packets ?? new Set<number>();
  const tintOf = (arrow: Arrow): string | undefined => ink.portrait.message(arrow.packet.message).tint;
  return (
    <svg class={relation ? "space-time has-selection" : "space-time"} width={layout.width} height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={label}>
      {timeTicks(layout, track, grid, ink.portrait).map(({ x, text }) => (
        <g class="tick"><path d={`M${x} ${grid.top - 4}v4`} /><text x={x} y={grid.top - 12}>{text}</text></g>
      ))}
      {layout.spans.map(({ x1, x2, y, up, node }) => up
        ? <path class={ink.lit?.nodes.has(node) ? "row lit" : "row"} d={`M${x1} ${y}H${x2}`} />
        : <path class="row down" d={`M${x1} ${y}H${x2}`} />)}
      {layout.arrows.map((arrow) => (
        <ArrowView arrow={arrow} playX={playX} tint={ink.tints.of(tintOf(arrow))} lit={isLit(arrow, ink, tintOf(arrow))}
          relation={arrowRelation(arrow, index, relation)} gestures={ink.gestures} />
      ))}
      {arrowLabels(layout, ink.portrait, litPackets, (packet) => index.sentBy(packet)).map(({ what, x, y }) => (
        <text class={`arrow-label ${ink.tints.of(tintOf(what.arrow))?.className ?? ""}${Math.min(what.arrow.x1, x) > playX ? " ahead" : ""}`}
          x={x} y={y + 4}>{what.text}</text>
      ))}
      {cursor >= layout.from && cursor <= layout.to && <path class="playhead" d={`M${playX} ${layout.height}V${grid.top}l-4.5 -8h9l-4.5 8`} />}
      {layout.dots.map((dot) => (
        <DotView dot={dot} props={props} ahead={dot.event >= cursor} relation={relation?.get(dot.event)} />
      ))}
    </svg>
  );
}

const isLit = ({ packet }: Arrow, { lit }: Ink, tint: string | undefined): boolean =>
  lit !== undefined && (lit.packets.has(packet.id) || (tint !== undefined && lit.tint === tint));

/** An arrow belongs to the past or the future of an event when both its ends do. */
function arrowRelation(
  { packet, end }: Arrow, index: RunIndex, relation: ReadonlyMap<number, Relation> | undefined,
): Relation | undefined {
  if (!relation) return undefined;
  const [sent, ended] = [index.sentBy(packet.id), end === "delivered" ? index.endedBy(packet.id) : undefined];
  const first = sent === undefined ? undefined : relation.get(sent);
  const second = ended === undefined ? undefined : relation.get(ended);
  if (second === "before" || second === "self") return "before";
  return first === "after" || first === "self" ? "after" : "concurrent";
}

interface DotProps {
  readonly dot: Dot;
  readonly props: SpaceTimeProps;
  readonly ahead: boolean;
  readonly relation: Relation | undefined;
}

function DotView({ dot, props: { track, ink, cursor, selected }, ahead, relation }: DotProps): JSX.Element | null {
  const event = track.events[dot.event];
  const before = track.worlds[dot.event];
  if (!event || !before) return null;
  const message = event.packet?.message ?? event.sent[0]?.message;
  const tint = message === undefined ? undefined : ink.tints.of(ink.portrait.message(message).tint);
  const lit = ink.lit?.events.has(dot.event) || (tint !== undefined && ink.lit?.tint === tint.key);
  const names = [
    "dot", dot.type, tint?.className, relation, ahead && "ahead", lit && "lit",
    dot.event === selected && "selected", dot.event === cursor - 1 && "current",
  ].filter(Boolean).join(" ");
  const title = plain(narrate(event, before, ink.portrait).what, (name) => ink.portrait.word(name));
  return (
    <g class={names} {...pressing({ kind: "event", event: dot.event }, ink.gestures)}>
      <title>{`${dot.event + 1}. ${title}`}</title>
      <circle class="reach" cx={dot.x} cy={dot.y} r="10" />
      {dot.event === selected && <circle class="halo" cx={dot.x} cy={dot.y} r="9.5" />}
      <path class="glyph" d={glyph(dot, tint?.shape ?? "circle", relation)} />
    </g>
  );
}

/** What an event looks like: a delivery is its message's shape, everything else has a sign of its own. */
function glyph({ type, x, y, span }: Dot, shape: Parameters<typeof shapePath>[0], relation: Relation | undefined): string {
  const r = relation === "concurrent" ? 3 : 5;
  switch (type) {
    case "deliver": return shapePath(shape, x, y, r);
    case "input": return `${shapePath(shape, x, y, r)}M${x} ${y - 17}v8m-3.5 -4l3.5 4l3.5 -4`;
    case "fire": return `${shapePath(shape, x, y, r)}M${x - 4} ${y - 14}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0m4 -3v3h2.5`;
    case "crash":
    case "drop": return `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`;
    case "restart": return `M${x - 5} ${y + 4}l5 -9l5 9z`;
    case "skew":
    case "drift": return `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0m5 -3v3l2.5 1.5`;
    case "duplicate": return `M${x - 5} ${y - 2.5}h10m-10 5h10`;
    case "delay": return `M${x - 2.5} ${y - 5}v10m5 -10v10`;
    case "cut":
    case "heal": {
      const [top, bottom] = span ?? [y, y];
      const sign = type === "cut" ? `M${x - 5} ${y + 2}l10 -6m-10 8l10 -6` : `M${x - 4} ${y}l3 3l6 -7`;
      return `M${x} ${top}V${y - 7}M${x} ${y + 7}V${bottom}${sign}`;
    }
  }
}

/** Mouse gestures on a part of a picture. The keyboard has the list of events, which says the same. */
export const pressing = (subject: Subject, gestures: Gestures | undefined): SVGAttributes<SVGGElement> => ({
  ...(gestures?.hover ? { onMouseEnter: () => gestures.hover?.(subject), onMouseLeave: () => gestures.hover?.(undefined) } : {}),
  ...(gestures?.select ? { onClick: () => gestures.select?.(subject) } : {}),
});

/** The names of the rows, to stand still at the left while time scrolls. */
export const RowNames = ({ layout, width, ink }: { readonly layout: SpaceTime; readonly width: number; readonly ink: Ink }): JSX.Element => (
  <svg class="row-names" width={width} height={layout.height} aria-hidden="true">
    {layout.rows.map(({ node, y }) => (
      <text class={ink.lit?.nodes.has(node) ? "lit" : ""} x={width - 8} y={y + 4}>{node}</text>
    ))}
  </svg>
);
