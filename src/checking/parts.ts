// Systems given by their parts: a state is a tuple of parts, and each rule looks at few of them. Written like the rules of a
// specification; run fast, because what a rule does depends only on the parts it names and is remembered for them.
import { Interner } from "./interner";
import type { Packed, Successors } from "./packed";
import { TupleMemo } from "./trie";

export interface Part<V> {
  readonly name: string;
  readonly init: V;
  /** States in which this is false are neither counted nor explored. */
  within?(value: V): boolean;
}

/** A rule over the parts it names. */
export interface PartsRule<V> {
  readonly name: string;
  readonly parts: readonly string[];
  /** What the named parts may become: no outcome when the rule is not enabled. */
  next(values: readonly V[]): readonly (readonly V[])[];
}

export interface PartsProperty<V> {
  readonly id: string;
  readonly title: string;
  readonly kind: "always" | "reachable";
  readonly parts: readonly string[];
  holds(values: readonly V[]): boolean;
}

export interface PartsModel<V> {
  readonly parts: readonly Part<V>[];
  readonly rules: readonly PartsRule<V>[];
  readonly properties: readonly PartsProperty<V>[];
}

export interface PartsAction {
  readonly rule: string;
  /** Which of the rule's outcomes. */
  readonly outcome: number;
}

interface Compiled<V> {
  readonly rule: PartsRule<V>;
  readonly places: readonly number[];
  readonly memo: TupleMemo;
}

/** No outcome at all, the most frequent answer, has a number of its own. */
const disabled = 0;

export function packParts<V>(model: PartsModel<V>): Packed<Readonly<Record<string, V>>, PartsAction> {
  const names = model.parts.map(({ name }) => name);
  const values = names.map(() => new Interner<V>());
  const inside = model.parts.map((): boolean[] => []);
  const place = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`There is no part "${name}".`);
    return at;
  };
  const actions = new Interner<PartsAction>();
  /** Outcomes of a rule for one tuple, flat: an action, then the new numbers of the rule's parts; and so on. */
  const outcomes: Int32Array[] = [new Int32Array(0)];
  const valueAt = (at: number, words: Int32Array): V => (values[at] as Interner<V>).value(words[at] as number);

  const intern = (at: number, value: V): number => {
    const id = (values[at] as Interner<V>).id(value);
    (inside[at] as boolean[])[id] ??= model.parts[at]?.within?.(value) ?? true;
    return id;
  };

  function work({ rule, places }: Compiled<V>, words: Int32Array): number {
    const flat: number[] = [];
    rule.next(places.map((at) => valueAt(at, words))).forEach((become, outcome) => {
      const ids = places.map((at, order) => intern(at, become[order] as V));
      if (!places.every((at, order) => inside[at]?.[ids[order] as number])) return;
      flat.push(actions.id({ rule: rule.name, outcome }), ...ids);
    });
    return flat.length === 0 ? disabled : outcomes.push(Int32Array.from(flat)) - 1;
  }

  const rules = model.rules.map((rule): Compiled<V> =>
    ({ rule, places: rule.parts.map(place), memo: new TupleMemo(rule.parts.length) }));

  function expand(words: Int32Array, out: Successors): void {
    out.count = 0;
    for (const compiled of rules) {
      const { places, memo } = compiled;
      let known = memo.get(words, places);
      if (known < 0) memo.set(known = work(compiled, words));
      if (known === disabled) continue;
      const flat = outcomes[known] as Int32Array;
      for (let at = 0; at < flat.length; at += places.length + 1) {
        const offset = out.push(words, flat[at] as number);
        for (let order = 0; order < places.length; order++) out.states[offset + (places[order] as number)] = flat[at + 1 + order] as number;
      }
    }
  }

  const properties = model.properties.map((property) =>
    ({ property, places: property.parts.map(place), memo: new TupleMemo(property.parts.length) }));

  const init = Int32Array.from(model.parts.map(({ init: value }, at) => intern(at, value)));
  return {
    width: names.length, init, expand,
    properties: model.properties,
    verdicts: (words) => {
      let bits = 0;
      for (let at = 0; at < properties.length; at++) {
        const { property, places, memo } = properties[at] as (typeof properties)[number];
        let known = memo.get(words, places);
        if (known < 0) memo.set(known = property.holds(places.map((of) => valueAt(of, words))) ? 1 : 0);
        bits |= known << at;
      }
      return bits;
    },
    state: (words) => Object.fromEntries(names.map((name, at) => [name, valueAt(at, words)])),
    action: (code) => actions.value(code),
  };
}
