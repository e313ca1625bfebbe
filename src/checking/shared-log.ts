// Which values have numbers, told among workers through shared memory: who numbers a value writes it down, in one order for all.
import { acquire, release } from "./lock";

const [lockAt, lengthAt, header] = [0, 1, 2];

/** How many units of a text are read at once. */
const chunk = 4096;

/** What is remembered does not fit into its memory. */
export class MemoryFull extends Error {}

export class SharedLog {
  readonly #control: Int32Array;
  /** Entries: whose it is, how long, and the text, as UTF-16 units. */
  readonly #units: Uint16Array;
  /** How far this worker has read or written. */
  #position = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#control = new Int32Array(buffer, 0, header);
    this.#units = new Uint16Array(buffer, header * 4);
  }

  locked<T>(work: () => T): T {
    acquire(this.#control, lockAt);
    try {
      return work();
    } finally {
      release(this.#control, lockAt);
    }
  }

  read(take: (of: number, text: string) => void): void {
    const end = Atomics.load(this.#control, lengthAt);
    const units = this.#units;
    while (this.#position < end) {
      const [at, start] = [this.#position, this.#position + 3];
      this.#position = start + (units[at + 1] as number) + (units[at + 2] as number) * 2 ** 16;
      take(units[at] as number, textOf(units, start, this.#position));
    }
  }

  /** Adds an entry. The lock is held and everything before has been read. */
  write(of: number, text: string): void {
    const start = this.#position + 3;
    if (start + text.length > this.#units.length) throw new MemoryFull();
    this.#units.set([of, text.length % 2 ** 16, Math.floor(text.length / 2 ** 16)], this.#position);
    for (let at = 0; at < text.length; at++) this.#units[start + at] = text.charCodeAt(at);
    this.#position = start + text.length;
    Atomics.store(this.#control, lengthAt, this.#position);
  }
}

function textOf(units: Uint16Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += chunk) text += String.fromCharCode.apply(null, units.subarray(at, Math.min(at + chunk, end)) as unknown as number[]);
  return text;
}
