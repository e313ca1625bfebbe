// One message in the space-time diagram: solid once it has arrived, dashed while under way, faint ahead of the playhead.
// One path where it can be, since a long run shows many: the line is stroked, the head is filled as well.
import type { JSX } from "preact";
import type { Relation } from "../causal";
import { memo } from "../memo";
import type { Arrow } from "./space-time";
import { BOW } from "./space-time-labels";
import type { Tint } from "../tint";

interface ArrowProps {
  readonly arrow: Arrow;
  /** Where the playhead stands, no further than the arrow's own ends: most arrows are not touched by it. */
  readonly playX: number;
  readonly tint: Tint | undefined;
  readonly lit: boolean;
  readonly relation: Relation | undefined;
}

export const ArrowView = memo(({ arrow, playX, tint, lit, relation }: ArrowProps): JSX.Element => {
  const { x1, x2, end, bow } = arrow;
  const names = ["arrow", end === "lost" && "lost", bow && "bow", tint?.className, relation, lit && "lit"].filter(Boolean).join(" ");
  const [line, head] = [wholePath(arrow), end === "delivered" ? headPath(arrow) : ""];
  // A curve would be filled like a head, so its head is a path of its own.
  const strokes = (phase: string): JSX.Element => (bow
    ? <><path class={`${names}${phase}`} d={line} />{head !== "" && <path class={`${names.replace(" bow", "")}${phase} tip`} d={head} />}</>
    : <path class={`${names}${phase}`} d={line + head} />);
  if (x1 >= playX) return strokes(" ahead");
  if (x2 <= playX && end !== "under way") return strokes("");
  if (bow) return strokes(" waiting");
  const t = x2 === x1 ? 1 : Math.min((playX - x1) / (x2 - x1), 1);
  const [px, py] = [round(x1 + (x2 - x1) * t), round(arrow.y1 + (arrow.y2 - arrow.y1) * t)];
  return (
    <>
      <path class={`${names} waiting`} d={`M${x1} ${arrow.y1}L${px} ${py}`} />
      {t < 1 && <path class={`${names} ahead`} d={`M${px} ${py}L${arrow.x2} ${arrow.y2}${head}`} />}
    </>
  );
});

function wholePath({ x1, y1, x2, y2, bow }: Arrow): string {
  return bow ? `M${x1} ${y1}Q${(x1 + x2) / 2} ${y1 - 2 * BOW} ${x2} ${y2}` : `M${x1} ${y1}L${x2} ${y2}`;
}

/** The head's tip touches the edge of the event's sign, not its centre. */
function headPath({ x1, y1, x2, y2, bow }: Arrow): string {
  const [dx, dy] = bow ? [(x2 - x1) / 2, 2 * BOW] : [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [tx, ty] = [x2 - ux * 6.5, y2 - uy * 6.5];
  const [bx, by] = [tx - ux * 6.5, ty - uy * 6.5];
  return `M${round(tx)} ${round(ty)}L${round(bx - uy * 2.8)} ${round(by + ux * 2.8)}L${round(bx + uy * 2.8)} ${round(by - ux * 2.8)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
