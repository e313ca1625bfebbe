// One message in the space-time diagram: solid once it has arrived, dashed while under way, faint ahead of the playhead.
import type { JSX } from "preact";
import type { Relation } from "./causal";
import type { Arrow } from "./space-time";
import { BOW } from "./space-time-labels";
import type { Gestures } from "./subject";
import type { Tint } from "./tint";

interface ArrowProps {
  readonly arrow: Arrow;
  readonly playX: number;
  readonly tint: Tint | undefined;
  readonly lit: boolean;
  readonly relation: Relation | undefined;
  readonly gestures: Gestures | undefined;
}

export function ArrowView({ arrow, playX, tint, lit, relation, gestures }: ArrowProps): JSX.Element {
  const { packet } = arrow;
  const names = ["arrow", arrow.end.replace(" ", "-"), tint?.className, relation, lit && "lit"].filter(Boolean).join(" ");
  const subject = { kind: "packet", packet: packet.id } as const;
  return (
    <g class={names}
      {...(gestures?.hover ? { onMouseEnter: () => gestures.hover?.(subject), onMouseLeave: () => gestures.hover?.(undefined) } : {})}
      {...(gestures?.act ? { onClick: (event: MouseEvent) => gestures.act?.(subject, event.currentTarget as Element) } : {})}>
      <path class="reach" d={wholePath(arrow)} />
      {strokes(arrow, playX)}
    </g>
  );
}

function strokes(arrow: Arrow, playX: number): JSX.Element {
  const { x1, x2, end } = arrow;
  const head = end === "delivered" ? <path class={x2 > playX ? "head ahead" : "head"} d={headPath(arrow)} /> : null;
  if (x1 >= playX) return <><path class="line ahead" d={wholePath(arrow)} />{head}</>;
  if (x2 <= playX && end !== "under way") return <><path class="line" d={wholePath(arrow)} />{head}</>;
  if (arrow.bow) return <><path class="line waiting" d={wholePath(arrow)} />{head}</>;
  const t = x2 === x1 ? 1 : Math.min((playX - x1) / (x2 - x1), 1);
  const [px, py] = [x1 + (x2 - x1) * t, arrow.y1 + (arrow.y2 - arrow.y1) * t];
  return (
    <>
      <path class="line waiting" d={`M${x1} ${arrow.y1}L${px} ${py}`} />
      {t < 1 && <path class="line ahead" d={`M${px} ${py}L${arrow.x2} ${arrow.y2}`} />}
      {head}
    </>
  );
}

function wholePath({ x1, y1, x2, y2, bow }: Arrow): string {
  return bow ? `M${x1} ${y1}Q${(x1 + x2) / 2} ${y1 - 2 * BOW} ${x2} ${y2}` : `M${x1} ${y1}L${x2} ${y2}`;
}

/** The head's tip touches the edge of the event's sign, not its centre. */
function headPath({ x1, y1, x2, y2, bow }: Arrow): string {
  const [dx, dy] = bow ? [(x2 - x1) / 2, 2 * BOW] : [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [tx, ty] = [x2 - ux * 6, y2 - uy * 6];
  const [bx, by] = [tx - ux * 7, ty - uy * 7];
  return `M${tx} ${ty}L${bx - uy * 3.2} ${by + ux * 3.2}L${bx + uy * 3.2} ${by - ux * 3.2}Z`;
}
