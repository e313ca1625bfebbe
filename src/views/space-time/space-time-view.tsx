// The space-time diagram as SVG: time runs to the right, a row a node. What lies ahead of the playhead is faint.
// As few elements as will do, for while a reader scrubs all of it is new in every frame; pointing is answered by the layout.
import type { JSX, SVGAttributes } from "preact";
import { plain } from "../../kernel/fragment";
import { type Cone, type Relation, relations } from "../causal";
import { memo } from "../memo";
import type { Placed } from "./labels";
import { narrate } from "../narration";
import type { Ink } from "../phrase-view";
import type { RunIndex } from "../run-index";
import { type Arrow, type Dot, eventX, type Grid, type SpaceTime, stateX } from "./space-time";
import type { Track } from "../track";
import { LayersView } from "./layer-view";
import type { DrawnLayer } from "./layers";
import { ArrowView } from "./space-time-arrow";
import { subjectAt } from "./space-time-hit";
import type { ArrowLabel } from "./space-time-labels";
import type { Gestures, Handle, Subject } from "../subject";
import { shapePath } from "../tint";

export interface SpaceTimeProps {
  readonly track: Track;
  readonly layout: SpaceTime;
  readonly grid: Grid;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly labels: readonly Placed<ArrowLabel>[];
  readonly cursor: number;
  readonly selected?: number | undefined;
  /** The past and the future of the selected event, to be shown along the rows. */
  readonly cone?: Cone | undefined;
  /** Relations between events that are laid over the diagram. */
  readonly layers?: readonly DrawnLayer[];
  readonly label: string;
  /** Where the playhead stands, if it is another run's. */
  readonly playhead?: number | undefined;
  /** The axis, where it is part of the same picture. */
  readonly children?: JSX.Element;
}

export function SpaceTimeView(props: SpaceTimeProps): JSX.Element {
  const { track, layout, grid, index, ink, labels, cursor, selected, cone, label } = props;
  const playX = props.playhead ?? stateX(grid, layout.from, cursor);
  const relation = relations(track.events, layout.from, layout.to, selected);
  const tintOf = (arrow: Arrow): string | undefined => ink.portrait.message(arrow.packet.message).tint;
  return (
    <svg class={relation ? "space-time has-selection" : "space-time"} width={layout.width} height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={label} {...pointing(layout, ink.gestures)}>
      {props.children}
      {props.layers && <LayersView layers={props.layers} track={track} layout={layout} grid={grid} cursor={cursor} />}
      {cone && <ConeView cone={cone} layout={layout} grid={grid} />}
      {layout.spans.map(({ x1, x2, y, up, node }) => (
        <path class={["row", !up && "down", up && ink.lit?.nodes.has(node) && "lit"].filter(Boolean).join(" ")} d={`M${x1} ${y}H${x2}`} />
      ))}
      {layout.arrows.map((arrow) => {
        const tint = tintOf(arrow);
        return (
          <ArrowView arrow={arrow} playX={Math.min(Math.max(playX, arrow.x1), arrow.x2)} tint={ink.tints.of(tint)} lit={isLit(arrow, ink, tint)}
            relation={arrowRelation(arrow, index, relation)} />
        );
      })}
      {labels.map(({ what, x, y }) => (
        <text class={`arrow-label ${ink.tints.of(tintOf(what.arrow))?.className ?? ""}${Math.min(what.arrow.x1, x) > playX ? " ahead" : ""}`}
          x={x} y={y + 4}>{what.text}</text>
      ))}
      {playX >= 0 && playX <= layout.width && (
        <path class="playhead" d={`M${playX} ${layout.height}V${grid.top - 1}l-4 -6h8l-4 6`} />
      )}
      {layout.dots.map((dot) => (
        <DotView dot={dot} track={track} ink={ink} ahead={dot.event >= cursor} current={dot.event === cursor - 1} selected={dot.event === selected}
          relation={relation?.get(dot.event)} />
      ))}
    </svg>
  );
}

/** The past as a filled band along each row, the future as an outlined one: told apart without colour. */
function ConeView({ cone, layout, grid }: { readonly cone: Cone; readonly layout: SpaceTime; readonly grid: Grid }): JSX.Element {
  const clip = (x: number): number => Math.min(Math.max(x, -20), layout.width + 20);
  const band = (x1: number, x2: number, y: number): string => (x2 <= x1 ? "" : `M${x1} ${y - 8}H${x2}V${y + 8}H${x1}Z`);
  const place = (event: number): number => eventX(grid, layout.from, event);
  const bands = layout.rows.map(({ node, y }) => {
    const line = cone.lines.find((other) => other.node === node);
    return {
      past: line?.past === undefined ? "" : band(-20, clip(place(line.past) + 9), y),
      future: line?.future === undefined ? "" : band(clip(place(line.future) - 9), layout.width + 20, y),
    };
  });
  return (
    <>
      <path class="cone past" d={bands.map(({ past }) => past).join("")} />
      <path class="cone future" d={bands.map(({ future }) => future).join("")} />
    </>
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

interface DotProps extends Pick<SpaceTimeProps, "track" | "ink"> {
  readonly dot: Dot;
  readonly ahead: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly relation: Relation | undefined;
}

const DotView = memo(({ dot, track, ink, ahead, current, selected, relation }: DotProps): JSX.Element | null => {
  const [event, before] = [track.events[dot.event], track.worlds[dot.event]];
  if (!event) return null;
  const message = event.packet?.message ?? event.sent[0]?.message;
  const tint = message === undefined ? undefined : ink.tints.of(ink.portrait.message(message).tint);
  const lit = ink.lit?.events.has(dot.event) || (tint !== undefined && ink.lit?.tint === tint.key);
  const names = ["dot", dot.type, tint?.className, relation, ahead && "ahead", selected && "selected"];
  const ring = (name: string, r: number): JSX.Element => <circle class={name} cx={dot.x} cy={dot.y} r={r} />;
  return (
    <>
      {lit && ring("dot-lit", 10)}
      {current && ring("dot-current", 10)}
      {selected && ring("dot-halo", 9.5)}
      <path class={names.filter(Boolean).join(" ")} d={glyph(dot, tint?.shape ?? "circle", relation)}>
        {/* What answers to no pointer carries its words with it. */}
        {!ink.gestures && before && <title>{`${dot.event + 1}. ${plain(narrate(event, before, ink.portrait).what, (name) => ink.portrait.word(name))}`}</title>}
      </path>
    </>
  );
});

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

type Mouse = MouseEvent & { readonly currentTarget: SVGSVGElement };

/** Gestures of the mouse on the whole picture. The keyboard has the list of events, which says the same. */
function pointing(layout: SpaceTime, gestures: Gestures | undefined): SVGAttributes<SVGSVGElement> {
  const at = ({ clientX, clientY, currentTarget }: Mouse): Subject | undefined => {
    const box = currentTarget.getBoundingClientRect();
    return subjectAt(layout, clientX - box.left, clientY - box.top);
  };
  if (!gestures) return {};
  return {
    onMouseMove: (event) => {
      const subject = at(event);
      event.currentTarget.style.cursor = subject ? "pointer" : "";
      gestures.hover?.(subject);
    },
    onMouseLeave: () => gestures.hover?.(undefined),
    onClick: (event) => {
      const subject = at(event);
      if (subject?.kind === "event") gestures.select?.(subject);
      else if (subject) gestures.act?.(subject, handleAt(event));
    },
  };
}

/** What a menu opens beside: the point that was pressed. */
const handleAt = ({ clientX, clientY }: Mouse): Handle => ({ getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) });

/** The names of the rows, to stand still at the left while time scrolls. */
export const RowNames = ({ layout, width, ink }: { readonly layout: SpaceTime; readonly width: number; readonly ink: Ink }): JSX.Element => (
  <svg class="row-names" width={width} height={layout.height} aria-hidden="true">
    {layout.rows.map(({ node, y }) => (
      <text class={ink.lit?.nodes.has(node) ? "lit" : ""} x={width - 8} y={y + 4}>{node}</text>
    ))}
  </svg>
);
