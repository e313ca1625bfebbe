// Two runs beside one another: how far they go the same way, where each step of either stands on one axis of time, and which nodes
// could tell the one run from the other. Runs that grow are taken in where they were left, so that playing on costs a step a step.
import { sameContent } from "../../kernel/canonical";
import type { NodeId } from "../../kernel/protocol";
import type { TraceEvent } from "../../kernel/trace";
import type { RunIndex } from "../run-index";
import type { Track } from "../track";

export type Side = "here" | "there";

export interface Compared {
  readonly track: Pick<Track, "model" | "events" | "worlds">;
  readonly index: RunIndex;
}

type AnyEvent = TraceEvent<unknown, unknown>;

/**
 * Columns: the steps that both begin with have one each. After that what happens at one time has one column, and what happens at
 * another time another, in its order. Beyond the end of the shorter run the columns are the other's alone, and are not written down.
 */
export class Comparison {
  readonly #columns: Readonly<Record<Side, number[]>> = { here: [], there: [] };
  /** How many events of a node are the same to it in both runs, and whether the next is not. */
  readonly #alike = new Map<NodeId, { same: number; apart: boolean }>();
  #shared = 0;
  #parted: boolean;
  #merged = 0;

  constructor(readonly here: Compared, readonly there: Compared) {
    this.#parted = !sameContent(here.track.worlds[0]?.nodes, there.track.worlds[0]?.nodes);
  }

  /** Takes in what came since the last call. They must be the same runs. */
  extend(): this {
    const [{ events: ours, worlds }, { events: theirs, worlds: otherWorlds }] = [this.here.track, this.there.track];
    while (!this.#parted && this.#shared < Math.min(ours.length, theirs.length)) {
      const [one, other, at] = [ours[this.#shared], theirs[this.#shared], this.#shared];
      this.#parted = !one || !other || !sameStep(one, other) || !sameAfter(worlds[at + 1], otherWorlds[at + 1], one.node);
      if (!this.#parted) this.#shared++;
    }
    const { here, there } = this.#columns;
    for (;;) {
      const [one, other] = [ours[this.#shared + here.length], theirs[this.#shared + there.length]];
      if (!one || !other) break;
      const column = this.#shared + this.#merged++;
      if (one.at <= other.at) here.push(column);
      if (other.at <= one.at) there.push(column);
    }
    for (const node of this.here.track.model.nodes) this.#extendAt(node);
    return this;
  }

  /** How many steps the two begin with alike: the same actions, doing the same. */
  get shared(): number { return this.#shared; }

  /** Whether they differ before the first step. */
  get otherStart(): boolean { return this.#parted && this.#shared === 0 && !sameContent(this.here.track.worlds[0]?.nodes, this.there.track.worlds[0]?.nodes); }

  /** How many columns both together take. */
  get length(): number { return Math.max(this.stateAt("here", this.here.track.events.length), this.stateAt("there", this.there.track.events.length)); }

  columnOf(side: Side, event: number): number {
    const beyond = event - this.#shared;
    if (beyond < 0) return event;
    const known = this.#columns[side];
    return known[beyond] ?? this.#shared + this.#merged + beyond - known.length;
  }

  /** Where a state stands: just after the step that led to it. */
  stateAt(side: Side, state: number): number { return state === 0 ? 0 : this.columnOf(side, state - 1) + 1; }

  /** How many steps of a run stand before a column: the state it is in there. */
  stepsBefore(side: Side, column: number): number {
    let [low, high] = [0, this[side].track.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.columnOf(side, middle) >= column) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The state of the other run at the time of a state of this one. */
  across(from: Side, state: number): number { return this.stepsBefore(from === "here" ? "there" : "here", this.stateAt(from, state)); }

  /** The first event of a node by which it could tell which run it is in; undefined where it cannot, as far as both go. */
  tellsAt(side: Side, node: NodeId): number | undefined {
    const alike = this.#alike.get(node);
    return alike?.apart ? this[side].index.eventsAt(node)[alike.same] : undefined;
  }

  #extendAt(node: NodeId): void {
    const alike = this.#alike.get(node) ?? { same: 0, apart: false };
    this.#alike.set(node, alike);
    const [ours, theirs] = [this.here.index.eventsAt(node), this.there.index.eventsAt(node)];
    while (!alike.apart && alike.same < Math.min(ours.length, theirs.length)) {
      const [a, b] = [ours[alike.same] ?? 0, theirs[alike.same] ?? 0];
      // What both begin with needs no second look.
      alike.apart = !(a === b && a < this.#shared) && !this.#sameTo(node, a, b);
      if (!alike.apart) alike.same++;
    }
  }

  #sameTo(node: NodeId, a: number, b: number): boolean {
    const [one, other] = [this.here.track.events[a], this.there.track.events[b]];
    return one !== undefined && other !== undefined && sameToNode(one, other)
      && sameAfter(this.here.track.worlds[a + 1], this.there.track.worlds[b + 1], node);
  }
}

const sameStep = (one: AnyEvent, other: AnyEvent): boolean =>
  one.at === other.at && sameContent(one.action, other.action) && sameSendings(one, other);

/** What a node notices of an event: which message from whom, or which request; not when, nor what the network calls it. */
const sameToNode = (one: AnyEvent, other: AnyEvent): boolean =>
  one.action.type === other.action.type && one.packet?.from === other.packet?.from && sameContent(one.packet?.message, other.packet?.message)
  && (one.action.type !== "input" || sameContent(one.action, other.action)) && sameSendings(one, other);

const sameSendings = (one: AnyEvent, other: AnyEvent): boolean =>
  one.sent.length === other.sent.length
  && one.sent.every(({ to, message }, at) => to === other.sent[at]?.to && sameContent(message, other.sent[at]?.message));

const sameAfter = (one: Track["worlds"][number] | undefined, other: Track["worlds"][number] | undefined, node: NodeId | undefined): boolean =>
  node === undefined || sameContent(one?.nodes[node], other?.nodes[node]);
