// Which notes a reader wants to see, as a list of facets: "kind:todo", "open:todo", "tag:lease", "session:<uri>".
// Within a group one facet is enough; of every group that is named one must hold.
import { isOpen, type Note, noteKinds } from "./note";
import { tagsOf } from "./notes-tags";

export type Facet = `${"kind" | "open" | "tag" | "session"}:${string}`;

const groupOf = (facet: Facet): string => (facet.startsWith("open:") ? "kind" : facet.slice(0, facet.indexOf(":")));

/** All that hold of a note. */
export function facetsOf(note: Pick<Note, "kind" | "done" | "body">, session: string): readonly Facet[] {
  return [
    `kind:${note.kind}`, ...(isOpen(note) ? [`open:${note.kind}` as const] : []),
    ...tagsOf(note.body).map((tag) => `tag:${tag}` as const), `session:${session}`,
  ];
}

export function passes(facets: readonly Facet[], filter: readonly Facet[]): boolean {
  const groups = new Set(filter.map(groupOf));
  return [...groups].every((group) => filter.some((facet) => groupOf(facet) === group && facets.includes(facet)));
}

/** How many notes each facet would leave, kinds first, then tags by their number, then sessions in their order. */
export function facetCounts(all: readonly (readonly Facet[])[]): readonly { readonly facet: Facet; readonly count: number }[] {
  const counts = new Map<Facet, number>();
  for (const facet of all.flat()) counts.set(facet, (counts.get(facet) ?? 0) + 1);
  const kinds = noteKinds.flatMap((kind): readonly Facet[] => [`kind:${kind}`, `open:${kind}`]);
  const found = [...counts].map(([facet, count]) => ({ facet, count }));
  const named = (start: string) => found.filter(({ facet }) => facet.startsWith(start));
  return [
    ...kinds.flatMap((facet) => found.filter((each) => each.facet === facet)),
    ...named("tag:").toSorted((one, other) => other.count - one.count || (one.facet < other.facet ? -1 : 1)),
    ...named("session:"),
  ];
}

/** What was kept of a filter, by this version or another. */
export function readFilter(kept: unknown): readonly Facet[] {
  return Array.isArray(kept) ? kept.filter((each): each is Facet => typeof each === "string" && /^(kind|open|tag|session):./.test(each)) : [];
}
