// The word that was probably meant: fewest letters changed, left out, put in or swapped with their neighbour.

/** Undefined when none is near enough to be offered. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: { readonly option: string; readonly distance: number } | undefined;
  for (const option of options) {
    if (Math.abs(option.length - word.length) > limit) continue;
    const found = distance(word.toLowerCase(), option.toLowerCase());
    if (found <= limit && (best === undefined || found < best.distance)) best = { option, distance: found };
  }
  return best?.option;
}

export function distance(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let at = 1; at <= b.length; at++) {
      const changed = (last[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1] ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      now.push(Math.min((last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, changed, swapped));
    }
    [before, last] = [last, now];
  }
  return last[b.length] ?? 0;
}
