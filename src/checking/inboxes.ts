// The messages on their way to one node, with a number for each content.
// Numbering whole networks would not do: there are as many of those as there are worlds. Inboxes are few.
import type { Channels } from "../kernel/network";
import type { Interner } from "./interner";

/** Messages by their numbers, each as often as it is in there. Those of one sender are in the order of their channel. */
type Contents = readonly number[];

/** A message that may be delivered, and what is left without it. */
interface Delivery { readonly message: number; readonly rest: number }

export class Inboxes {
  readonly #next: (readonly Delivery[])[] = [];

  /** `sender`: who sent a message; in a first-in, first-out channel it decides who waits for whom. */
  constructor(readonly channels: Channels, readonly all: Interner<Contents>, readonly sender: (message: number) => number) {}

  contents(inbox: number): Contents { return this.all.value(inbox); }

  /** The messages that may be delivered next, each once. */
  next(inbox: number): readonly Delivery[] {
    return (this.#next[inbox] ??= this.contents(inbox).flatMap((message, at, all) => {
      const foremost = all.findIndex((other) => (this.channels === "any" ? other === message : this.sender(other) === this.sender(message)));
      return foremost === at ? [{ message, rest: this.without(inbox, at) }] : [];
    }));
  }

  add(inbox: number, message: number): number { return this.of([...this.contents(inbox), message]); }

  /** The inbox without the message at a place of its contents. */
  without(inbox: number, place: number): number { return this.all.id(this.contents(inbox).toSpliced(place, 1)); }

  /** One spelling for each content: by number where order does not matter, by sender (a stable sort) where it does. */
  of(messages: Contents): number {
    const rank = (message: number): number => (this.channels === "any" ? message : this.sender(message));
    return this.all.id(messages.toSorted((a, b) => rank(a) - rank(b)));
  }
}
