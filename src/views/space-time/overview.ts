// A whole run in a strip: how often each node acts in each part of it, and where something went wrong. However long the run, it is
// kept in a few thousand bins, each of one step or of a power of two.
import type { NodeId } from "../../kernel/protocol";
import type { Track } from "../track";

const BINS_MAX = 4096;
/** How dark a place is: quarters, so that four paths draw a strip of any length. */
export const LEVELS = 4;

const faults = new Set(["crash", "drop", "duplicate", "delay", "cut"]);

export class Overview {
  readonly #rows: readonly number[][];
  readonly #faults: number[] = [];
  readonly #row: ReadonlyMap<NodeId, number>;
  /** Steps to a bin. */
  #scale = 1;
  #seen = 0;

  constructor(readonly nodes: readonly NodeId[]) {
    this.#rows = nodes.map(() => []);
    this.#row = new Map(nodes.map((node, at) => [node, at]));
  }

  /** Takes in what came since the last call. It must be the same run. */
  extend({ events }: Pick<Track, "events">): this {
    for (; this.#seen < events.length; this.#seen++) {
      const event = events[this.#seen];
      if (!event) break;
      if (this.#seen >= BINS_MAX * this.#scale) this.#coarsen();
      const bin = Math.floor(this.#seen / this.#scale);
      const row = event.node === undefined ? undefined : this.#rows[this.#row.get(event.node) ?? -1];
      if (row) row[bin] = (row[bin] ?? 0) + 1;
      if (faults.has(event.action.type)) this.#faults[bin] = (this.#faults[bin] ?? 0) + 1;
    }
    return this;
  }

  /** The first `length` steps in columns, each `width / columns` wide: how dark each node's row is there, and whether a fault is. */
  columns(length: number, columns: number): OverviewColumns {
    const count = Math.max(Math.min(columns, length), 1);
    const sum = (of: readonly number[], column: number): number => {
      const first = this.#binAt((column * length) / count);
      const end = Math.max(this.#binAt(((column + 1) * length) / count), first + 1);
      let total = 0;
      for (let bin = first; bin < end; bin++) total += of[bin] ?? 0;
      return total;
    };
    const fair = Math.max(length / count / this.nodes.length, 1);
    const every = Array.from({ length: length === 0 ? 0 : count }, (_, column) => column);
    return {
      count,
      rows: this.#rows.map((row) => every.map((column) => Math.min(Math.ceil((sum(row, column) / fair) * (LEVELS / 2)), LEVELS))),
      faults: every.map((column) => sum(this.#faults, column) > 0),
    };
  }

  #binAt(step: number): number { return Math.floor(step / this.#scale + 1e-9); }

  #coarsen(): void {
    for (const bins of [...this.#rows, this.#faults]) {
      const halved = Array.from({ length: Math.ceil(bins.length / 2) }, (_, at) => (bins[2 * at] ?? 0) + (bins[2 * at + 1] ?? 0));
      bins.splice(0, bins.length, ...halved);
    }
    this.#scale *= 2;
  }
}

export interface OverviewColumns {
  readonly count: number;
  /** For each node and column, how dark: 0 for nothing, LEVELS for twice its fair share and more. */
  readonly rows: readonly (readonly number[])[];
  readonly faults: readonly boolean[];
}
