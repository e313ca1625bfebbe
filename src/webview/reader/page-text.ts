// The text of the page as one string, and ranges of the document as spans of that string. What the page script adds
// (notes, players, controls) is no part of it, so a passage keeps its place whatever stands around it.
import type { Span } from "../../reading/anchors";

const aside = ".notes-slot, .lab-stage, .figure-controls, .visually-hidden, .point-number, .note-mark, .side-note-number, .hover-card";

export interface PageText {
  readonly text: string;
  range(span: Span): Range | undefined;
  /** The part of a range that lies in the text; undefined when none does. */
  span(range: Range): Span | undefined;
}

interface Piece {
  readonly node: Text;
  readonly start: number;
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
  return { text, range: (span) => toRange(pieces, span), span: (range) => toSpan(pieces, range) };
}

function toRange(pieces: readonly Piece[], { start, end }: Span): Range | undefined {
  const first = pieces.find((piece) => start < piece.start + piece.node.length);
  const last = pieces.findLast((piece) => end > piece.start);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, Math.min(last.node.length, end - last.start));
  return range;
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
