// Where each field of a state lies among the bits of its words. A field is a small number (the id of an interned value), so that
// a state of a dozen fields is two or three words: quick to hash, to compare and to keep by the million.
import { saltOf } from "./hash";

/** Ids are not negative, and masks neither. */
const bitsMax = 30;

export class Layout {
  /** Of each field: how far from its word's low end it is, and its bits, shifted down. */
  readonly shift: Int32Array;
  readonly mask: Int32Array;
  /** How many words a state takes. */
  readonly words: number;
  /** Of each field, what its id counts for in a state's sum. */
  readonly salt: Int32Array;

  /** `bits`: how many each field has. `word`: in which word they are. */
  constructor(readonly bits: Int32Array, readonly word: Int32Array) {
    const used: number[] = [];
    this.shift = word.map((at, field) => {
      const shift = used[at] ?? 0;
      used[at] = shift + (bits[field] as number);
      return shift;
    });
    this.mask = bits.map((width) => (1 << width) - 1);
    this.words = used.length;
    this.salt = word.map((_, field) => saltOf(field));
  }

  /** Room for these many ids in each field, in at least so many words. */
  static for(sizes: readonly number[], wordsMin: number): Layout {
    const bits = Int32Array.from(sizes, bitsFor);
    const tight = deal(bits, wordsMin, (left, width) => left.findIndex((free) => free >= width));
    // As many words as that takes, but all equally full, so that the next layout is far.
    const even = deal(bits, tight.left.length, (left) => left.indexOf(Math.max(...left)));
    const { word, left } = even.left.some((free) => free < 0) ? tight : even;
    left.forEach((free, at) => spread(free, sizes, bits, [...word.keys()].filter((field) => word[field] === at)));
    return new Layout(bits, word);
  }

  holds(sizes: ArrayLike<number>): boolean {
    return this.bits.every((width, field) => (sizes[field] as number) <= 2 ** width);
  }

  /** Whether these ids all fit. */
  takes(ids: Int32Array): boolean {
    for (let field = 0; field < ids.length; field++) if ((ids[field] as number) > (this.mask[field] as number)) return false;
    return true;
  }

  pack(ids: Int32Array, to: Int32Array, at: number): void {
    for (let word = 0; word < this.words; word++) to[at + word] = 0;
    for (let field = 0; field < this.word.length; field++) {
      const place = at + (this.word[field] as number);
      to[place] = (to[place] as number) | ((ids[field] as number) << (this.shift[field] as number));
    }
  }

  unpack(from: Int32Array, at: number, ids: Int32Array): void {
    const { word, shift, mask } = this;
    for (let field = 0; field < word.length; field++) {
      ids[field] = ((from[at + (word[field] as number)] as number) >>> (shift[field] as number)) & (mask[field] as number);
    }
  }

  /** The sum of a state's ids, each times its field's salt: the same in every layout. */
  sum(from: Int32Array, at: number): number {
    const { word, shift, mask, salt } = this;
    let sum = 0;
    for (let field = 0; field < word.length; field++) {
      const id = ((from[at + (word[field] as number)] as number) >>> (shift[field] as number)) & (mask[field] as number);
      sum = (sum + Math.imul(id, salt[field] as number)) | 0;
    }
    return sum;
  }

  /** Spells what another layout spelled: a state, the part of one that is seen, or the difference of two. */
  respell(old: Layout, from: Int32Array, at: number, to: Int32Array, start: number): void {
    for (let word = 0; word < this.words; word++) to[start + word] = 0;
    for (let field = 0; field < this.word.length; field++) {
      const id = ((from[at + (old.word[field] as number)] as number) >>> (old.shift[field] as number)) & (old.mask[field] as number);
      const place = start + (this.word[field] as number);
      to[place] = (to[place] as number) | (id << (this.shift[field] as number));
    }
  }
}

/** Deals fields out to words, the widest first: in which word each is, and how many bits each word has left. */
function deal(
  bits: Int32Array, words: number, choose: (left: readonly number[], width: number) => number,
): { readonly word: Int32Array; readonly left: number[] } {
  const word = new Int32Array(bits.length);
  const left = Array.from({ length: words }, () => 32);
  for (const field of [...bits.keys()].sort((a, b) => (bits[b] as number) - (bits[a] as number))) {
    const width = bits[field] as number;
    const chosen = choose(left, width);
    const at = chosen < 0 ? left.push(32) - 1 : chosen;
    word[field] = at;
    left[at] = (left[at] as number) - width;
  }
  return { word, left };
}

/** How many bits tell `size` ids apart. */
const bitsFor = (size: number): number => 32 - Math.clz32(size - 1);

/** Gives a word's free bits to its fields, the fullest first, which puts off the next layout. */
function spread(free: number, sizes: readonly number[], bits: Int32Array, fields: readonly number[]): void {
  const fullness = (field: number): number => (sizes[field] as number) / 2 ** (bits[field] as number);
  for (let left = free; left > 0; left--) {
    const growing = fields.filter((field) => (bits[field] as number) < bitsMax);
    if (growing.length === 0) return;
    const fullest = growing.reduce((best, field) => (fullness(field) > fullness(best) ? field : best));
    bits[fullest] = (bits[fullest] as number) + 1;
  }
}
