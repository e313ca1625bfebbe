// A world that is changed in place: what every transition works on, whether it is a pure function of a world or one of the
// million steps a second of a run that nobody watches. What is under way stands in notices; a world as data is made from them
// when somebody asks.
import type { Span } from "./duration";
import { Notice, orderOfTimer } from "./notice";
import type { FaultBudget, FaultKind, Link, Packet, Timer, World } from "./world";
import type { Places } from "./places";
import type { NodeId } from "./protocol";

/** Whoever must know of messages and timers as they come to be: the timetable, the log. */
export interface Witness {
  sent(packet: Notice): void;
  armed(timer: Notice): void;
}

/** The place of no node. */
const noNode = -1;

export class Draft<S, M> {
  readonly nodes: readonly NodeId[];
  readonly states: S[] = [];
  readonly up: boolean[] = [];
  cuts: readonly Link[] = [];
  budget: FaultBudget;
  nextPacket = 0;
  nextTimer = 0;
  /** All there are, under way or not. */
  readonly notices: Notice[] = [];
  /** The first of those that may be used again. */
  #free: Notice | undefined;
  /** By node. */
  readonly #timers: Notice[][];
  /** Whether one was taken out since the world was last made; that one came is told by the next one's id. */
  #packetsGone = false;
  #timersGone = false;
  #world: World<S, M> | undefined;

  constructor(readonly places: Places, budget: FaultBudget, readonly timetable?: Witness, readonly log?: Witness) {
    this.nodes = places.nodes;
    this.budget = budget;
    this.#timers = places.nodes.map(() => []);
  }

  /** A packet under way. Throws with a sentence if it is not. */
  packetNotice(id: number): Notice {
    const notice = this.notices.find(({ isUnderWay, order }) => isUnderWay && order === id);
    if (!notice) throw new Error(`message ${id} is not under way.`);
    return notice;
  }

  timerNotice(id: number): Notice {
    const notice = this.notices.find(({ isUnderWay, order }) => isUnderWay && order === orderOfTimer(id));
    if (!notice) throw new Error(`there is no armed timer ${id}.`);
    return notice;
  }

  send(from: number, to: number, message: M): void {
    const packet = this.#note(this.nextPacket++, from, to, message);
    this.timetable?.sent(packet);
    this.log?.sent(packet);
  }

  /** Arms a timer; one of the same name at the same node gives way. */
  arm(node: number, name: string, after: Span): void {
    this.disarm(node, name);
    const timer = this.#arm(this.nextTimer++, node, name, after);
    this.timetable?.armed(timer);
    this.log?.armed(timer);
  }

  disarm(node: number, name: string): void {
    for (const timer of this.timersAt(node)) if (timer.content === name) return this.release(timer);
  }

  disarmAll(node: number): void {
    for (const own = this.timersAt(node); own.length > 0;) this.release(own[0] as Notice);
  }

  /** A node's timers, in no order. */
  timersAt(node: number): Notice[] { return this.#timers[node] as Notice[]; }

  /** Takes a packet or a timer out of the world. */
  release(notice: Notice): void {
    if (notice.isTimer) this.#stop(notice);
    else this.#packetsGone = true;
    notice.isUnderWay = false;
  }

  #stop(timer: Notice): void {
    const own = this.timersAt(timer.to);
    const last = own.pop() as Notice;
    if (last !== timer) own[own.indexOf(timer)] = last;
    this.#timersGone = true;
  }

  /** What is not under way any more, and stands in no line, may be used again. */
  recycle(notice: Notice): void {
    notice.next = this.#free;
    this.#free = notice;
  }

  /** Another notice of the same, for one that stands in a line where it should not. The world is the same. */
  renew(notice: Notice): Notice {
    const copy = this.#note(notice.order, notice.from, notice.to, notice.content);
    copy.after = notice.after;
    copy.since = notice.since;
    notice.isUnderWay = false;
    const own = this.timersAt(notice.to);
    if (notice.isTimer) own[own.indexOf(notice)] = copy;
    return copy;
  }

  spend(kind: FaultKind): void {
    if (this.budget[kind] <= 0) throw new Error(`no ${kind} is left in the fault budget.`);
    this.budget = { ...this.budget, [kind]: this.budget[kind] - 1 };
  }

  /** All packets under way, by their ids. */
  packetNotices(): Notice[] { return this.#underWay((notice) => !notice.isTimer); }
  timerNotices(): Notice[] { return this.#underWay((notice) => notice.isTimer); }

  packet({ order, from, to, content }: Notice): Packet<M> {
    return { id: order, from: this.nodes[from] as NodeId, to: this.nodes[to] as NodeId, message: content as M };
  }

  timer({ timerId, to, content, after }: Notice): Timer {
    return { id: timerId, node: this.nodes[to] as NodeId, timer: content as string, after: after as Span };
  }

  /** The world as data. What has not changed since the last time is the same object. */
  world(): World<S, M> {
    const last = this.#world;
    const samePackets = !this.#packetsGone && this.nextPacket === last?.nextPacket;
    const sameTimers = !this.#timersGone && this.nextTimer === last?.nextTimer;
    const next: World<S, M> = {
      nodes: this.#nodesSince(last),
      packets: last && samePackets ? last.packets : sameWhere(this.packetNotices().map((notice) => this.packet(notice)), last?.packets),
      timers: last && sameTimers ? last.timers : sameWhere(this.timerNotices().map((notice) => this.timer(notice)), last?.timers),
      cuts: this.cuts, budget: this.budget, nextPacket: this.nextPacket, nextTimer: this.nextTimer,
    };
    this.#packetsGone = this.#timersGone = false;
    const same = last && next.nodes === last.nodes && next.packets === last.packets && next.timers === last.timers
      && next.cuts === last.cuts && next.budget === last.budget;
    return (this.#world = same ? last : next);
  }

  /** Becomes a world. No notice may stand in a line. */
  load(world: World<S, M>): this {
    this.nodes.forEach((id, place) => {
      const held = world.nodes[id];
      if (!held) throw new Error(`there is no node ${id}.`);
      this.states[place] = held.state;
      this.up[place] = held.up;
    });
    this.#free = undefined;
    for (const notice of this.notices) {
      notice.isUnderWay = false;
      this.recycle(notice);
    }
    for (const own of this.#timers) own.length = 0;
    for (const { id, from, to, message } of world.packets) this.#note(id, this.places.of(from), this.places.of(to), message);
    for (const { id, node, timer, after } of world.timers) this.#arm(id, this.places.of(node), timer, after);
    this.cuts = world.cuts;
    this.budget = world.budget;
    this.nextPacket = world.nextPacket;
    this.nextTimer = world.nextTimer;
    this.#packetsGone = this.#timersGone = false;
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

  #underWay(wanted: (notice: Notice) => boolean): Notice[] {
    return this.notices.filter((notice) => notice.isUnderWay && wanted(notice)).sort((a, b) => a.order - b.order);
  }

  #arm(id: number, node: number, name: string, after: Span): Notice {
    const timer = this.#note(orderOfTimer(id), noNode, node, name);
    timer.after = after;
    this.timersAt(node).push(timer);
    return timer;
  }

  #note(order: number, from: number, to: number, content: unknown): Notice {
    const notice = this.#free ?? this.#another();
    this.#free = notice.next;
    notice.isUnderWay = true;
    notice.order = order;
    notice.from = from;
    notice.to = to;
    notice.content = content;
    return notice;
  }

  #another(): Notice {
    const notice = new Notice();
    this.notices.push(notice);
    return notice;
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
