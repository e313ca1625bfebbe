// Values of any plain model by content: equal content, same number. A value is spelled by the numbers of what it holds, and what
// was met before is known by identity, so that a list of many things with one more costs about as much as the one.

/** Deeper than any state, and shallow enough for any stack. */
const depthMax = 200;

const refuse = (): never => { throw new TypeError("A state is never changed: a step makes a new one."); };
/** What sets and maps have instead of being frozen. */
const fixed = { add: refuse, set: refuse, delete: refuse, clear: refuse } as const;

export class Contents {
  readonly #values: unknown[] = [];
  /** What has no parts, by itself; of what has, the one that stands for all of the same content. */
  readonly #known = new Map<unknown, number>();
  readonly #spelled = new Map<string, number>();
  #bytes = 0;

  get bytes(): number { return this.#bytes; }

  /** The value that stands for all of this content. Nobody can change it. */
  value(id: number): unknown { return this.#values[id]; }

  id(value: unknown, depth = 0): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    if (typeof value === "function" || typeof value === "symbol") throw new Error(`A state holds data, and this is a ${typeof value}.`);
    if (typeof value !== "object" || value === null) return this.#add(value, 48);
    if (depth > depthMax) throw new Error(`A state holds what is more than ${depthMax} deep, or holds itself.`);
    const spelling = this.#spell(value, depth + 1);
    const same = this.#spelled.get(spelling);
    if (same !== undefined) return same;
    const id = this.#add(this.#standing(value), 3 * spelling.length + 160);
    this.#spelled.set(spelling, id);
    return id;
  }

  #add(value: unknown, bytes: number): number {
    this.#bytes += bytes;
    this.#known.set(value, this.#values.length);
    return this.#values.push(value) - 1;
  }

  #spell(value: object, depth: number): string {
    const id = (held: unknown): number => this.id(held, depth);
    if (Array.isArray(value)) {
      let spelling = "[";
      for (const held of value) spelling += `${id(held)},`;
      return spelling;
    }
    if (value instanceof Set) return `s${Array.from(value, id).sort((a, b) => a - b).join()}`;
    if (value instanceof Map) return `m${Array.from(value, ([key, held]) => `${id(key)}:${id(held)}`).sort().join()}`;
    let spelling = "{";
    for (const [key, held] of entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) spelling += `${id(key)}:${id(held)},`;
    return spelling;
  }

  /** The same, made of what stands for its parts. */
  #standing(value: object): unknown {
    const part = (held: unknown): unknown => this.value(this.id(held));
    if (Array.isArray(value)) return Object.freeze(Array.from(value, part));
    if (value instanceof Set) return Object.assign(new Set(Array.from(value, part)), fixed);
    if (value instanceof Map) return Object.assign(new Map(Array.from(value, ([key, held]) => [part(key), part(held)])), fixed);
    return Object.freeze(Object.fromEntries(entries(value).map(([key, held]) => [key, part(held)])));
  }
}

/** What a record holds. Something undefined is as if it was not there. */
export function entries(record: object): (readonly [string, unknown])[] {
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(`A state holds records, lists, sets and maps, and this is a ${record.constructor.name}.`);
  }
  return Object.entries(record).filter(([, held]) => held !== undefined);
}
