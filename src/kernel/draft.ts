// A world that is changed in place: what every transition works on, whether it is a pure function of a world or one of the
// million steps a second of a run that nobody watches. What is under way stands in columns of numbers, its places used again
// and again; a world as data is made from them when somebody asks.
import { longer } from "./due-heap";
import type { Span } from "./duration";
import type { FaultBudget, FaultKind, Link, Packet, Timer, World } from "./world";
import type { Places } from "./places";
import type { NodeId } from "./protocol";

/** Whoever must know of messages and timers as they come to be: the timetable, the log. */
export interface Witness {
  sent(slot: number, id: number, from: number, to: number, message: unknown): void;
  armed(slot: number, id: number, node: number, span: Span): void;
}

/** Timers come after all packets where both are counted in one order. */
const timersFrom = 2 ** 40;
const nothing = -1;

/** The delivery or the timer that goes by this order. */
export const happeningOf = (order: number): { type: "deliver"; packet: number } | { type: "fire"; timer: number } =>
  (order < timersFrom ? { type: "deliver", packet: order } : { type: "fire", timer: order - timersFrom });

export class Draft<S, M> {
  readonly nodes: readonly NodeId[];
  readonly states: S[] = [];
  readonly up: boolean[] = [];
  cuts: readonly Link[] = [];
  budget: FaultBudget;
  nextPacket = 0;
  nextTimer = 0;
  /** By slot: a packet's id, or a timer's after all packets'; `nothing` where the slot is free. */
  order = new Float64Array(8);
  /** By slot: where the packet is from, `nothing` for a timer; where either is bound for, or of a free slot the next that is free. */
  from = new Int32Array(8);
  to = new Int32Array(8);
  /** By slot: the message, or the timer's name. A free slot keeps what was there until it is used again. */
  readonly content: unknown[] = [];
  readonly #spans: (Span | undefined)[] = [];
  readonly #timersOf: number[][];
  /** The slot that became free last. */
  #free = nothing;
  #used = 0;
  #packetsChanged = true;
  #timersChanged = true;
  #world: World<S, M> | undefined;

  constructor(readonly places: Places, budget: FaultBudget, readonly timetable?: Witness, readonly log?: Witness) {
    this.nodes = places.nodes;
    this.budget = budget;
    this.#timersOf = places.nodes.map(() => []);
  }

  isTimer(slot: number): boolean { return (this.from[slot] as number) < 0; }
  timerId(slot: number): number { return (this.order[slot] as number) - timersFrom; }

  /** Where a packet under way stands. Throws with a sentence if it is not. */
  slotOfPacket(id: number): number {
    const slot = this.order.subarray(0, this.#used).indexOf(id);
    if (slot < 0 || id < 0) throw new Error(`message ${id} is not under way.`);
    return slot;
  }

  slotOfTimer(id: number): number {
    const slot = this.order.subarray(0, this.#used).indexOf(id + timersFrom);
    if (slot < 0 || id < 0) throw new Error(`there is no armed timer ${id}.`);
    return slot;
  }

  send(from: number, to: number, message: M): void {
    const id = this.nextPacket++;
    const slot = this.#take(id, from, to, message);
    this.#packetsChanged = true;
    this.timetable?.sent(slot, id, from, to, message);
    this.log?.sent(slot, id, from, to, message);
  }

  /** Arms a timer; one of the same name at the same node gives way. */
  arm(node: number, name: string, span: Span): void {
    this.disarm(node, name);
    const id = this.nextTimer++;
    const slot = this.#take(timersFrom + id, nothing, node, name);
    this.#spans[slot] = span;
    this.timersAt(node).push(slot);
    this.#timersChanged = true;
    this.timetable?.armed(slot, id, node, span);
    this.log?.armed(slot, id, node, span);
  }

  disarm(node: number, name: string): void {
    for (const slot of this.timersAt(node)) if (this.content[slot] === name) return this.release(slot);
  }

  disarmAll(node: number): void {
    for (const own = this.timersAt(node); own.length > 0;) this.release(own[0] as number);
  }

  /** The slots of a node's timers. */
  timersAt(node: number): number[] { return this.#timersOf[node] as number[]; }

  /** Takes a packet or a timer out of the world. */
  release(slot: number): void {
    if (this.isTimer(slot)) this.#stop(slot);
    else this.#packetsChanged = true;
    this.order[slot] = nothing;
    this.to[slot] = this.#free;
    this.#free = slot;
  }

  #stop(slot: number): void {
    const own = this.timersAt(this.to[slot] as number);
    own.splice(own.indexOf(slot), 1);
    this.#timersChanged = true;
  }

  spend(kind: FaultKind): void {
    if (this.budget[kind] <= 0) throw new Error(`no ${kind} is left in the fault budget.`);
    this.budget = { ...this.budget, [kind]: this.budget[kind] - 1 };
  }

  /** The slots of all packets under way, by their ids. */
  packetSlots(): number[] { return this.#slots((order) => order !== nothing && order < timersFrom); }
  timerSlots(): number[] { return this.#slots((order) => order >= timersFrom); }

  packet(slot: number): Packet<M> {
    return {
      id: this.order[slot] as number, from: this.nodes[this.from[slot] as number] as NodeId, to: this.nodes[this.to[slot] as number] as NodeId,
      message: this.content[slot] as M,
    };
  }

  timer(slot: number): Timer {
    return {
      id: this.timerId(slot), node: this.nodes[this.to[slot] as number] as NodeId, timer: this.content[slot] as string,
      after: this.#spans[slot] as Span,
    };
  }

  /** The world as data. What has not changed since the last time is the same object. */
  world(): World<S, M> {
    const last = this.#world;
    const next: World<S, M> = {
      nodes: this.#nodesSince(last),
      packets: last && !this.#packetsChanged ? last.packets : sameWhere(this.packetSlots().map((slot) => this.packet(slot)), last?.packets),
      timers: last && !this.#timersChanged ? last.timers : sameWhere(this.timerSlots().map((slot) => this.timer(slot)), last?.timers),
      cuts: this.cuts, budget: this.budget, nextPacket: this.nextPacket, nextTimer: this.nextTimer,
    };
    this.#packetsChanged = this.#timersChanged = false;
    const same = last && next.nodes === last.nodes && next.packets === last.packets && next.timers === last.timers
      && next.cuts === last.cuts && next.budget === last.budget;
    return (this.#world = same ? last : next);
  }

  /** Becomes a world. */
  load(world: World<S, M>): this {
    for (let slot = 0; slot < this.#used; slot++) if (this.order[slot] !== nothing) this.release(slot);
    this.nodes.forEach((id, place) => {
      const held = world.nodes[id];
      if (!held) throw new Error(`there is no node ${id}.`);
      this.states[place] = held.state;
      this.up[place] = held.up;
    });
    for (const packet of world.packets) {
      this.#take(packet.id, this.places.of(packet.from), this.places.of(packet.to), packet.message);
    }
    for (const timer of world.timers) {
      const slot = this.#take(timersFrom + timer.id, nothing, this.places.of(timer.node), timer.timer);
      this.#spans[slot] = timer.after;
      this.timersAt(this.places.of(timer.node)).push(slot);
    }
    this.cuts = world.cuts;
    this.budget = world.budget;
    this.nextPacket = world.nextPacket;
    this.nextTimer = world.nextTimer;
    this.#packetsChanged = this.#timersChanged = false;
    this.#world = world;
    return this;
  }

  #nodesSince(last: World<S, M> | undefined): World<S, M>["nodes"] {
    const nodes: Record<NodeId, { readonly up: boolean; readonly state: S }> = {};
    let same = last !== undefined;
    for (const [place, id] of this.nodes.entries()) {
      const [before, state, up] = [last?.nodes[id], this.states[place] as S, this.up[place] as boolean];
      const unchanged = before !== undefined && before.state === state && before.up === up;
      nodes[id] = unchanged ? before : { up, state };
      same &&= unchanged;
    }
    return same && last ? last.nodes : nodes;
  }

  #slots(wanted: (order: number) => boolean): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < this.#used; slot++) if (wanted(this.order[slot] as number)) found.push(slot);
    return found.sort((a, b) => (this.order[a] as number) - (this.order[b] as number));
  }

  #take(order: number, from: number, to: number, content: unknown): number {
    const slot = this.#free === nothing ? this.#unused() : this.#free;
    this.#free = this.to[slot] as number;
    this.order[slot] = order;
    this.from[slot] = from;
    this.to[slot] = to;
    this.content[slot] = content;
    return slot;
  }

  #unused(): number {
    if (this.#used === this.order.length) {
      this.order = longer(this.order);
      this.from = longer(this.from);
      this.to = longer(this.to);
    }
    this.to[this.#used] = nothing;
    return this.#used++;
  }
}

/** A list by ids; what was in it the last time is the same object. */
function sameWhere<T extends { readonly id: number }>(list: T[], last: readonly T[] = []): readonly T[] {
  let at = 0;
  for (const [index, { id }] of list.entries()) {
    while (at < last.length && (last[at] as T).id < id) at++;
    const known = last[at];
    if (known?.id === id) list[index] = known;
  }
  return list;
}
