// From a state that a search found to the actions that lead there: the search remembers of each state only the one before.
import type { Layout } from "./layout";
import type { Packed } from "./packed";
import type { StateTable } from "./state-table";
import { Successors } from "./successors";
import type { Transitions } from "./transitions";
import type { Wholes } from "./wholes";

/** The way back by parents, and then forth again by what can happen in each state. */
export function pathTo<S, A>(
  packed: Packed<S, A>, tables: readonly StateTable[], transitions: Transitions | Wholes, layout: Layout, state: number,
): readonly A[] {
  const out = new Successors();
  const from = new Int32Array(layout.words);
  const ids = new Int32Array(layout.bits.length);
  layout.pack(packed.init, from, 0);
  const path: A[] = [];
  for (const number of numbersTo(tables, state)) {
    out.count = 0;
    transitions.expand(from, layout.sum(from, 0), 0, out);
    const next = successorAt(packed, layout, out, recordOf(tables, layout, number));
    layout.unpack(from, 0, ids);
    path.push(packed.action(out.actions[next] as number, ids));
    from.set(out.words.subarray(next * layout.words, (next + 1) * layout.words));
  }
  return path;
}

function numbersTo(tables: readonly StateTable[], state: number): readonly number[] {
  const numbers: number[] = [];
  for (let at = state; at > 0; at = find(tables, at, (table, place) => table.parent(place))) numbers.push(at);
  return numbers.toReversed();
}

function recordOf(tables: readonly StateTable[], layout: Layout, number: number): Int32Array {
  const state = new Int32Array(layout.words);
  find(tables, number, (table, place) => table.read(place, state));
  return state;
}

/** Asks the table that keeps the state with this number. */
function find<T>(tables: readonly StateTable[], number: number, ask: (table: StateTable, place: number) => T): T {
  for (const table of tables) {
    const place = table.placeOf(number);
    if (place < table.count && table.number(place) === number) return ask(table, place);
  }
  throw new Error(`Nobody keeps a state ${number}.`);
}

/** Which of the successors is this state, or one that it stands for. */
function successorAt<S, A>(packed: Packed<S, A>, layout: Layout, out: Successors, state: Int32Array): number {
  const wanted = new Int32Array(layout.bits.length);
  const ids = new Int32Array(layout.bits.length);
  layout.unpack(state, 0, wanted);
  for (let next = 0; next < out.count; next++) {
    layout.unpack(out.words, next * layout.words, ids);
    packed.reduce?.(ids);
    if (ids.every((id, field) => id === wanted[field])) return next;
  }
  throw new Error("The search remembers a step that the model does not offer.");
}
