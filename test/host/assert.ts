// Assertions that also run in the web extension host, which has no node:assert.

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Equal as JSON, which is all that these suites compare. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  assert(seen === wanted, `${what}: expected ${wanted}, got ${seen}`);
}
