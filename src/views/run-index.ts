// What a window of a run needs to know of the rest, kept as the run grows, so that it can be drawn at a cost that does not depend
// on the run's length: where each message was sent and ended, what happened at each node, how far the logical clocks are.
// Also hands out the tints, in the order of the run.
import type { World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { TraceEvent } from "../kernel/trace";
import type { Portrait } from "./portrait";
import { Tints } from "./tint";
import type { Track } from "./track";

export class RunIndex {
  readonly tints = new Tints();
  readonly #sent: (number | undefined)[] = [];
  readonly #ended: (number | undefined)[] = [];
  readonly #at = new Map<NodeId, number[]>();
  readonly #logical: number[] = [];
  #seen = 0;
  #linesMax = 0;

  constructor(readonly portrait: Portrait) {}

  /** The most lines any node's portrait has had, so that cards can be of one size for the whole run. */
  get linesMax(): number { return this.#linesMax; }

  /** Takes in what came since the last call. It must be the same run. */
  extend({ events, worlds }: Pick<Track, "events" | "worlds">): this {
    if (this.#seen === 0 && worlds[0]) for (const node of Object.keys(worlds[0].nodes)) this.#measure(node, worlds[0]);
    for (; this.#seen < events.length; this.#seen++) {
      const [event, after] = [events[this.#seen], worlds[this.#seen + 1]];
      if (!event || !after) break;
      this.#take(event);
      if (event.node !== undefined) this.#measure(event.node, after);
    }
    return this;
  }

  /** The event that sent a message; undefined for one that was under way from the start. */
  sentBy(packet: number): number | undefined { return this.#sent[packet]; }

  /** The event that delivered or dropped a message; undefined while it is under way. */
  endedBy(packet: number): number | undefined { return this.#ended[packet]; }

  /** The events at a node, in their order. */
  eventsAt(node: NodeId): readonly number[] { return this.#at.get(node) ?? []; }

  /** Lamport's clock: one more than the latest of the events that an event follows from. Undefined at no node. */
  logicalTime(event: number): number | undefined { return this.#logical[event] || undefined; }

  #measure(node: NodeId, world: World<unknown, unknown>): void {
    this.#linesMax = Math.max(this.#linesMax, this.portrait.node(world.nodes[node]?.state, node).lines.length);
  }

  #take(event: TraceEvent<unknown, unknown>): void {
    // A copy made on the way was sent when its original was.
    const origin = event.action.type === "duplicate" ? this.#sent[event.action.packet] : event.index;
    for (const packet of event.sent) {
      this.#sent[packet.id] = origin;
      this.tints.of(this.portrait.message(packet.message).tint);
    }
    if (event.action.type === "deliver" || event.action.type === "drop") this.#ended[event.action.packet] = event.index;
    if (event.node === undefined) {
      this.#logical.push(0);
      return;
    }
    this.#logical.push(1 + event.causes.reduce((latest, cause) => Math.max(latest, this.#logical[cause] ?? 0), 0));
    const line = this.#at.get(event.node);
    if (line) line.push(event.index);
    else this.#at.set(event.node, [event.index]);
  }
}
