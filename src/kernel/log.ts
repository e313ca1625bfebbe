// What happened in a run, in columns of numbers: the steps, and who sent what to whom. Written as fast as a run goes; steps,
// packets and events as data are read off it when somebody asks.
import { Numbers, Values } from "./columns";
import type { Draft, Witness } from "./draft";
import type { Step } from "./model";
import { happeningOf, type Notice } from "./notice";
import type { NetAction, Packet } from "./world";
import type { NodeId, Reaction } from "./protocol";

export type NetStep<I> = Step<NetAction<I>>;

export class Log<S, M, I> implements Witness {
  length = 0;
  /** By step: when it happened. */
  readonly #times = new Numbers();
  /** By step: the order of its message or timer; below 0, of another step, the place among `#others`. */
  readonly #steps = new Numbers();
  readonly #others: NetStep<I>[] = [];
  /** What nodes did, where they gave reasons, and at which steps. */
  readonly #explained: Reaction<S, M>[] = [];
  readonly #explainedAt: number[] = [];
  #packets = 0;
  /**
   * By packet, in one number: the step that sent it, counted from 1, 0 before the first; and its ends. Exact up to 2^53: nine
   * thousand million steps of a thousand nodes.
   */
  readonly #sendings = new Numbers();
  readonly #messages = new Values<unknown>();
  /** By timer: its node. */
  readonly #timerAt = new Values<number>();
  /** How many nodes there are. */
  readonly #size: number;

  constructor(readonly nodes: readonly NodeId[]) { this.#size = nodes.length; }

  /** Takes note of what is under way already. */
  attend(draft: Draft<S, M>): void {
    this.length = -1;
    for (const packet of draft.packetNotices()) this.sent(packet);
    this.length = 0;
    for (const timer of draft.timerNotices()) this.armed(timer);
  }

  sent({ order, from, to, content }: Notice): void {
    this.#sendings.put(order, ((this.length + 1) * this.#size + from) * this.#size + to);
    this.#messages.put(order, content);
    this.#packets = order + 1;
  }

  armed({ timerId, to }: Notice): void { this.#timerAt.put(timerId, to); }

  /** A delivery or a timer, by its order in the draft. */
  happened(order: number, at: number, picks: readonly number[], explained: Reaction<S, M> | undefined): void {
    if (picks.length > 0) this.did({ action: happeningOf(order), at, picks }, explained);
    else this.#add(order, at, explained);
  }

  /** A step that is more than a delivery or a timer: another action, or one with recorded choices. */
  did(step: NetStep<I>, explained: Reaction<S, M> | undefined): void {
    this.#add(-1 - this.#others.length, step.at, explained);
    this.#others.push(step);
  }

  step(index: number): NetStep<I> {
    const what = this.#steps.get(index);
    return what < 0 ? (this.#others[-1 - what] as NetStep<I>) : { action: happeningOf(what), at: this.#times.get(index) };
  }

  packet(id: number): Packet<M> {
    const size = this.#size;
    const way = this.#sendings.get(id) % (size * size);
    return { id, from: this.nodes[Math.floor(way / size)] as NodeId, to: this.nodes[way % size] as NodeId, message: this.#messages.get(id) as M };
  }

  timerNode(id: number): NodeId { return this.nodes[this.#timerAt.get(id)] as NodeId; }

  /** What the node did and why; undefined where nobody reacted or no reason was given. */
  explained(step: number): Reaction<S, M> | undefined {
    const place = firstFrom((at) => this.#explainedAt[at] as number, this.#explainedAt.length, step);
    return this.#explainedAt[place] === step ? this.#explained[place] : undefined;
  }

  /** The packets that a step sent. */
  sentAt(step: number): readonly Packet<M>[] {
    const sent: Packet<M>[] = [];
    const first = firstFrom((id) => this.#senderOf(id), this.#packets, step);
    for (let id = first; id < this.#packets && this.#senderOf(id) === step; id++) sent.push(this.packet(id));
    return sent;
  }

  /** The step that sent a packet; -1 before the first. */
  #senderOf(packet: number): number { return Math.floor(this.#sendings.get(packet) / (this.#size * this.#size)) - 1; }

  #add(what: number, at: number, explained: Reaction<S, M> | undefined): void {
    const index = this.length++;
    this.#times.put(index, at);
    this.#steps.put(index, what);
    if (explained) {
      this.#explained.push(explained);
      this.#explainedAt.push(index);
    }
  }
}

/** The first place of an ascending list that holds the number or a greater one. */
function firstFrom(ascending: (at: number) => number, length: number, number: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending(middle) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
