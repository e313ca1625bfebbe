// The messages on their way from one node to another, with a number for each content.
// Numbering whole networks would not do: there are as many of those as there are worlds. Of what one node may still have from
// another there is little, and what it does about that does not depend on the rest.
import type { Channels } from "../kernel/world";
import type { Interner } from "./interner";

/** Messages by their numbers, each as often as it is in there: in their order if the channel keeps one, otherwise sorted. */
type Contents = readonly number[];

/** A message that may be delivered, and what is left without it. */
interface Delivery { readonly message: number; readonly rest: number }

/** The number of a channel with nothing in it: the first to be numbered. */
export const idle = 0;

export class Channel {
  readonly #next: (readonly Delivery[])[] = [];

  constructor(readonly order: Channels, readonly all: Interner<Contents>) {}

  contents(id: number): Contents { return this.all.value(id); }

  /** The messages that may be delivered next, each once. */
  next(id: number): readonly Delivery[] {
    return (this.#next[id] ??= this.contents(id).flatMap((message, at, all) => {
      const foremost = this.order === "fifo" ? 0 : all.indexOf(message);
      return foremost === at ? [{ message, rest: this.without(id, at) }] : [];
    }));
  }

  add(id: number, message: number): number { return this.of([...this.contents(id), message]); }

  /** The channel without the message at a place of its contents. */
  without(id: number, place: number): number { return this.all.id(this.contents(id).toSpliced(place, 1)); }

  of(messages: Contents): number {
    return this.all.id(this.order === "fifo" ? messages : messages.toSorted((a, b) => a - b));
  }
}
