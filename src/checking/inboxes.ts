// The messages on their way to one node, with a number for each content. Adding and taking one are remembered.
// Numbering whole networks would not do: there are as many of those as there are worlds. Inboxes are few.
import type { Channels } from "../kernel/network";
import { Interner } from "./interner";

export class Inboxes {
  readonly #contents = new Interner<readonly number[]>();
  readonly #plus: number[][] = [];
  readonly #minus: number[][] = [];
  readonly #next: Int32Array[] = [];
  readonly empty = this.#contents.id([]);

  /** `senders`: who sent a message, by the message's number; in a first-in, first-out channel it decides who waits for whom. */
  constructor(readonly channels: Channels, readonly senders: readonly number[]) {}

  /** The messages of an inbox, each as often as it is in there. Those of one sender are in the order of their channel. */
  contents(inbox: number): readonly number[] { return this.#contents.value(inbox); }

  /** The messages that may be delivered next, each once. */
  next(inbox: number): Int32Array {
    return (this.#next[inbox] ??= Int32Array.from(new Set(this.contents(inbox).filter((message, at, all) =>
      this.channels === "any" || all.findIndex((other) => this.senders[other] === this.senders[message]) === at))));
  }

  add(inbox: number, message: number): number {
    const known = (this.#plus[inbox] ??= []);
    return (known[message] ??= this.#contents.id(this.#sorted([...this.contents(inbox), message])));
  }

  /** Takes the foremost of this message. */
  take(inbox: number, message: number): number {
    const known = (this.#minus[inbox] ??= []);
    return (known[message] ??= this.without(inbox, this.contents(inbox).indexOf(message)));
  }

  /** The inbox without the message at a place of its contents. */
  without(inbox: number, place: number): number {
    return this.#contents.id(this.contents(inbox).toSpliced(place, 1));
  }

  /** One spelling for each content: by number where order does not matter, by sender (a stable sort) where it does. */
  #sorted(messages: readonly number[]): readonly number[] {
    const rank = (message: number): number => (this.channels === "any" ? message : this.senders[message] ?? 0);
    return messages.toSorted((a, b) => rank(a) - rank(b));
  }
}
