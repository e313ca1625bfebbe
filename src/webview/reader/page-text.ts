// The text of the page as one string, and ranges of the document as spans of that string. What the page script adds
// (notes, players, controls) is no part of it, so a passage keeps its place whatever stands around it.
import { quoteOf, type Searched, searched, type Span } from "../../reading/notes/anchors";
import { asideClasses } from "../../reading/page-words";
import type { NoteTarget } from "../../wire/reader";

const aside = asideClasses.map((name) => `.${name}`).join(", ");

export interface PageText {
  readonly searched: Searched;
  /** Static: thousands of live ranges would slow every change of the page. */
  range(span: Span): StaticRange | undefined;
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
}

interface Place extends Span {
  readonly id: string;
  readonly kind: "point" | "section";
}

export function pageText(body: Element): PageText {
  const pieces: Piece[] = [];
  let text = "";
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Element) return node.matches(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  const places = placesOf(body, pieces, text.length);
  const at = (kind: Place["kind"], { start, end }: Span): string | undefined =>
    places.findLast((place) => place.kind === kind && place.start <= start && end <= place.end)?.id;
  const page = searched(text);
  return {
    searched: page,
    range: (span) => toRange(pieces, span),
    span: (range) => toSpan(pieces, range),
    target: (span) => {
      const [point, section] = [at("point", span), at("section", span)];
      const home = point === undefined ? (section === undefined ? {} : { section }) : { point };
      return { session: "", ...home, quote: quoteOf(page, span) };
    },
    homeOf: ({ point, section }) => places.find(({ id }) => id === (point ?? section)),
  };
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

function toRange(pieces: readonly Piece[], { start, end }: Span): StaticRange | undefined {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  if (!first || !last || end <= start) return undefined;
  return new StaticRange({
    startContainer: first.node, startOffset: start - first.start,
    endContainer: last.node, endOffset: Math.min(last.node.length, end - last.start),
  });
}

/** The last piece that begins at a place or before it. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

function toSpan(pieces: readonly Piece[], range: Range): Span | undefined {
  const touched = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  let start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
  let end = last.start + (range.endContainer === last.node ? range.endOffset : last.node.length);
  const text = touched.map(({ node }) => node.data).join("");
  while (start < end && /\s/.test(text[start - first.start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1 - first.start] ?? "")) end--;
  return start < end ? { start, end } : undefined;
}

/** A range that can be selected or measured. */
export function liveRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}
