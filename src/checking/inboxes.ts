// The messages on their way to one node, as a multiset with a number. Adding and taking one are remembered.
// Numbering whole networks would not do: there are as many of those as there are worlds. Inboxes are few.
import { Interner } from "./interner";

export class Inboxes {
  readonly #contents = new Interner<readonly number[]>();
  readonly #plus: number[][] = [];
  readonly #minus: number[][] = [];
  readonly #distinct: Int32Array[] = [];
  readonly empty = this.#contents.id([]);

  /** The messages of an inbox, each as often as it is in there, ascending. */
  contents(inbox: number): readonly number[] { return this.#contents.value(inbox); }

  /** The messages of an inbox, each once. */
  distinct(inbox: number): Int32Array {
    return (this.#distinct[inbox] ??= Int32Array.from(new Set(this.contents(inbox))));
  }

  add(inbox: number, message: number): number {
    const known = (this.#plus[inbox] ??= []);
    return (known[message] ??= this.#contents.id([...this.contents(inbox), message].sort((a, b) => a - b)));
  }

  take(inbox: number, message: number): number {
    const known = (this.#minus[inbox] ??= []);
    return (known[message] ??= this.#contents.id(this.contents(inbox).toSpliced(this.contents(inbox).indexOf(message), 1)));
  }
}
