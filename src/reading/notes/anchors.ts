// Finds a quoted passage in the text of a page again, also after the text was edited. A place is taken only on evidence:
// so many letters of the passage and of what stood around it must agree there, and nowhere else nearly as many.
import search from "approx-string-match";
import type { Quote } from "./note";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text that passages are looked for in: also with every run of white space as one space, since line breaks move. */
export interface Searched {
  readonly text: string;
  readonly plain: string;
  /** For each place of `plain` its place in `text`. */
  readonly places: Uint32Array;
}

export type Finding =
  | { readonly kind: "found"; readonly span: Span }
  /** `candidate` is the likeliest place, for the reader to judge. */
  | { readonly kind: "lost"; readonly candidate: Span | undefined };

/** How much of the surroundings is kept: as little as tells the passage from every other place in the text. */
const contextLengths = [32, 64, 128];
const pieceLength = 32;
/** How far a piece of the surroundings may have shifted. */
const slack = 12;
const candidatesMax = 400;
/** Of all that could agree, how much another place may agree when a passage is quoted. */
const rivalMax = 0.25;
/** And how much must agree when it is looked for: a few words, the very words, or words that have changed; or what stands
    between the same words as before. */
const needed = { few: 0.55, fewChanged: 0.8, same: 0.33, changed: 0.48, between: 0.45 };
/** By how much the best place must be ahead of the next. */
const margin = 0.15;
/** A passage of which less is left has been rewritten. */
const leftMin = { alone: 0.62, between: 0.5 };
/** Fewer letters than this are a few words, which stand in many places; when they changed, little is left of them. */
const fewMax = { same: 16, changed: 24 };

/** The quote of a span, with what stands around it. */
export function quoteOf(page: Searched, span: Span): Quote {
  const { text, plain } = page;
  const spans = candidates(plain, plainOf(text.slice(span.start, span.end)).trim(), true);
  const others = spans.filter(({ start, end }) => (page.places[start] ?? 0) >= span.end || (page.places[end] ?? 0) <= span.start);
  const quotes = contextLengths.map((length) => ({
    exact: text.slice(span.start, span.end),
    prefix: text.slice(Math.max(0, span.start - length), span.start),
    suffix: text.slice(span.end, span.end + length),
    start: span.start,
  }));
  const distinct = quotes.find((quote) => {
    const wanted = wantedOf(quote);
    return others.every((other) => judge(page, wanted, other).evidence <= rivalMax * wanted.most);
  });
  return distinct ?? quotes.at(-1) as Quote;
}

export function searched(text: string): Searched {
  const places = new Uint32Array(text.length + 1);
  let plain = "";
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/\s+/g)) {
    for (let at = from; at < index; at++) places[plain.length + at - from] = at;
    plain += text.slice(from, index);
    places[plain.length] = index;
    plain += " ";
    from = index + space.length;
  }
  for (let at = from; at < text.length; at++) places[plain.length + at - from] = at;
  plain += text.slice(from);
  places[plain.length] = text.length;
  return { text, plain, places: places.subarray(0, plain.length + 1) };
}

/** `home` tells where the section or point of the passage stands today: that decides between places that are equally good. */
export function findQuote(page: Searched, quote: Quote, home: () => Span | undefined = () => undefined): Finding {
  const there = { start: quote.start, end: quote.start + quote.exact.length };
  if (quote.exact.trim() === "") return { kind: "lost", candidate: undefined };
  const same = findAtOnce(page, quote);
  if (same) return { kind: "found", span: same };
  const wanted = wantedOf(quote);
  const exact = rank(page, wanted, candidates(page.plain, wanted.exact, false), there, home());
  return exact.kind === "found" ? exact : rank(page, wanted, candidates(page.plain, wanted.exact, true), there, home());
}

function rank(page: Searched, wanted: Wanted, spans: readonly Candidate[], there: Span, home: Span | undefined): Finding {
  const isHome = ({ start }: Span): number => Number(home !== undefined && placeOf(start) >= home.start && placeOf(start) < home.end);
  const placeOf = (at: number): number => page.places[at] ?? 0;
  const judged = spans.map((span) => judge(page, wanted, span)).map((each) => ({ ...each, evidence: each.evidence + 4 * isHome(each) }))
    .toSorted((one, other) => other.evidence - one.evidence || Math.abs(placeOf(one.start) - there.start) - Math.abs(placeOf(other.start) - there.start));
  const [best] = judged;
  if (!best) return { kind: "lost", candidate: undefined };
  const next = judged.find(({ start, end }) => start >= best.end || end <= best.start);
  const { length } = wanted.exact;
  // More than the least context was kept of a passage that has its like elsewhere.
  const few = length < fewMax.same || wanted.around > 3 * pieceLength;
  const enough = best.left === 1 ? (few ? needed.few : needed.same)
    : best.between ? needed.between : (length < fewMax.changed ? needed.fewChanged : needed.changed);
  const sure = best.left >= (best.between ? leftMin.between : leftMin.alone) && best.evidence >= enough * wanted.most
    && best.evidence - (next?.evidence ?? 0) >= margin * wanted.most;
  const span = { start: placeOf(best.start), end: placeOf(best.end - 1) + 1 };
  return sure ? { kind: "found", span } : { kind: "lost", candidate: wholeWords(page.text, span) };
}

/** A passage, its surroundings in pieces from the passage outwards, and what agreement in all of it would count. */
interface Wanted {
  readonly exact: string;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
  readonly most: number;
  /** How many letters of its surroundings there are. */
  readonly around: number;
  /** All of it as it stood, and where in that the passage begins. */
  readonly joined: string;
  readonly at: number;
}

interface Piece {
  readonly text: string;
  readonly weight: number;
  /** How many letters stand between it and the passage. */
  readonly away: number;
}

interface Candidate extends Span {
  /** How much of the passage is left there, from 0 to 1. */
  readonly left: number;
}

interface Judged extends Candidate {
  readonly evidence: number;
  /** What stood before and after it still does. */
  readonly between: boolean;
}

/** Sentences move and go as a whole: what stands beyond the ends of the passage's own says half as much. */
function wantedOf(quote: Quote): Wanted {
  const [exact, prefix, suffix] = [plainOf(quote.exact).trim(), plainOf(quote.prefix).trimStart(), plainOf(quote.suffix).trimEnd()];
  const own = plainOf(quote.prefix.replace(/[\s\S]*(?:[.!?:]["”’)]*\s|\n)/, "")).length;
  const begins = Math.max(0, prefix.length - own);
  const ends = Math.min(suffix.length, plainOf(/^[\s\S]*?(?:[.!?:]["”’)]*(?=\s|$)|\n|$)/.exec(quote.suffix)?.[0] ?? "").length);
  const outwards = (text: string, weight: number, away: number): readonly Piece[] =>
    Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, index) =>
      ({ text: text.slice(index * pieceLength, (index + 1) * pieceLength), weight, away: away + index * pieceLength }));
  const inwards = (text: string, weight: number, away: number): readonly Piece[] =>
    outwards(reversed(text), weight, away).map((piece) => ({ ...piece, text: reversed(piece.text) }));
  const before = [...inwards(prefix.slice(begins), 1, 0), ...inwards(prefix.slice(0, begins), 0.5, prefix.length - begins)];
  const after = [...outwards(suffix.slice(0, ends), 1, 0), ...outwards(suffix.slice(ends), 0.5, ends)];
  const most = [...before, ...after].reduce((sum, { text, weight }) => sum + weight * text.length, exact.length);
  return { exact, before, after, most, around: prefix.length + suffix.length, joined: prefix + exact + suffix, at: prefix.length };
}

function reversed(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text.charAt(text.length - 1 - index)).join("");
}

/** Where the passage and all that stood around it still stand, letter by letter: where they were, or moved to one other place. Takes no searching. */
export function findAtOnce({ text }: Searched, { exact, prefix, suffix, start }: Quote): Span | undefined {
  const whole = prefix + exact + suffix;
  if (exact.trim() === "" || whole === exact) return undefined;
  let at = start - prefix.length;
  if (!text.startsWith(whole, at)) {
    at = text.indexOf(whole);
    if (at < 0 || text.includes(whole, at + 1)) return undefined;
  }
  return { start: at + prefix.length, end: at + prefix.length + exact.length };
}

/** Where the very words stand, and if asked for where nearly the same words do. */
function candidates(text: string, exact: string, near: boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf(exact); at >= 0 && found.length < candidatesMax; at = text.indexOf(exact, at + 1)) {
    found.push({ start: at, end: at + exact.length, left: 1 });
  }
  if (!near) return found;
  found.push(...spanning(text, exact));
  const first = nearest(text, exact, found);
  // The next best is looked for where the best is not: without it nothing says whether the best stands alone.
  return [...found, ...first, ...nearest(text, exact, [...found, ...first])];
}

/** Places that begin and end as the passage does, whatever was put into it or taken out. */
function spanning(text: string, exact: string): readonly Candidate[] {
  if (exact.length < 2 * pieceLength) return [];
  const edge = 24;
  const found: Candidate[] = [];
  for (let at = text.indexOf(exact.slice(0, edge)); at >= 0 && found.length < 8; at = text.indexOf(exact.slice(0, edge), at + 1)) {
    const end = text.indexOf(exact.slice(-edge), at + edge) + edge;
    if (end < edge || end - at > 1.8 * exact.length) continue;
    found.push({ start: at, end, left: wordsLeft(text.slice(at, end), exact) });
  }
  return found;
}

function nearest(text: string, exact: string, except: readonly Span[]): readonly Candidate[] {
  let rest = text;
  for (const { start, end } of except) rest = `${rest.slice(0, start)}${"\0".repeat(end - start)}${rest.slice(end)}`;
  return search(rest, exact, Math.min(256, Math.floor(exact.length / 2))).slice(0, 8).map((match) => {
    const { start, end } = widened(text, exact, match);
    return { start, end, left: wordsLeft(text.slice(start, end), exact) };
  });
}

/** How much of a passage is left in a text, by the words that still follow one another; what was put in between does not count. */
function wordsLeft(text: string, exact: string): number {
  const [there, wanted] = [text.split(" "), exact.split(" ")];
  // The longest common subsequence, weighed by the letters of its words.
  let row = Array.from({ length: there.length + 1 }, () => 0);
  for (const word of wanted) {
    const next = [0];
    for (const [at, other] of there.entries()) {
      next.push(Math.max(next[at] ?? 0, row[at + 1] ?? 0, (row[at] ?? 0) + (word === other ? word.length : 0)));
    }
    row = next;
  }
  return Math.min(0.99, (row.at(-1) ?? 0) / wanted.reduce((sum, word) => sum + word.length, 0));
}

/** Words put into a passage make the nearest match stop short of its end, or begin late. */
function widened(text: string, exact: string, { start, end }: Span): Span {
  const edge = Math.min(12, Math.ceil(exact.length / 3));
  const tail = text.indexOf(exact.slice(-edge), Math.max(start, end - edge)) + edge;
  const head = text.lastIndexOf(exact.slice(0, edge), start);
  const most = exact.length * 1.6;
  return { start: head >= 0 && end - head <= most ? head : start, end: tail >= edge && tail - start <= most ? Math.max(end, tail) : end };
}

function judge({ plain }: Searched, wanted: Wanted, { start, end, left }: Candidate): Judged {
  const counted = (pieces: readonly Piece[], windowOf: (piece: Piece) => string): { readonly found: number; readonly most: number } =>
    pieces.reduce((sum, piece) => {
      const most = piece.weight * piece.text.length;
      return { found: sum.found + most * gain(alike(windowOf(piece), piece.text)), most: sum.most + most };
    }, { found: 0, most: 0 });
  const before = counted(wanted.before, ({ text, away }) => plain.slice(Math.max(0, start - away - text.length - slack), Math.max(0, start - away + slack)));
  const after = counted(wanted.after, ({ text, away }) => plain.slice(Math.max(0, end + away - slack), end + away + text.length + slack));
  const between = [before, after].every(({ found, most }) => most > 0 && found >= 0.7 * most);
  // "the" is not found in "therefore".
  const torn = (splits(plain, start) && !splits(wanted.joined, wanted.at)) || (splits(plain, end) && !splits(wanted.joined, wanted.at + wanted.exact.length));
  return { start, end, left, between, evidence: torn && left === 1 ? 0 : wanted.exact.length * gain(left) + before.found + after.found };
}

/** Any two texts are alike by half: that much says nothing. */
function gain(similarity: number): number {
  return Math.max(0, 2 * similarity - 1);
}

/** How much of a short text is found in another, from 0 to 1. */
function alike(text: string, wanted: string): number {
  if (wanted === "" || text.includes(wanted)) return 1;
  const [best] = search(text, wanted, Math.floor(wanted.length / 2));
  return best === undefined ? 0 : 1 - best.errors / wanted.length;
}

/** Whether a place lies inside a word. */
function splits(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** What is shown to the reader does not break off inside a word. */
function wholeWords(text: string, { start, end }: Span): Span {
  while (splits(text, start)) start--;
  while (splits(text, end)) end++;
  return { start, end };
}

function plainOf(text: string): string {
  return text.replace(/\s+/g, " ");
}
