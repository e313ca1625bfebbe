// The space-time diagram as numbers: a row a node, a column a step, for one window of a run. No SVG and no words here.
// Lays out only what crosses the window: the messages under way at its start, and what happens inside it.
import type { NetAction, Packet } from "../../kernel/world";
import type { NodeId } from "../../kernel/protocol";
import { type Agenda, packetKey } from "../../kernel/schedule";
import type { TraceEvent } from "../../kernel/trace";
import type { RunIndex } from "../run-index";
import type { Track } from "../track";

export interface Grid {
  readonly stepWidth: number;
  readonly rowHeight: number;
  readonly top: number;
  /** How far from the start of the run its rows are drawn at least, where there is room for more than its steps. */
  readonly reach?: number;
  /** Where steps do not stand side by side, because two runs share an axis. */
  readonly columns?: Columns;
}

export interface Columns {
  /** The first that is laid out, and the first that is not any more. */
  readonly from: number;
  readonly to: number;
  /** How many there are. */
  readonly length: number;
  ofEvent(event: number): number;
  ofState(state: number): number;
}

export interface Dot {
  readonly event: number;
  readonly x: number;
  readonly y: number;
  readonly type: NetAction<unknown>["type"];
  /** Both rows, for a link that is cut or healed. */
  readonly span?: readonly [number, number];
}

export interface Arrow {
  readonly packet: Packet<unknown>;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** How it ends: delivered, lost, or still under way at the end of the run. */
  readonly end: "delivered" | "lost" | "under way";
  /** A message of a node to itself bows out instead of running along the row. */
  readonly bow: boolean;
}

/** A time in which a node is up or down. */
export interface Span {
  readonly node: NodeId;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly up: boolean;
}

export interface SpaceTime {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly { readonly node: NodeId; readonly y: number }[];
  readonly spans: readonly Span[];
  readonly dots: readonly Dot[];
  readonly arrows: readonly Arrow[];
}

/** Where state `state` stands (between the steps before and after it), and where event `event` stands. */
export const stateX = ({ stepWidth, columns }: Grid, from: number, state: number): number =>
  (columns ? columns.ofState(state) - columns.from : state - from) * stepWidth;
export const eventX = ({ stepWidth, columns }: Grid, from: number, event: number): number =>
  ((columns ? columns.ofEvent(event) - columns.from : event - from) + 0.5) * stepWidth;

/** Where the run ends, its rows go on as far as there is room. */
function widthOf({ stepWidth, reach = 0, columns }: Grid, from: number, to: number, length: number): number {
  const [first, end, last] = columns ? [columns.from, columns.to, columns.length] : [from, to, length];
  const steps = (end - first) * stepWidth;
  return end < last ? steps : Math.max(steps, reach - first * stepWidth);
}

export function layOutSpaceTime(track: Track, index: RunIndex, from: number, to: number, grid: Grid): SpaceTime {
  const { nodes } = track.model;
  const rows = nodes.map((node, row) => ({ node, y: grid.top + (row + 0.5) * grid.rowHeight }));
  const yOf = new Map(rows.map(({ node, y }) => [node, y]));
  const place = new Placement(track, index, from, grid, yOf);
  const events = track.events.slice(from, to);
  const packets = [...(track.worlds[from]?.packets ?? []), ...events.flatMap(({ sent }) => sent)];
  const arrows = packets.map((packet) => place.arrow(packet));
  const byPacket = new Map(arrows.map((arrow) => [arrow.packet.id, arrow]));
  const width = widthOf(grid, from, to, track.events.length);
  return {
    from, to, rows, arrows, width,
    height: grid.top + nodes.length * grid.rowHeight,
    spans: nodes.flatMap((node) => spansOf(node, track, events, from, width, grid, yOf.get(node) ?? 0)),
    dots: events.map((event) => place.dot(event, event.packet && byPacket.get(event.packet.id))),
  };
}

class Placement {
  constructor(
    readonly track: Track, readonly index: RunIndex, readonly from: number, readonly grid: Grid,
    readonly yOf: ReadonlyMap<NodeId, number>,
  ) {}

  arrow(packet: Packet<unknown>): Arrow {
    const { track, index, grid, from } = this;
    const sent = index.sentBy(packet.id);
    const ended = index.endedBy(packet.id);
    const y1 = this.yOf.get(packet.from) ?? 0;
    const goal = this.yOf.get(packet.to) ?? 0;
    const x1 = sent === undefined ? stateX(grid, from, 0) : eventX(grid, from, sent);
    const ending = ended === undefined ? undefined : track.events[ended];
    const bow = packet.from === packet.to;
    if (ending?.action.type === "deliver") {
      return { packet, x1, y1, x2: eventX(grid, from, ending.index), y2: goal, end: "delivered", bow };
    }
    const last = ending?.index ?? track.events.length;
    const progress = Math.min(Math.max(this.#progress(packet, last), 0.2), 0.8);
    const x2 = ending ? eventX(grid, from, last) : stateX(grid, from, last);
    return { packet, x1, y1, x2, y2: y1 + (goal - y1) * progress, end: ending ? "lost" : "under way", bow };
  }

  dot(event: TraceEvent<unknown, unknown>, arrow: Arrow | undefined): Dot {
    const { action, index, node } = event;
    const x = eventX(this.grid, this.from, index);
    const base = { event: index, x, type: action.type };
    if (action.type === "cut" || action.type === "heal") {
      const [a, b] = [this.yOf.get(action.link[0]) ?? 0, this.yOf.get(action.link[1]) ?? 0];
      const upper = Math.min(a, b);
      // Between two rows, so that the sign stands on no node that the link only passes.
      return { ...base, y: upper + this.grid.rowHeight / 2, span: [upper, Math.max(a, b)] };
    }
    if (node !== undefined) return { ...base, y: this.yOf.get(node) ?? 0 };
    if (!arrow) return { ...base, y: this.grid.top };
    const along = arrow.x2 === arrow.x1 ? 1 : (x - arrow.x1) / (arrow.x2 - arrow.x1);
    return { ...base, y: arrow.y1 + (arrow.y2 - arrow.y1) * Math.min(Math.max(along, 0), 1) };
  }

  /** How far a message had come at a state, by the clock. */
  #progress(packet: Packet<unknown>, state: number): number {
    const agenda = this.track.agendas[state];
    return agenda ? progressOf(agenda, packet.id, agenda.now) : 0.5;
  }
}

/** How far along its way a message is at a time: 0 when sent, 1 when due. */
export function progressOf(agenda: Agenda<unknown>, packet: number, now: number): number {
  const appointment = agenda.due.get(packetKey(packet));
  if (!appointment) return 0.5;
  const { from, due } = appointment;
  return due <= from ? 1 : Math.min(Math.max((now - from) / (due - from), 0), 1);
}

function spansOf(
  node: NodeId, track: Track, events: readonly TraceEvent<unknown, unknown>[], from: number, width: number, grid: Grid, y: number,
): readonly Span[] {
  const spans: Span[] = [];
  let up = track.worlds[from]?.nodes[node]?.up !== false;
  let x1 = 0;
  for (const { action, index } of events) {
    if ((action.type !== "crash" && action.type !== "restart") || action.node !== node) continue;
    const x2 = eventX(grid, from, index);
    spans.push({ node, x1, x2, y, up });
    up = action.type === "restart";
    x1 = x2;
  }
  return [...spans, { node, x1, x2: width, y, up }];
}
