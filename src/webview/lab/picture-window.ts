// What of a long space-time diagram is in sight: a window of columns that follows the playhead.
import type { NodeId } from "../../kernel/protocol";
import { textWidth } from "../../views/space-time/labels";
import { useSight } from "./use-sight";

/** Room for the playhead before the first step. */
export const PAD = 8;
/** How much wider the names of the rows are than words that are not bold. */
const BOLD = 1.15;
/** The window moves in whole blocks, so that labels stay where they are while it scrolls. */
const BLOCK = 8;

export const namesWidth = (nodes: readonly NodeId[]): number =>
  Math.max(32, Math.ceil(Math.max(...nodes.map((node) => textWidth(node, 13))) * BOLD) + 18);

export const wholeWidth = (length: number, names: number, stepWidth: number): number => names + length * stepWidth + 3 * PAD;

export function windowAt(offset: number, width: number, length: number, stepWidth: number): readonly [number, number] {
  const first = Math.floor(offset / stepWidth / BLOCK - 0.25) * BLOCK;
  const last = Math.ceil((offset + width) / stepWidth / BLOCK + 0.25) * BLOCK;
  return [Math.min(Math.max(first, 0), length), Math.min(last, length)];
}

interface Followed {
  /** The column of the playhead, and of how many. */
  readonly cursor: number;
  readonly length: number;
  /** Of which run: another is looked at anew. */
  readonly run: string;
  readonly width: number;
  readonly names: number;
  readonly stepWidth: number;
}

/** Keeps the playhead in sight, with some of what comes next. */
export function useFollow(ref: { readonly current: HTMLElement | null }, { cursor, length, run, width, names, stepWidth }: Followed) {
  const room = Math.max(width - names, stepWidth * 2);
  return useSight(ref, "scrollLeft", `${run} ${cursor} ${width} ${stepWidth}`, (offset) => {
    const x = cursor * stepWidth;
    const ahead = Math.min(stepWidth * 3, room / 3);
    const end = Math.max(wholeWidth(length, names, stepWidth) - width, 0);
    if (x + ahead > offset + room) return Math.min(x + ahead - room, end);
    return x - stepWidth < offset ? Math.min(Math.max(x - room / 2, 0), end) : Math.min(offset, end);
  });
}
