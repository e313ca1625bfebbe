// The memory of one search: claimed once, within its bounds, and shared when several workers search together.
import { Board } from "./board";
import type { Bounds } from "./bounds";
import { controls, type OutcomeMemory } from "./outcome-pool";
import type { Packed } from "./packed";
import { letter, type PostMemory } from "./post";
import type { TableMemory } from "./state-table";

export interface SearchMemory {
  /** How many workers search together. */
  readonly crew: number;
  /** For each worker, where it keeps its states. */
  readonly tables: readonly TableMemory[];
  readonly post: PostMemory;
  /** Of each worker, which of its parent's successors each state is that came in this round; of no length for one alone. */
  readonly nth: readonly Int32Array[];
  readonly outcomes: OutcomeMemory;
  /** Where workers agree on what to do. */
  readonly board: Int32Array;
  /** Where workers tell each other which values have which numbers; one alone has nobody to tell. */
  readonly log: SharedArrayBuffer | undefined;
}

/** Above a worker's share of the bound: for the last states, and because a hash deals evenly only on the whole. */
const slack = 2 ** 13;
/** How many words lie in one box of the post, at most: no state has so many successors. */
const boxMax = 2 ** 19;

export function claimMemory(
  { statesMax, bytesMax }: Bounds, { init, properties }: Pick<Packed<unknown, unknown>, "init" | "properties">, crew = 1,
): SearchMemory {
  const words = (length: number): Int32Array => new Int32Array(room(length * 4, crew > 1));
  const states = Math.ceil(statesMax / crew) + slack;
  const share = Math.floor(bytesMax / 4 / crew);
  const box = Math.min(boxMax, share >> 4);
  // Half of the slots stay empty, and the index takes at most a quarter of all.
  const slots = 2 ** Math.min(Math.ceil(Math.log2(states * 2)), Math.floor(Math.log2(share)) - 2);
  const columns = [1, 1, 1, crew > 1 ? 1 : 0];
  const records = Math.min(share - slots - columns.reduce((sum, of) => sum + of * slots / 2, 0), states * init.length);
  const table = (): TableMemory => {
    const [parents, sums, asleep, numbers] = columns.map((of) => words(of * slots / 2)) as [Int32Array, Int32Array, Int32Array, Int32Array];
    return { records: words(records), parents, sums, asleep, numbers, index: words(slots) };
  };
  const workers = Array.from({ length: crew });
  // What rules did is spelled anew from one half into the other: both together may take half of all.
  const half = (): Int32Array => words(Math.floor(bytesMax / 16));
  return {
    crew,
    tables: workers.map(table),
    post: { mail: words(box * crew ** 2), ends: words(2 * crew ** 2) },
    nth: workers.map(() => words(crew > 1 ? Math.ceil(box / letter.state) * crew : 0)),
    outcomes: { control: words(controls), halves: [half(), half()] },
    board: words(Board.length(crew, init.length, properties.length)),
    log: crew > 1 ? room(Math.ceil(bytesMax / 64) * 8, true) as SharedArrayBuffer : undefined,
  };
}

function room(bytes: number, shared: boolean): ArrayBuffer | SharedArrayBuffer {
  try {
    return shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  } catch {
    throw new Error(`There is no room for a search of ${Math.ceil(bytes / 2 ** 20).toLocaleString("en")} MB here; ask for less memory, or fewer states.`);
  }
}
