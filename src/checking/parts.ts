// Systems given by their parts: a state is a tuple of parts, and each rule looks at few of them. Written like the rules of a
// specification; run fast, because what a rule does depends only on the parts it names and is remembered for them.
import { Contents } from "./contents";
import { type Interner, Interners } from "./interner";
import type { Packed } from "./packed";
import type { Outcome } from "./outcome-pool";
import type { TransitionRule } from "./transition-rule";
import { TupleMemo, unknown } from "./tuple-memo";

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

export function packParts<V>(model: PartsModel<V>): Packed<Readonly<Record<string, V>>, PartsAction> {
  const interners = new Interners();
  const contents = new Contents();
  const names = model.parts.map(({ name }) => name);
  const values = names.map(() => interners.create<V>((value) => String(contents.id(value))));
  const fieldOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`There is no part "${name}".`);
    return at;
  };
  const internerOf = (field: number): Interner<V> => values[field] as Interner<V>;
  const valueOf = (field: number, ids: Int32Array): V => internerOf(field).value(ids[field] as number);

  const actions: PartsAction[] = [];
  const rules = model.rules.map(({ name, parts, next }): TransitionRule => {
    const fields = parts.map(fieldOf);
    return {
      fields,
      outcomes: (ids) => {
        const before = fields.map((field) => valueOf(field, ids));
        return next(before).flatMap((after, outcome): readonly Outcome[] => {
          const changed = fields.flatMap((field, at) => (after[at] === before[at] ? [] : [[field, after[at] as V] as const]));
          if (changed.some(([field, value]) => model.parts[field]?.within?.(value) === false)) return [];
          const changes = changed.map(([field, value]) => [field, internerOf(field).id(value)] as const);
          // What leads back to the state itself leads nowhere new.
          if (changes.every(([field, id]) => id === ids[field])) return [];
          return [{ action: actions.push({ rule: name, outcome }) - 1, changes, sends: [] }];
        });
      },
    };
  });

  const properties = model.properties.map((property) =>
    ({ property, fields: Int32Array.from(property.parts, fieldOf), memo: new TupleMemo(property.parts.length) }));

  return {
    init: Int32Array.from(model.parts, ({ init }, field) => internerOf(field).id(init)),
    interners, rules: merged(rules),
    append: () => { throw new Error("The rules of parts send nothing."); },
    sizes: () => values.map(({ size }) => size),
    properties: model.properties,
    verdicts: (ids) => {
      let bits = 0;
      for (let at = 0; at < properties.length; at++) {
        const { property, fields, memo } = properties[at] as (typeof properties)[number];
        let holds = memo.get(ids, fields);
        if (holds === unknown) {
          holds = memo.set(ids, fields, property.holds(Array.from(fields, (field) => valueOf(field, ids))) ? 1 : 0);
        }
        bits |= holds << at;
      }
      return bits;
    },
    bytes: () => properties.reduce((sum, { memo }) => sum + memo.bytes, contents.bytes),
    alike: [],
    state: (ids) => Object.fromEntries(names.map((name, field) => [name, valueOf(field, ids)])),
    action: (code) => actions[code] as PartsAction,
  };
}

/** A rule that looks at no more than another is asked together with it: one look at a state answers both. */
function merged(rules: readonly TransitionRule[]): readonly TransitionRule[] {
  const groups: TransitionRule[][] = [];
  for (const rule of rules.toSorted((a, b) => b.fields.length - a.fields.length)) {
    const wider = groups.find(([widest]) => rule.fields.every((field) => widest?.fields.includes(field)));
    if (wider) wider.push(rule);
    else groups.push([rule]);
  }
  return groups.map((group) => ({ fields: group[0]?.fields ?? [], outcomes: (ids) => group.flatMap(({ outcomes }) => outcomes(ids)) }));
}
