// What can happen in a packed state. A rule sees the state through a mask: the bits of the fields that it looks at. What it did
// once for what it saw is remembered as words to exclusive-or into the state, so that a successor costs a few machine
// instructions however the rule is written. Fields and ids are only met again when something is seen for the first time.
import type { Layout } from "./layout";
import { entry, type OutcomeMemory, OutcomePool } from "./outcome-pool";
import { Sight } from "./sight";
import { Sleep } from "./sleep";
import type { Successors } from "./successors";
import type { Append, TransitionRule } from "./transition-rule";
import { TupleMemo, unknown } from "./tuple-memo";

const inOrder = Int32Array.of(0, 1, 2);

/** The block without outcomes. */
const nothing = 0;

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
  /** How far the entries of the pool are in the table. */
  #read = 0;
  readonly #ids: Int32Array;
  #seen: Int32Array;
  /** What fields become by sends. */
  readonly #appended = new TupleMemo(3);
  readonly #send = new Int32Array(3);

  /** `beds`: how many of the rules may be asleep. */
  constructor(readonly rules: readonly TransitionRule[], readonly append: Append, memory: OutcomeMemory, layout: Layout, beds: number) {
    this.#layout = layout;
    this.#sight = new Sight(rules, layout);
    this.#sleep = new Sleep(rules, layout.bits.length, beds);
    this.#slots = new Int32Array((this.#slotMask + 1) * (layout.words + 2));
    this.#pool = new OutcomePool(memory, layout);
    this.#ids = new Int32Array(layout.bits.length);
    this.#seen = new Int32Array(layout.words);
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
          block = this.#work(rule, state);
          break;
        }
        slot += stride;
        if (slot === slots.length) slot = 0;
      }
      if (block !== nothing) this.#apply(block, state, sum, (asleep & (apart[rule] as number)) | (passed[rule] as number), out);
    }
  }

  /** Spells what is remembered for another layout: what one does while the others wait. False when there is no room. */
  respell(layout: Layout): boolean { return this.#pool.respell(layout); }

  /** From now on, states are packed like this. */
  use(layout: Layout): void {
    this.crowded = false;
    this.#layout = layout;
    this.#sight = new Sight(this.rules, layout);
    this.#pool = this.#pool.next(layout);
    this.#seen = new Int32Array(layout.words);
    this.#clear(this.#slotMask + 1);
    this.#catchUp();
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

  /** Lets a rule say what it does, unless another worker has asked it meanwhile. `nothing` if the layout has no room for it. */
  #work(rule: number, state: Int32Array): number {
    const { words, mask } = this.#layout;
    const [ids, seen] = [this.#ids, this.#seen];
    for (let word = 0; word < words; word++) seen[word] = (state[word] as number) & (this.#sight.seen[rule * words + word] as number);
    this.#catchUp();
    if (this.#slots[this.#slotOf(rule, seen, 0)] === 0) {
      this.#layout.unpack(state, 0, ids);
      const outcomes = (this.rules[rule] as TransitionRule).outcomes(ids);
      if (outcomes.some(({ changes }) => changes.some(([field, id]) => id > (mask[field] as number)))) {
        this.crowded = true;
        return nothing;
      }
      this.#pool.add(rule, seen, ids, outcomes);
      this.#catchUp();
    }
    return this.#slots[this.#slotOf(rule, seen, 0) + words + 1] as number;
  }

  /** Puts what came into the pool since into the table. */
  #catchUp(): void {
    const { words } = this.#layout;
    const { numbers, end } = this.#pool;
    while (this.#read < end) {
      const at = this.#read + entry.seen;
      const rule = numbers[this.#read + entry.rule] as number;
      const slot = this.#slotOf(rule, numbers, at);
      this.#read = numbers[this.#read + entry.next] as number;
      // Two workers may have asked at the same time.
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = rule + 1;
      for (let word = 0; word < words; word++) this.#slots[slot + 1 + word] = numbers[at + word] as number;
      this.#slots[slot + 1 + words] = numbers[at + words] === 0 ? nothing : at + words;
      if (++this.#held * 2 > this.#slotMask) this.#clear((this.#slotMask + 1) * 2);
    }
  }

  /** Where in the table what a rule did is when it saw this, or may be put. */
  #slotOf(rule: number, seen: Int32Array, at: number): number {
    const { words } = this.#layout;
    const slots = this.#slots;
    let hash = rule;
    for (let word = 0; word < words; word++) hash = mix(hash, seen[at + word] as number);
    let slot = (hash & this.#slotMask) * (words + 2);
    for (;;) {
      const held = slots[slot] as number;
      if (held === 0) return slot;
      let word = 0;
      while (held === rule + 1 && word < words && slots[slot + 1 + word] === seen[at + word]) word++;
      if (word === words) return slot;
      slot += words + 2;
      if (slot === slots.length) slot = 0;
    }
  }

  /** A table of so many slots, for everything in the pool. */
  #clear(slotCount: number): void {
    this.#slots = new Int32Array(slotCount * (this.#layout.words + 2));
    this.#slotMask = slotCount - 1;
    this.#held = 0;
    this.#read = 0;
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
