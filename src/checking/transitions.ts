// What can happen in a packed state. A rule sees the state through a mask: the bits of the fields that it looks at. What it did
// once for what it saw is remembered as words to exclusive-or into the state, so that a successor costs a few machine
// instructions however the rule is written. Fields and ids are only met again when something is seen for the first time.
import type { Layout } from "./layout";
import { nothing, OutcomePool } from "./outcome-pool";
import { Sight } from "./sight";
import { Sleep } from "./sleep";
import type { Successors } from "./successors";
import type { Append, TransitionRule } from "./transition-rule";
import { TupleMemo, unknown } from "./tuple-memo";

const inOrder = Int32Array.of(0, 1, 2);

export class Transitions {
  /** An id did not fit into its field: what was expanded since is wrong, and a wider layout is needed. */
  crowded = false;
  #layout: Layout;
  #sight: Sight;
  readonly #sleep: Sleep;
  /** An open-addressing table: a rule's number and 1, what it saw, and its block in the pool. */
  #slots: Int32Array;
  #slotMask = 255;
  #held = 0;
  #pool: OutcomePool;
  readonly #ids: Int32Array;
  /** What fields become by sends. */
  readonly #appended = new TupleMemo(3);
  readonly #send = new Int32Array(3);

  /** `beds`: how many of the rules may be asleep. */
  constructor(readonly rules: readonly TransitionRule[], readonly append: Append, layout: Layout, beds: number) {
    this.#layout = layout;
    this.#sight = new Sight(rules, layout);
    this.#sleep = new Sleep(rules, layout.bits.length, beds);
    this.#slots = new Int32Array((this.#slotMask + 1) * (layout.words + 2));
    this.#pool = new OutcomePool(layout);
    this.#ids = new Int32Array(layout.bits.length);
  }

  get bytes(): number { return this.#slots.byteLength + this.#pool.bytes + this.#appended.bytes; }

  /** Adds to `out` every successor of the packed state at the front of `state`, which has this sum, by rules that are not asleep. */
  expand(state: Int32Array, sum: number, asleep: number, out: Successors): void {
    const { bit, apart, passed } = this.#sleep;
    const { seen, busy, busyWord } = this.#sight;
    const size = this.#layout.words;
    const stride = size + 2;
    for (let rule = 0, mask = 0; mask < seen.length; rule++, mask += size) {
      if ((asleep & (bit[rule] as number)) !== 0) continue;
      const bits = busy[rule] as number;
      if (bits !== 0 && ((state[busyWord[rule] as number] as number) & bits) === 0) continue;
      const slots = this.#slots;
      let hash = rule;
      for (let word = 0; word < size; word++) hash = mix(hash, (state[word] as number) & (seen[mask + word] as number));
      let slot = (hash & this.#slotMask) * stride;
      let block = nothing;
      for (;;) {
        const held = slots[slot] as number;
        if (held === rule + 1) {
          let word = 0;
          while (word < size && slots[slot + 1 + word] === ((state[word] as number) & (seen[mask + word] as number))) word++;
          if (word === size) {
            block = slots[slot + stride - 1] as number;
            break;
          }
        } else if (held === 0) {
          block = this.#work(rule, state, slot);
          break;
        }
        slot += stride;
        if (slot === slots.length) slot = 0;
      }
      if (block !== nothing) this.#apply(block, state, sum, (asleep & (apart[rule] as number)) | (passed[rule] as number), out);
    }
  }

  /** From now on, states are packed like this. What is remembered is spelled anew. */
  use(layout: Layout): void {
    this.crowded = false;
    if (layout === this.#layout) return;
    const old = this.#pool;
    const pool = new OutcomePool(layout);
    this.#rebuild(layout, this.#slotMask + 1, (block) => pool.copy(old, block));
    this.#sight = new Sight(this.rules, layout);
    this.#layout = layout;
    this.#pool = pool;
  }

  #apply(block: number, state: Int32Array, sum: number, asleep: number, out: Successors): void {
    const size = this.#layout.words;
    const { numbers } = this.#pool;
    const { readers } = this.#sleep;
    let at = block + 1;
    for (let left = numbers[block] as number; left > 0; left--) {
      const offset = out.push(asleep, size);
      const { words } = out;
      for (let word = 0; word < size; word++) words[offset + word] = (state[word] as number) ^ (numbers[at++] as number);
      let become = (sum + (numbers[at++] as number)) | 0;
      for (let sends = numbers[at++] as number; sends > 0; sends--) {
        out.asleep[out.count - 1] = (out.asleep[out.count - 1] as number) & ~(readers[numbers[at] as number] as number);
        become = (become + this.#put(words, offset, numbers[at] as number, numbers[at + 1] as number)) | 0;
        at += 2;
      }
      out.sums[out.count - 1] = become;
    }
  }

  /** Puts an item into a field of the packed state at `offset`. What that adds to its sum. */
  #put(words: Int32Array, offset: number, field: number, item: number): number {
    const { word, shift, mask, salt } = this.#layout;
    const [place, by, room] = [offset + (word[field] as number), shift[field] as number, mask[field] as number];
    const id = ((words[place] as number) >>> by) & room;
    const send = this.#send;
    send[0] = field;
    send[1] = id;
    send[2] = item;
    let become = this.#appended.get(send, inOrder);
    if (become === unknown) become = this.#appended.set(send, inOrder, this.append(field, id, item));
    if (become > room) this.crowded = true;
    else words[place] = (words[place] as number) ^ ((id ^ become) << by);
    return Math.imul(become - id, salt[field] as number);
  }

  /** Lets a rule say what it does, and remembers it in a free slot, unless the layout has no room for it. */
  #work(rule: number, state: Int32Array, free: number): number {
    const { words, mask } = this.#layout;
    this.#layout.unpack(state, 0, this.#ids);
    const outcomes = (this.rules[rule] as TransitionRule).outcomes(this.#ids);
    if (outcomes.some(({ changes }) => changes.some(([field, id]) => id > (mask[field] as number)))) {
      this.crowded = true;
      return nothing;
    }
    const block = this.#pool.add(this.#ids, outcomes);
    this.#slots[free] = rule + 1;
    for (let word = 0; word < words; word++) this.#slots[free + 1 + word] = (state[word] as number) & (this.#sight.seen[rule * words + word] as number);
    this.#slots[free + 1 + words] = block;
    if (++this.#held * 2 > this.#slotMask) this.#rebuild(this.#layout, (this.#slotMask + 1) * 2, (same) => same);
    return block;
  }

  /** Puts all that is remembered into a new table. */
  #rebuild(layout: Layout, slotCount: number, blockOf: (block: number) => number): void {
    const [old, before, after] = [this.#layout, this.#layout.words, layout.words];
    const slots = new Int32Array(slotCount * (after + 2));
    const seen = new Int32Array(after);
    for (let from = 0; from < this.#slots.length; from += before + 2) {
      const held = this.#slots[from] as number;
      if (held === 0) continue;
      layout.respell(old, this.#slots, from + 1, seen, 0);
      let slot = seen.reduce(mix, held - 1) & (slotCount - 1);
      while (slots[slot * (after + 2)] !== 0) slot = (slot + 1) & (slotCount - 1);
      slots[slot * (after + 2)] = held;
      slots.set(seen, slot * (after + 2) + 1);
      slots[slot * (after + 2) + after + 1] = blockOf(this.#slots[from + before + 1] as number);
    }
    this.#slots = slots;
    this.#slotMask = slotCount - 1;
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
