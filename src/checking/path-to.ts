// From a state that a search found to the actions that lead there: the search remembers of each state only the one before, and what
// happened in between is asked of the rules again.
import type { Layout } from "./layout";
import type { Packed, SuccessorsOf } from "./packed";
import type { StateTable } from "./state-table";

/** The way back by parents, and then forth again by what can happen in each state. */
export function pathTo<S, A>(packed: Packed<S, A>, tables: readonly StateTable[], layout: Layout, state: number): readonly A[] {
  const successors = packed.successors ?? byRules(packed);
  let ids = packed.init;
  return numbersTo(tables, state).map((number) => {
    const { action, next } = stepTo(packed, successors, ids, idsOf(tables, layout, number));
    const taken = packed.action(action, ids);
    ids = next;
    return taken;
  });
}

const byRules = ({ rules, append }: Pick<Packed<unknown, unknown>, "rules" | "append">): SuccessorsOf => (ids, take) => {
  for (const rule of rules) for (const { action, changes, sends } of rule.outcomes(ids)) {
    const next = ids.slice();
    for (const [field, id] of changes) next[field] = id;
    for (const [field, item] of sends) next[field] = append(field, next[field] as number, item);
    take(action, next);
  }
};

/** The first step to this state, or to one that it stands for. */
function stepTo(
  { reduce }: Pick<Packed<unknown, unknown>, "reduce">, successors: SuccessorsOf, from: Int32Array, wanted: Int32Array,
): { readonly action: number; readonly next: Int32Array } {
  let found: { readonly action: number; readonly next: Int32Array } | undefined;
  successors(from, (action, next) => {
    if (found) return;
    const standing = next.slice();
    reduce?.(standing);
    if (standing.every((id, field) => id === wanted[field])) found = { action, next: next.slice() };
  });
  if (!found) throw new Error("The search remembers a step that the model does not offer.");
  return found;
}

function numbersTo(tables: readonly StateTable[], state: number): readonly number[] {
  const numbers: number[] = [];
  for (let at = state; at > 0; at = find(tables, at, (table, place) => table.parent(place))) numbers.push(at);
  return numbers.toReversed();
}

function idsOf(tables: readonly StateTable[], layout: Layout, number: number): Int32Array {
  const state = new Int32Array(layout.words);
  const ids = new Int32Array(layout.bits.length);
  find(tables, number, (table, place) => table.read(place, state));
  layout.unpack(state, 0, ids);
  return ids;
}

/** Asks the table that keeps the state with this number. */
function find<T>(tables: readonly StateTable[], number: number, ask: (table: StateTable, place: number) => T): T {
  for (const table of tables) {
    const place = table.placeOf(number);
    if (place < table.count && table.number(place) === number) return ask(table, place);
  }
  throw new Error(`Nobody keeps a state ${number}.`);
}
