// A memo over tuples of small integers: an open-addressing table in one typed array, a tuple and its value in each slot.

/** What `get` answers when nothing is known. */
export const unknown = -1;

export class TupleMemo {
  #slots: Int32Array;
  #mask: number;
  #count = 0;
  #free = 0;

  /** `length`: how many coordinates a tuple has; at least one. */
  constructor(readonly length: number) {
    this.#mask = 63;
    this.#slots = new Int32Array(64 * (length + 1));
  }

  get bytes(): number { return this.#slots.byteLength; }

  /** The value at ids[places[0]], ids[places[1]], …; `unknown` when there is none. Then `set` with the same tuple must follow. */
  get(ids: Int32Array, places: Int32Array): number {
    const { length } = this;
    const stride = length + 1;
    const slots = this.#slots;
    let hash = 0;
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (ids[places[at] as number] as number), 0x9e3779b1);
    let slot = ((hash ^ (hash >>> 15)) & this.#mask) * stride;
    for (;;) {
      const held = slots[slot + length] as number;
      if (held === 0) {
        this.#free = slot;
        return unknown;
      }
      let at = 0;
      while (at < length && slots[slot + at] === ids[places[at] as number]) at++;
      if (at === length) return held - 1;
      slot += stride;
      if (slot === slots.length) slot = 0;
    }
  }

  /** Sets the value for the tuple that the last `get` did not know. It is not negative. */
  set(ids: Int32Array, places: Int32Array, value: number): number {
    const slot = this.#free;
    for (let at = 0; at < this.length; at++) this.#slots[slot + at] = ids[places[at] as number] as number;
    this.#slots[slot + this.length] = value + 1;
    if (++this.#count * 2 > this.#mask) this.#grow();
    return value;
  }

  #grow(): void {
    const { length } = this;
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(old.length * 2);
    this.#count = 0;
    const places = Int32Array.from({ length }, (_, at) => at);
    for (let slot = 0; slot < old.length; slot += length + 1) {
      const value = old[slot + length] as number;
      if (value === 0) continue;
      const tuple = old.subarray(slot, slot + length);
      this.get(tuple, places);
      this.set(tuple, places, value - 1);
    }
  }
}
