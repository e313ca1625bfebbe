// Where the parts of a plain model's states lie among the fields of a packed state. The first state says what there is: a record
// or a list of so many is taken apart, and each of its parts is a field. What has another shape later is kept whole, in the first
// field of its place, with the other fields empty.
import { Contents, entries } from "./contents";

/** A state is taken apart into about so many fields, and so deep, at most. */
const [fieldsMax, depthMax] = [64, 3];

type Place = Leaf | Branch;
interface Leaf { readonly parts?: undefined; readonly field: number; readonly end: number }
interface Branch {
  readonly parts: readonly Place[];
  /** The names in a record; a list has none. */
  readonly keys: readonly string[] | undefined;
  readonly field: number;
  readonly end: number;
  /** How many places this one is in; no two that begin with the same field are equally deep. */
  readonly depth: number;
  /** What was last found or put here, so that what did not change need not be looked at. */
  last: unknown;
}

/** Of one field, the values that it had so far. */
class Field {
  /** By content and how deep the place is that it fills. */
  readonly ids = new Map<number, number>();
  readonly values: (readonly [value: unknown, depth: number])[] = [];
}

/** What a field is that does not count, because the one before it holds everything. */
const empty = -1;
const leaf = 0;

export class RecordFields {
  readonly #contents = new Contents();
  readonly #fields: Field[] = [];
  readonly #root: Place;
  #count = 0;

  constructor(init: unknown) {
    let depth = 0;
    while (depth < depthMax && leaves(init, depth + 1) <= fieldsMax) depth++;
    this.#root = this.#place(init, depth, 1);
    for (const field of this.#fields) this.#number(field, undefined, empty);
  }

  get size(): number { return this.#fields.length; }
  get bytes(): number { return this.#contents.bytes + 100 * this.#count; }
  sizes(): readonly number[] { return this.#fields.map(({ values }) => values.length); }

  /** Spells a state in `ids`, where the state decoded last still is spelled: what both share stays as it is. */
  encode(state: unknown, ids: Int32Array): void { this.#encode(this.#root, state, ids); }

  decode(ids: Int32Array): unknown { return this.#decode(this.#root, ids); }

  #place(value: unknown, deeper: number, depth: number): Place {
    const field = this.#fields.length;
    const keys = keysOf(value);
    if (deeper === 0 || keys === undefined) {
      this.#fields.push(new Field());
      return { field, end: field + 1 };
    }
    const parts = keys.map((key) => this.#place((value as Readonly<Record<string, unknown>>)[key], deeper - 1, depth + 1));
    return { parts, keys: Array.isArray(value) ? undefined : keys, field, end: this.#fields.length, depth, last: undefined };
  }

  #encode(place: Place, value: unknown, ids: Int32Array): void {
    const { field, end } = place;
    if (!place.parts) return this.#put(field, value, leaf, ids);
    if (value === place.last && value !== undefined) return;
    const { parts, keys, depth } = place;
    if (fits(value, keys, parts.length)) {
      const held = value as Readonly<Record<string | number, unknown>>;
      for (let at = 0; at < parts.length; at++) this.#encode(parts[at] as Place, held[keys ? keys[at] as string : at], ids);
    } else {
      this.#put(field, value, depth, ids);
      ids.fill(0, field + 1, end);
    }
  }

  #put(field: number, value: unknown, depth: number, ids: Int32Array): void {
    ids[field] = this.#number(this.#fields[field] as Field, value, depth);
  }

  #number({ ids, values }: Field, value: unknown, depth: number): number {
    const content = depth === empty ? empty : this.#contents.id(value);
    const key = content === empty ? empty : content * (depthMax + 1) + depth;
    const known = ids.get(key);
    if (known !== undefined) return known;
    this.#count++;
    ids.set(key, values.length);
    return values.push([content === empty ? undefined : this.#contents.value(content), depth]) - 1;
  }

  #decode(place: Place, ids: Int32Array): unknown {
    const [value, filled] = (this.#fields[place.field] as Field).values[ids[place.field] as number] as readonly [unknown, number];
    if (!place.parts) return value;
    if (filled === place.depth) place.last = value;
    else {
      const parts = place.parts.map((part) => this.#decode(part, ids));
      place.last = Object.freeze(place.keys ? Object.fromEntries(place.keys.map((key, at) => [key, parts[at]])) : parts);
    }
    return place.last;
  }
}

/** The names of what a record or list of the first state holds; undefined of what is not taken apart. */
function keysOf(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || value instanceof Set || value instanceof Map) return undefined;
  const keys = Array.isArray(value) ? Array.from(value, (_, at) => String(at)) : entries(value).map(([key]) => key);
  return keys.length > 0 ? keys : undefined;
}

function leaves(value: unknown, depth: number): number {
  const keys = depth > 0 ? keysOf(value) : undefined;
  return keys?.reduce((sum, key) => sum + leaves((value as Readonly<Record<string, unknown>>)[key], depth - 1), 0) ?? 1;
}

/** Whether a value is a list of so many, or a record with these keys and no others. */
function fits(value: unknown, keys: readonly string[] | undefined, size: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!keys) return Array.isArray(value) && value.length === size;
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) return false;
  let count = 0;
  for (const key in value) if ((value as Readonly<Record<string, unknown>>)[key] !== undefined) count++;
  return count === size && keys.every((key) => (value as Readonly<Record<string, unknown>>)[key] !== undefined);
}
