// Finds a quoted passage in the text of a page again. Exact words only: nothing is guessed.
import type { Quote } from "./note";

export interface Span {
  readonly start: number;
  readonly end: number;
}

const contextLength = 32;
const candidatesMax = 1000;

/** The quote of a span, with what stands around it. */
export function quoteOf(text: string, { start, end }: Span): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
  };
}

/** Where the quote stands; of several places the one whose surroundings agree most, and among those the nearest. */
export function findQuote(text: string, quote: Quote): Span | undefined {
  if (quote.exact === "") return undefined;
  let best: { readonly start: number; readonly agreement: number; readonly away: number } | undefined;
  let candidates = 0;
  const next = (from: number): number => text.indexOf(quote.exact, from);
  for (let at = next(0); at >= 0 && candidates < candidatesMax; at = next(at + 1)) {
    candidates++;
    const end = at + quote.exact.length;
    const agreement = agreeingEnd(text.slice(Math.max(0, at - quote.prefix.length), at), quote.prefix)
      + agreeingStart(text.slice(end, end + quote.suffix.length), quote.suffix);
    const here = { start: at, agreement, away: Math.abs(at - quote.start) };
    if (!best || agreement > best.agreement || (agreement === best.agreement && here.away < best.away)) best = here;
  }
  return best && { start: best.start, end: best.start + quote.exact.length };
}

function agreeingStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function agreeingEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
