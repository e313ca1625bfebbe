// What is looked for in the texts: passages that notes are about, and words. One file, so that the host loads it when needed.
import { findQuote, quoteOf, searched, type Searched, type Span } from "./notes/anchors";
import type { Note, NoteTarget } from "./notes/note";
import { pageWords, type PageWords } from "./page-words";

export { type Hit, SearchIndex } from "./search";

/** A page as the host looks for things in it. */
export interface FoundPage extends PageWords {
  readonly searched: Searched;
}

export function foundPage(html: string): FoundPage {
  const words = pageWords(html);
  return { ...words, searched: searched(words.text) };
}

/** Whether the passage of a note is no longer in the text, and which is the likeliest other. */
export function lost(page: FoundPage, { target }: Pick<Note, "target">): { readonly candidate: NoteTarget | undefined } | undefined {
  const { quote } = target;
  if (!quote) return undefined;
  const found = findQuote(page.searched, quote, () => homeOf(page, target));
  if (found.kind === "found") return undefined;
  const { candidate } = found;
  if (!candidate) return { candidate: undefined };
  const block = [...page.blocks, ...page.sideNotes].find(({ start, end }) => start <= candidate.start && candidate.end <= end);
  const home = block?.point === undefined ? (block?.section === undefined ? {} : { section: block.section }) : { point: block.point };
  return { candidate: { session: target.session, ...home, quote: quoteOf(page.searched, candidate) } };
}

function homeOf({ blocks }: PageWords, target: NoteTarget): Span | undefined {
  const { point, section } = target;
  const own = blocks.filter((block) => (point === undefined ? section !== undefined && block.section === section : block.point === point));
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}
