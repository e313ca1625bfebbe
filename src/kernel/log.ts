// What happened in a run, in columns of numbers: the steps, and who sent what to whom. Written as fast as a run goes; steps,
// packets and events as data are read off it when somebody asks.
import { Numbers, Values } from "./columns";
import { type Draft, happeningOf, type Witness } from "./draft";
import type { Step } from "./model";
import type { NetAction, Packet } from "./world";
import type { NodeId, Reaction } from "./protocol";

export type NetStep<I> = Step<NetAction<I>>;

export class Log<S, M, I> implements Witness {
  length = 0;
  readonly #at = new Numbers();
  /** By step: the order of its message or timer; below 0, of another step, the place among `#others`. */
  readonly #what = new Numbers();
  readonly #others: NetStep<I>[] = [];
  readonly #reactions: Reaction<S, M>[] = [];
  readonly #reactionAt: number[] = [];
  #packets = 0;
  /** By packet: its ends in one number, the step that sent it (-1: before the first), its message. */
  readonly #way = new Numbers();
  readonly #sentBy = new Numbers();
  readonly #messages = new Values<unknown>();
  /** By timer: its node. */
  readonly #timerAt = new Numbers();

  constructor(readonly nodes: readonly NodeId[]) {}

  /** Takes note of what is under way already. */
  attend(draft: Draft<S, M>): void {
    this.length = -1;
    for (const slot of draft.packetSlots()) {
      this.sent(slot, draft.order[slot] as number, draft.from[slot] as number, draft.to[slot] as number, draft.content[slot]);
    }
    this.length = 0;
    for (const slot of draft.timerSlots()) this.armed(slot, draft.timerId(slot), draft.to[slot] as number);
  }

  sent(_slot: number, id: number, from: number, to: number, message: unknown): void {
    this.#way.put(id, from * this.nodes.length + to);
    this.#sentBy.put(id, this.length);
    this.#messages.put(id, message);
    this.#packets = id + 1;
  }

  armed(_slot: number, id: number, node: number): void { this.#timerAt.put(id, node); }

  /** A delivery or a timer, by its order in the draft. */
  happened(order: number, at: number, picks: readonly number[], reaction: Reaction<S, M>): void {
    if (picks.length > 0) this.did({ action: happeningOf(order), at, picks }, reaction);
    else this.#add(order, at, reaction);
  }

  /** A step that is more than a delivery or a timer: another action, or one with recorded choices. */
  did(step: NetStep<I>, reaction: Reaction<S, M> | undefined): void {
    this.#add(-1 - this.#others.length, step.at, reaction);
    this.#others.push(step);
  }

  step(index: number): NetStep<I> {
    const [what, at] = [this.#what.get(index), this.#at.get(index)];
    return what < 0 ? (this.#others[-1 - what] as NetStep<I>) : { action: happeningOf(what), at };
  }

  packet(id: number): Packet<M> {
    const [way, size] = [this.#way.get(id), this.nodes.length];
    return { id, from: this.nodes[Math.floor(way / size)] as NodeId, to: this.nodes[way % size] as NodeId, message: this.#messages.get(id) as M };
  }

  timerNode(id: number): NodeId { return this.nodes[this.#timerAt.get(id)] as NodeId; }

  /** What the node did and why; undefined where nobody reacted or nothing was said. */
  reaction(step: number): Reaction<S, M> | undefined {
    const place = firstFrom((at) => this.#reactionAt[at] as number, this.#reactionAt.length, step);
    return this.#reactionAt[place] === step ? this.#reactions[place] : undefined;
  }

  /** The packets that a step sent. */
  sentAt(step: number): readonly Packet<M>[] {
    const sent: Packet<M>[] = [];
    const first = firstFrom((at) => this.#sentBy.get(at), this.#packets, step);
    for (let id = first; id < this.#packets && this.#sentBy.get(id) === step; id++) sent.push(this.packet(id));
    return sent;
  }

  #add(what: number, at: number, reaction: Reaction<S, M> | undefined): void {
    const index = this.length++;
    this.#at.put(index, at);
    this.#what.put(index, what);
    if (reaction && says(reaction)) {
      this.#reactions.push(reaction);
      this.#reactionAt.push(index);
    }
  }
}

function says<S, M>(reaction: Reaction<S, M>): boolean {
  for (let at = 1; at < reaction.length; at++) if ((reaction[at] as { readonly type: string }).type === "explain") return true;
  return false;
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
