// Typed access to YAML fields: each accessor gives a value or tells a problem on the field's own line.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import type { Yaml } from "./front-matter";
import type { Place, Problems } from "./problem";

type Need = "required" | "optional";

/** One YAML mapping, e.g. the whole front matter or one reading. `what` names it in sentences. */
export class Fields {
  readonly #entries = new Map<string, ParsedNode | null>();
  readonly #keys = new Map<string, ParsedNode>();
  readonly #yaml: Yaml;
  readonly #problems: Problems;
  readonly #what: string;
  readonly place: Place;

  constructor(node: ParsedNode | null, what: string, yaml: Yaml, problems: Problems) {
    this.#yaml = yaml;
    this.#problems = problems;
    this.#what = what;
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
    return found ?? this.#mistyped(name, `one of ${options.join(", ")}`);
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
    return this.#list(name, need).flatMap((item, index) => {
      if (isMap(item)) return [new Fields(item as YAMLMap.Parsed, `${what} ${index + 1}`, this.#yaml, this.#problems)];
      this.#problems.error(this.#yaml.place(item ?? undefined), `Each entry of "${name}" must be a set of fields.`);
      return [];
    });
  }

  /** Whatever is there, as plain data. References to other fields are left out. */
  data(name: string): unknown { return plainData(this.#entries.get(name)); }

  error(name: string, message: string): void { this.#problems.error(this.placeOf(name), message); }

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
    this.#problems.error(place, `${this.#what} has no "${name}". Add it.`);
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
