// What changed inside a value: the words and numbers that stayed, went and came, in the order in which they stand.

export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Names, numbers and signs are compared whole; longer values than this are only compared as a whole. */
const TOKENS_MAX = 400;

export function diffValues(old: string, now: string): readonly Piece[] {
  const [a, b] = [tokens(old), tokens(now)];
  if (a.length > TOKENS_MAX || b.length > TOKENS_MAX) return joined([{ kind: "gone", text: old }, { kind: "new", text: now }]);
  const common = longest(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: "same", text: a[i] ?? "" });
      [i, j] = [i + 1, j + 1];
    } else if (i < a.length && (j === b.length || at(common, i + 1, j) >= at(common, i, j + 1))) pieces.push({ kind: "gone", text: a[i++] ?? "" });
    else pieces.push({ kind: "new", text: b[j++] ?? "" });
  }
  // With only a comma or a space in common, the old value and the new are easier to read side by side.
  const alike = pieces.some(({ kind, text }) => kind === "same" && /[\p{L}\p{N}]/u.test(text));
  return joined(alike ? pieces : [{ kind: "gone", text: old }, { kind: "new", text: now }]);
}

const tokens = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

type Table = readonly (readonly number[])[];

const at = (table: Table, i: number, j: number): number => table[i]?.[j] ?? 0;

/** How many tokens the two have in common from each place on. */
function longest(a: readonly string[], b: readonly string[]): Table {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => []);
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    for (let j = b.length - 1; j >= 0; j--) row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), row[j + 1] ?? 0);
  }
  return table;
}

/** Neighbours of one kind are one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.text === "") continue;
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}
