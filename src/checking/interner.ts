// Values as small integers: equal content, same number. What makes global states a handful of words.
import { canonical } from "../kernel/canonical";

export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: T[] = [];

  get size(): number { return this.#values.length; }

  id(value: T): number {
    const key = canonical(value);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#values.length;
    this.#ids.set(key, id);
    this.#values.push(value);
    return id;
  }

  value(id: number): T {
    if (id < 0 || id >= this.#values.length) throw new Error(`No value is interned as ${id}.`);
    return this.#values[id] as T;
  }
}
