// The memory of one search: claimed once, within its bounds, and shared when several workers search together.
import { Board } from "./board";
import type { Bounds } from "./bounds";
import type { Packed } from "./packed";
import type { TableMemory } from "./state-table";

export interface SearchMemory {
  readonly table: TableMemory;
  /** Where workers agree on what to do. */
  readonly board: Int32Array;
  /** How many workers search together. */
  readonly crew: number;
  /** Where workers tell each other which values have which numbers; one alone has nobody to tell. */
  readonly log: SharedArrayBuffer | undefined;
}

/** Above the bound, for the successors of the last states expanded. */
const slack = 2 ** 13;

export function claimMemory(
  { statesMax, bytesMax }: Bounds, { init, properties }: Pick<Packed<unknown, unknown>, "init" | "properties">, crew = 1,
): SearchMemory {
  const fields = init.length;
  const words = (length: number): Int32Array => new Int32Array(room(length * 4, crew > 1));
  const states = statesMax + slack;
  // Half of the slots stay empty, and the index takes at most half of all.
  const slots = Math.min(powerOf2(states * 2), powerOf2(bytesMax / 4) / 4);
  const asleep = slots / 2;
  const records = Math.min(Math.floor(bytesMax / 4) - slots - asleep, states * (fields + 1));
  return {
    table: { records: words(records), index: words(slots), asleep: words(asleep), control: words(2) },
    board: words(Board.length(fields, properties.length)),
    crew,
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

/** The power of two that is at least this. */
const powerOf2 = (least: number): number => 2 ** Math.ceil(Math.log2(least));
