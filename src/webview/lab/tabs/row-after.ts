// The keys of a list in which one row at a time has the keyboard.

/** The row to go to from row `at` of so many, of which a page is in sight; undefined for a key that leads nowhere. */
export function rowAfter(key: string, at: number, count: number, page: number): number | undefined {
  const last = Math.max(count - 1, 0);
  switch (key) {
    case "ArrowDown": return Math.min(at + 1, last);
    case "ArrowUp": return Math.max(at - 1, 0);
    case "PageDown": return Math.min(at + page, last);
    case "PageUp": return Math.max(at - page, 0);
    case "Home": return 0;
    case "End": return last;
    default: return undefined;
  }
}
