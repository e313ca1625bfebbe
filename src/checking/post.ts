// Successors on their way to the workers who keep them. A state belongs to one worker, whom its hash tells (as Stern and Dill did it,
// "Parallelizing the Murphi Verifier", 1997), so that nobody writes into another's table and nothing is locked: each has a box for each.
// A worker expands its states in their order, so that the letters of a box are in the order of their parents.
import { scatter } from "./hash";
import type { Successors } from "./successors";

export interface PostMemory {
  /** The boxes, from each worker to each, one after the other. */
  readonly mail: Int32Array;
  /** Of each box, how far it is written, and how far it was read. */
  readonly ends: Int32Array;
}

/** Where in a letter what is: the state's sum, the rules asleep in it, its parent's number, which of its successors it is, its words. */
export const letter = { sum: 0, asleep: 1, parent: 2, nth: 3, state: 4 } as const;

/** The letters that are looked at together: memory answers many questions at once faster than one after another. */
export const batch = 32;

/** The worker who keeps a state. Other bits of the hash tell its slot. */
const keeperOf = (sum: number, crew: number): number => (crew === 1 ? 0 : (Math.imul(scatter(sum), 0x27d4eb2f) >>> 16) % crew);

export class Post {
  readonly mail: Int32Array;
  readonly #ends: Int32Array;
  /** How many words a box holds. */
  readonly #room: number;
  #stride: number = letter.state;
  /** Of each box from this worker, how far it is written; of each box to it, how far it was read, and how far it may be. */
  readonly #written: Int32Array;
  readonly #read: Int32Array;
  readonly #until: Int32Array;
  #most = 0;

  constructor({ mail, ends }: PostMemory, readonly crew: number, readonly me: number) {
    this.mail = mail;
    this.#ends = ends;
    this.#room = Math.floor(mail.length / crew ** 2);
    this.#written = new Int32Array(crew);
    this.#read = new Int32Array(crew);
    this.#until = new Int32Array(crew);
  }

  /** What was ever used of this worker's boxes. */
  get bytes(): number { return this.#most * this.crew * 4; }
  get empty(): boolean { return this.#written.every((end) => end === 0); }

  /** From now on, states are of this many words; letters that are under way are none. */
  use(words: number): void {
    this.#stride = letter.state + words;
    this.#written.fill(0);
  }

  /** Begins a round: what was read goes. */
  tidy(): void {
    for (let to = 0; to < this.crew; to++) {
      const read = this.#ends[this.#box(this.me, to) * 2 + 1] as number;
      const written = this.#written[to] as number;
      const start = this.#box(this.me, to) * this.#room;
      if (read < written) this.mail.copyWithin(start, start + read, start + written);
      this.#written[to] = Math.max(0, written - read);
    }
  }

  /** Sends the successors of a state. False, and then nothing was sent, when a box may have no room for them. */
  send({ count, words, sums, asleep }: Successors, parent: number): boolean {
    const { mail, crew } = this;
    const stride = this.#stride;
    const written = this.#written;
    const size = stride - letter.state;
    for (let to = 0; to < crew; to++) if ((written[to] as number) + count * stride > this.#room) return false;
    for (let next = 0, offset = 0; next < count; next++) {
      const sum = sums[next] as number;
      const to = keeperOf(sum, crew);
      let at = (this.me * crew + to) * this.#room + (written[to] as number);
      written[to] = (written[to] as number) + stride;
      mail[at++] = sum;
      mail[at++] = asleep[next] as number;
      mail[at++] = parent;
      mail[at++] = next;
      for (let word = 0; word < size; word++) mail[at++] = words[offset++] as number;
    }
    return true;
  }

  /** Lets everybody see what was sent. */
  publish(): void {
    for (let to = 0; to < this.crew; to++) {
      const box = this.#box(this.me, to) * 2;
      this.#ends[box] = this.#written[to] as number;
      this.#ends[box + 1] = 0;
      this.#most = Math.max(this.#most, this.#written[to] as number);
    }
  }

  /** Begins to read what everybody sent to this worker. */
  open(): void {
    for (let from = 0; from < this.crew; from++) {
      this.#read[from] = 0;
      this.#until[from] = this.#ends[this.#box(from, this.me) * 2] as number;
    }
  }

  /** Puts the places of the next letters into `letters`, in the order of their parents, of those before the horizon. How many there were. */
  collect(letters: Int32Array, horizon: number): number {
    const stride = this.#stride;
    const read = this.#read;
    for (let count = 0; count < batch; count++) {
      let [first, of] = [horizon, -1];
      for (let from = 0; from < this.crew; from++) {
        if (read[from] === this.#until[from]) continue;
        const parent = this.mail[this.#box(from, this.me) * this.#room + (read[from] as number) + letter.parent] as number;
        if (parent < first) [first, of] = [parent, from];
      }
      if (of < 0) return count;
      letters[count] = this.#box(of, this.me) * this.#room + (read[of] as number);
      read[of] = (read[of] as number) + stride;
    }
    return batch;
  }

  /** Tells the senders how far was read. */
  close(): void {
    for (let from = 0; from < this.crew; from++) this.#ends[this.#box(from, this.me) * 2 + 1] = this.#read[from] as number;
  }

  #box(from: number, to: number): number { return from * this.crew + to; }
}
