// What can happen in a packed state of a model that sees all of it at once. No two states look alike to such a model, so nothing is
// remembered of what it did.
import type { Layout } from "./layout";
import type { SuccessorsOf } from "./packed";
import type { Successors } from "./successors";

export class Wholes {
  /** An id did not fit into its field: what was expanded since is wrong, and a wider layout is needed. */
  crowded = false;
  readonly bytes = 0;
  readonly #ids: Int32Array;

  constructor(readonly successors: SuccessorsOf, private layout: Layout) { this.#ids = new Int32Array(layout.bits.length); }

  /** Adds to `out` every successor of the packed state at the front of `state`. */
  expand(state: Int32Array, _sum: number, _asleep: number, out: Successors): void {
    const { layout } = this;
    layout.unpack(state, 0, this.#ids);
    this.successors(this.#ids, (_action, next) => {
      if (!layout.takes(next)) this.crowded = true;
      else {
        const offset = out.push(0, layout.words);
        layout.pack(next, out.words, offset);
        out.sums[out.count - 1] = layout.sum(out.words, offset);
      }
    });
  }

  /** There is nothing to be spelled anew. */
  respell(): boolean { return true; }

  /** From now on, states are packed like this. */
  use(layout: Layout): void {
    this.crowded = false;
    this.layout = layout;
  }
}
