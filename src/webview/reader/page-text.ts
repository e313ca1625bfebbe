// The text of the page as one string, and ranges of the document as spans of that string. What the page script adds
// (notes, players, controls) is no part of it, so a passage keeps its place whatever stands around it.
import { quoteOf, type Searched, searched, type Span } from "../../reading/notes/anchors";
import { asideClasses, sideNoteClass } from "../../reading/page-words";
import type { NoteTarget } from "../../wire/reader";

const aside = asideClasses.map((name) => `.${name}`).join(", ");

export interface PageText {
  readonly searched: Searched;
  /** In the order of the page, without the side notes that stand between. Static: thousands of live ranges would slow every change. */
  ranges(span: Span): readonly StaticRange[];
  /** The part of a range that lies in the text; undefined when none does. */
  span(range: Range): Span | undefined;
  /** What a note on a passage is about: its words, and the point or section they stand in. */
  target(span: Span): NoteTarget;
  /** Where the point or section of a target stands in the text. */
  homeOf(target: NoteTarget): Span | undefined;
}

interface Piece {
  readonly node: Text;
  readonly start: number;
  /** The side note it is in. */
  readonly sideNote: Element | undefined;
  /** A side note begins, ends or stands between it and the piece before. */
  readonly apart: boolean;
  /** Where it stands among the words of the text: for a side note the place of its mark. */
  readonly home: number;
}

interface Place extends Span {
  readonly id: string;
  readonly kind: "point" | "section";
}

export function pageText(body: Element): PageText {
  const pieces = piecesOf(body);
  const text = pieces.map(({ node }) => node.data).join("");
  const own = pieces.filter(({ sideNote }) => sideNote === undefined);
  const places = placesOf(body, own, own.reduce((sum, { node }) => sum + node.length, 0));
  const at = (kind: Place["kind"], { start, end }: Span): string | undefined =>
    places.findLast((place) => place.kind === kind && place.start <= start && end <= place.end)?.id;
  const page = searched(text);
  return {
    searched: page,
    ranges: (span) => toRanges(pieces, span),
    span: (range) => toSpan(pieces, text, range),
    target: (span) => {
      const first = pieces[indexAt(pieces, span.start)];
      const stands = first?.sideNote ? { start: first.home, end: first.home } : span;
      const [point, section] = [at("point", stands), at("section", stands)];
      const home = point === undefined ? (section === undefined ? {} : { section }) : { point };
      return { session: "", ...home, quote: quoteOf(page, span) };
    },
    homeOf: ({ point, section }) => places.find(({ id }) => id === (point ?? section)),
  };
}

/** The words of the page, those of the side notes after all others, as `page-words` has them. */
function piecesOf(body: Element): readonly Piece[] {
  const pieces: Piece[] = [];
  const later: { readonly node: Text; readonly sideNote: Element; readonly home: number }[] = [];
  let end = 0;
  let passed: Element | undefined;
  const push = (node: Text, sideNote: Element | undefined, home: number): void => {
    pieces.push({ node, start: end, sideNote, home, apart: passed !== undefined || sideNote !== pieces.at(-1)?.sideNote });
    end += node.length;
  };
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Element) return node.matches(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const sideNote = sideNoteOf(node);
    if (sideNote) later.push({ node, sideNote, home: end });
    else push(node, undefined, end);
    passed = sideNote;
  }
  passed = undefined;
  for (const { node, sideNote, home } of later) push(node, sideNote, home);
  return pieces;
}

function sideNoteOf(node: Text): Element | undefined {
  return node.parentElement?.closest(`.${sideNoteClass}`) ?? undefined;
}

/** Points by their elements; sections from their heading to the next. */
function placesOf(body: Element, pieces: readonly Piece[], end: number): readonly Place[] {
  const starts = [...body.querySelectorAll<HTMLElement>("[data-point], :is(h2, h3, h4, h5, h6)[id]")].flatMap((element) => {
    const inside = pieces.filter(({ node }) => element.contains(node));
    const [first, last] = [inside[0], inside.at(-1)];
    return first && last ? [{ element, start: first.start, end: last.start + last.node.length }] : [];
  });
  const headings = starts.filter(({ element }) => element.dataset["point"] === undefined);
  return starts.map(({ element, ...span }): Place => {
    const point = element.dataset["point"];
    if (point !== undefined) return { id: point, kind: "point", ...span };
    return { id: element.id, kind: "section", start: span.start, end: headings.find(({ start }) => start > span.start)?.start ?? end };
  });
}

function toRanges(pieces: readonly Piece[], { start, end }: Span): readonly StaticRange[] {
  const ranges: StaticRange[] = [];
  let first: Piece | undefined;
  const covered = end <= start ? [] : pieces.slice(indexAt(pieces, start), indexAt(pieces, end - 1) + 1);
  for (const [index, piece] of covered.entries()) {
    first ??= piece;
    const next = covered[index + 1];
    if (next && !next.apart) continue;
    ranges.push(new StaticRange({
      startContainer: first.node, startOffset: Math.max(0, start - first.start),
      endContainer: piece.node, endOffset: Math.min(piece.node.length, end - piece.start),
    }));
    first = undefined;
  }
  return ranges;
}

/** The last piece that begins at a place or before it. */
function indexAt(pieces: readonly Piece[], at: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function toSpan(pieces: readonly Piece[], text: string, range: Range): Span | undefined {
  const all = pieces.filter(({ node }) => range.intersectsNode(node));
  // Words of a side note are quoted by themselves: a selection that begins in the text and runs over one is of the text.
  const touched = all.every(({ sideNote }) => sideNote !== undefined && sideNote === all[0]?.sideNote) ? all
    : all.filter(({ sideNote }) => sideNote === undefined);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  let start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
  let end = last.start + (range.endContainer === last.node ? range.endOffset : last.node.length);
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return start < end ? { start, end } : undefined;
}

/** A range that can be selected or measured. */
export function liveRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}
