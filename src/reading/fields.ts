// Typed access to YAML fields: each accessor gives a value or tells a problem on the field's own line.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import type { Yaml } from "./front-matter";
import { nearest } from "./nearest";
import { changeTo, type Fix, type Place, type Problems } from "./problem";
import type { FieldFormat } from "./session-format";

type Need = "required" | "optional";

/** One YAML mapping, e.g. the whole front matter or one reading. `what` names it in sentences. */
export class Fields {
  readonly #entries = new Map<string, ParsedNode | null>();
  readonly #keys = new Map<string, ParsedNode>();
  readonly #yaml: Yaml;
  readonly #problems: Problems;
  readonly #what: string;
  readonly #format: readonly FieldFormat[];
  readonly #flow: boolean;
  readonly place: Place;

  /** With a format, missing fields can be put in, and a key that looks like one of it but is none is told. */
  constructor(node: ParsedNode | null, what: string, yaml: Yaml, problems: Problems, format: readonly FieldFormat[] = []) {
    this.#yaml = yaml;
    this.#problems = problems;
    this.#what = what;
    this.#format = format;
    this.#flow = isMap(node) && node.flow === true;
    this.place = yaml.place(node ?? undefined);
    if (!isMap(node)) return;
    for (const { key, value } of (node as YAMLMap.Parsed).items) {
      if (!isScalar(key)) continue;
      const name = String((key as Scalar).value);
      this.#keys.set(name, key);
      this.#entries.set(name, value);
      if (isAlias(value)) problems.error(yaml.place(value),
        `"${name}" refers to another field. Write its value here instead.`);
    }
    this.#checkKeys();
  }

  has(name: string): boolean { return this.#entries.has(name); }

  placeOf(name: string): Place {
    const value = this.#entries.get(name);
    return this.#yaml.place(value?.range && value.range[1] > value.range[0] ? value : this.#keys.get(name)) ;
  }

  /** Non-empty text. Numbers are taken as they were written. */
  text(name: string, need: Need): string | undefined {
    const value = this.#value(name, need);
    if (value === undefined) return undefined;
    if (typeof value.data === "string" && value.data.trim() !== "") return value.data.trim();
    if (typeof value.data === "number") return value.source;
    return this.#mistyped(name, "text");
  }

  integer(name: string, need: Need): number | undefined {
    const value = this.#value(name, need);
    if (value === undefined) return undefined;
    if (typeof value.data === "number" && Number.isSafeInteger(value.data)) return value.data;
    return this.#mistyped(name, "a whole number");
  }

  choice<const T extends string>(name: string, options: readonly T[], need: Need): T | undefined {
    const value = this.#value(name, need);
    if (value === undefined) return undefined;
    const found = options.find((option) => option === value.data);
    if (found !== undefined) return found;
    const likely = nearest(String(value.data), options);
    const order = [...options.filter((option) => option === likely), ...options.filter((option) => option !== likely)];
    this.error(name, `"${name}" must be one of ${options.join(", ")}.`, order.flatMap((option) => changeTo(this.placeOf(name), option)));
    return undefined;
  }

  texts(name: string, need: Need): readonly string[] {
    return this.#list(name, need).flatMap((item) => {
      const data = isScalar(item) ? (item as Scalar).value : undefined;
      if (typeof data === "string" && data.trim() !== "") return [data.trim()];
      if (typeof data === "number") return [String(data)];
      this.#problems.error(this.#yaml.place(item ?? undefined), `Each entry of "${name}" must be text.`);
      return [];
    });
  }

  /** A list of mappings. `what` names one of them. */
  maps(name: string, what: string, need: Need): readonly Fields[] {
    const format = this.#format.find((field) => field.name === name)?.fields;
    return this.#list(name, need).flatMap((item, index) => {
      if (isMap(item)) return [new Fields(item as YAMLMap.Parsed, `${what} ${index + 1}`, this.#yaml, this.#problems, format)];
      this.#problems.error(this.#yaml.place(item ?? undefined), `Each entry of "${name}" must be a set of fields.`);
      return [];
    });
  }

  /** Whatever is there, as plain data. References to other fields are left out. */
  data(name: string): unknown { return plainData(this.#entries.get(name)); }

  error(name: string, message: string, fixes: readonly Fix[] = []): void { this.#problems.error(this.placeOf(name), message, fixes); }

  /** Of the entries of a list that are text, with their places. */
  placedTexts(name: string): readonly (Place & { readonly text: string })[] {
    const node = this.#entries.get(name);
    if (!isSeq(node)) return [];
    return (node.items as (ParsedNode | null)[]).flatMap((item) =>
      isScalar(item) && typeof (item as Scalar).value === "string" ? [{ ...this.#yaml.place(item), text: String((item as Scalar).value).trim() }] : []);
  }

  placeOfKey(name: string): Place { return this.#yaml.place(this.#keys.get(name)); }

  /** Puts a field before the first that is there. */
  insert(name: string, value: string): readonly Fix[] {
    const { line, from } = this.place;
    if (from === undefined || this.#keys.size === 0) return [];
    const title = `Add “${name}: ${value}”`;
    return this.#flow ? [{ title, edits: [{ line, from: from + 1, to: from + 1, text: ` ${name}: ${value},` }] }]
      : [{ title, edits: [{ line, from, to: from, text: `${name}: ${value}\n${" ".repeat(from)}` }] }];
  }

  #checkKeys(): void {
    const names = this.#format.map(({ name }) => name);
    const free = names.filter((name) => !this.#keys.has(name));
    for (const key of this.#keys.keys()) {
      const meant = names.includes(key) ? undefined : nearest(key, free);
      if (meant === undefined) continue;
      this.#problems.warn(this.placeOfKey(key), `"${key}" is no field that is read. Is it meant to be "${meant}"?`, changeTo(this.placeOfKey(key), meant));
    }
  }

  #list(name: string, need: Need): readonly (ParsedNode | null)[] {
    const node = this.#entries.get(name);
    if (isSeq(node)) return node.items as (ParsedNode | null)[];
    if (this.#isAbsent(node)) this.#missing(name, need);
    else if (!isAlias(node)) this.#mistyped(name, "a list");
    return [];
  }

  #value(name: string, need: Need): { readonly data: unknown; readonly source: string } | undefined {
    const node = this.#entries.get(name);
    if (isAlias(node)) return undefined;
    if (this.#isAbsent(node)) return this.#missing(name, need);
    if (!isScalar(node)) return { data: undefined, source: "" };
    const scalar = node as Scalar;
    return { data: scalar.value, source: scalar.source ?? String(scalar.value) };
  }

  #isAbsent(node: ParsedNode | null | undefined): boolean {
    return node === undefined || node === null || (isScalar(node) && (node as Scalar).value === null);
  }

  #missing(name: string, need: Need): undefined {
    if (need === "optional") return undefined;
    const place = this.#keys.has(name) ? this.placeOf(name) : { line: this.place.line };
    const sample = this.#format.find((field) => field.name === name)?.sample;
    const fixes = this.#keys.has(name) || sample === undefined ? [] : this.insert(name, sample);
    this.#problems.error(place, `${this.#what} has no "${name}". Add it.`, fixes);
    return undefined;
  }

  #mistyped(name: string, wanted: string): undefined {
    this.error(name, `"${name}" must be ${wanted}.`);
    return undefined;
  }
}

function plainData(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(plainData);
  if (!isMap(node)) return undefined;
  return Object.fromEntries(node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : ""), plainData(value)]));
}
