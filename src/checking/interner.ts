// Values as small integers: equal content, same number. What makes global states a handful of bits.
import { canonical } from "../kernel/canonical";
import type { SharedLog } from "./shared-log";

/** The interners of one model. Workers that search together share a log, and with it the numbers. */
export class Interners {
  readonly #all: Interner<unknown>[] = [];
  #count = 0;
  #bytes = 0;

  constructor(readonly log?: SharedLog) {}

  /** How many values have a number. */
  get count(): number { return this.#count; }
  /** What they hold, about. */
  get bytes(): number { return this.#bytes; }

  /** `spell` must be one for equal values; where a log is shared, JSON. */
  create<T>(spell: (value: T) => string = canonical): Interner<T> {
    const number = this.#all.length;
    const interner = new Interner<unknown>((value) => spell(value as T), (key, value) => this.#add(number, key, value), () => this.catchUp());
    this.#all.push(interner);
    return interner as Interner<T>;
  }

  #add(number: number, key: string, value: unknown): number {
    const interner = this.#all[number] as Interner<unknown>;
    if (!this.log) return this.#take(interner, key, value);
    // Before the lock too, so that it is held for little.
    this.catchUp();
    return this.log.locked(() => {
      this.catchUp();
      const known = interner.known(key);
      if (known !== undefined) return known;
      this.log?.write(number, key);
      return this.#take(interner, key, value);
    });
  }

  /** Learns what other workers have numbered since. */
  catchUp(): void {
    this.log?.read((number, text) => { this.#take(this.#all[number] as Interner<unknown>, text); });
  }

  #take(interner: Interner<unknown>, key: string, value?: unknown): number {
    this.#count++;
    // The text, and about as much again in the value; a map entry and two array places.
    this.#bytes += 4 * key.length + 64;
    return interner.take(key, value);
  }
}

export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: (T | undefined)[] = [];
  /** The texts of values that others numbered and nobody here has asked for yet. */
  readonly #unread = new Map<number, string>();

  /** `add` numbers a value that is not known here; `catchUp` learns of numbers that others gave. */
  constructor(
    readonly spell: (value: T) => string, readonly add: (key: string, value: unknown) => number, readonly catchUp: () => void,
  ) {}

  get size(): number { return this.#values.length; }

  id(value: T): number {
    const key = this.spell(value);
    return this.#ids.get(key) ?? this.add(key, value);
  }

  value(id: number): T {
    if (id >= this.#values.length) this.catchUp();
    if (id < 0 || id >= this.#values.length) throw new Error(`No value is interned as ${id}.`);
    return this.#values[id] ?? this.#readAt(id);
  }

  known(key: string): number | undefined { return this.#ids.get(key); }

  take(key: string, value: T | undefined): number {
    const id = this.#values.push(value) - 1;
    this.#ids.set(key, id);
    if (value === undefined) this.#unread.set(id, key);
    return id;
  }

  #readAt(id: number): T {
    const text = this.#unread.get(id);
    if (text !== undefined) this.#values[id] = JSON.parse(text) as T;
    this.#unread.delete(id);
    return this.#values[id] as T;
  }
}
