// The successors of one state, packed.

export class Successors {
  words = new Int32Array(256);
  /** What each is known by in every layout (`hash.ts`). */
  sums = new Int32Array(64);
  /** The rules that need not be asked there. */
  asleep = new Int32Array(64);
  count = 0;

  /** Room for one more, of `size` words. Its offset among the words. */
  push(asleep: number, size: number): number {
    const offset = this.count * size;
    if (this.count === this.sums.length || offset + size > this.words.length) this.#grow();
    this.asleep[this.count++] = asleep;
    return offset;
  }

  #grow(): void {
    this.words = doubled(this.words);
    this.sums = doubled(this.sums);
    this.asleep = doubled(this.asleep);
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
