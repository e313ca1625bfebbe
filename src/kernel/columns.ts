// Lists that grow by chunks and are never copied as they do: what was written stays where it is. Made for what a run leaves
// behind, where moving what is there already would cost more than writing it did. Two classes of one shape, because an engine
// that meets both kinds of chunk in one place is slow with either.

const bits = 12;
const chunkSize = 2 ** bits;
const mask = chunkSize - 1;
/** The first chunk begins small and doubles, since short runs are many; 64 bytes are made as cheaply as any object. */
const small = 4;

export class Numbers {
  #last = new Float64Array(small);
  readonly #chunks = [this.#last];
  #room = small;

  get(index: number): number { return (this.#chunks[index >> bits] as Float64Array)[index & mask] as number; }

  /** At the end, or beyond it: what is left out is 0. */
  put(index: number, value: number): void {
    if (index >= this.#room) this.#reach(index);
    this.#last[index & mask] = value;
  }

  #reach(index: number): void {
    while (index >= this.#room) {
      this.#last = new Float64Array(Math.min(this.#room * 2, chunkSize));
      if (this.#room < chunkSize) this.#last.set(this.#chunks.pop() ?? []);
      this.#chunks.push(this.#last);
      this.#room += this.#room < chunkSize ? this.#room : chunkSize;
    }
  }
}

export class Values<V> {
  #last: (V | undefined)[] = none(small);
  readonly #chunks = [this.#last];
  #room = small;

  get(index: number): V { return (this.#chunks[index >> bits] as V[])[index & mask] as V; }

  /** At the end, or beyond it: what is left out is undefined. */
  put(index: number, value: V): void {
    if (index >= this.#room) this.#reach(index);
    this.#last[index & mask] = value;
  }

  #reach(index: number): void {
    while (index >= this.#room) {
      this.#last = this.#room < chunkSize ? [...(this.#chunks.pop() ?? []), ...none(this.#room)] : none(chunkSize);
      this.#chunks.push(this.#last);
      this.#room += this.#room < chunkSize ? this.#room : chunkSize;
    }
  }
}

// Not Array.from, which puts every entry in by itself.
const none = (size: number): undefined[] => Array<undefined>(size).fill(undefined);
