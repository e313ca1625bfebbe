// A text as its author edits it: sentences move, change, go, and new ones come. Every letter knows where it stood before,
// so that a test can say where a passage is now.
import type { Span } from "../../../src/reading/notes/anchors";
import { dice } from "../histories/generate-history";

interface Letters {
  readonly text: string;
  /** For each letter its place in the text before; -1 if it is new. */
  readonly from: readonly number[];
}

export interface Edited extends Letters {
  /** The passage in the text before. */
  readonly passage: Span;
  /** How many of its letters are left. */
  readonly left: number;
}

const words = ["however", "in practice", "the replicas", "quietly", "once more", "at most", "a slower node", "therefore", "without a lock", "nearly"];
const added = [
  "A reader pointed out that this needs a longer look. ", "None of this was obvious at the time. ", "We come back to it below. ",
  "The same holds when a message is lost twice. ", "Whoever has run such a system will nod here. ",
];

/** What becomes of the passage itself: it stays among the edits, is moved or edited too, or goes. */
export type Aim = "stays" | "moved" | "edited" | "goes";

export function edit(text: string, seed: number, aim: Aim): Edited {
  const random = dice(seed);
  const below = (size: number): number => Math.floor(random() * size);
  const sentences: Letters[] = [];
  for (const match of text.matchAll(/[\s\S]+?(?:[.!?:]["”)]*\s+|\n|$)/g)) {
    if (match[0] !== "") sentences.push({ text: match[0], from: Array.from(match[0], (_, at) => match.index + at) });
  }
  const whole = sentences.map((sentence, at) => ({ sentence, at })).filter(({ sentence }) => sentence.text.trim().length > 24);
  const { sentence: home } = whole[below(whole.length)] ?? { sentence: sentences[0] as Letters };
  const passage = passageIn(text, home, below);
  let now: Letters[] = [...sentences];
  const inPassage = ({ from }: Letters): boolean => from.some((at) => at >= passage.start && at < passage.end);
  for (let left = 2 + below(10); left > 0; left--) {
    const changed = change(now, below(now.length), below);
    // Whether the passage goes is up to `aim`.
    if (changed.filter(inPassage).length >= now.filter(inPassage).length) now = changed;
  }
  if (aim === "edited") now = now.map((each) => (inPassage(each) ? reworded(each, below) : each));
  if (aim === "moved") {
    const rest = now.filter((each) => !inPassage(each));
    const to = below(rest.length);
    now = [...rest.slice(0, to), ...now.filter(inPassage), ...rest.slice(to)];
  }
  if (aim === "goes") now = now.filter((each) => !inPassage(each));
  const result = { text: now.map((each) => each.text).join(""), from: now.flatMap((each) => each.from) };
  return { ...result, passage, left: result.from.filter((at) => at >= passage.start && at < passage.end).length };
}

/** One word to a few sentences. */
function passageIn(text: string, { text: sentence, from }: Letters, below: (size: number) => number): Span {
  const begin = from[0] ?? 0;
  const starts = [...sentence.matchAll(/\S{4,}/g)].map(({ 0: word, index }) => ({ start: begin + index, end: begin + index + word.length }));
  const length = [1 + below(2), 3 + below(6), starts.length, starts.length][below(4)] ?? 1;
  const first = below(Math.max(1, starts.length - length));
  const [start, end] = [starts[first]?.start ?? begin, starts[Math.min(starts.length, first + length) - 1]?.end ?? begin + 1];
  return below(8) === 0 ? { start, end: Math.min(text.trimEnd().length, end + 60 + below(200)) } : { start, end };
}

function change(all: readonly Letters[], at: number, below: (size: number) => number): Letters[] {
  const [before, one, after] = [all.slice(0, at), all[at] as Letters, all.slice(at + 1)];
  switch (below(5)) {
    case 0: {
      const rest = [...before, ...after];
      const to = below(rest.length);
      return [...rest.slice(0, to), one, ...rest.slice(to)];
    }
    case 1: return [...before, reworded(one, below), ...after];
    case 2: return [...before, fresh(added[below(added.length)] as string), one, ...after];
    case 3: return [...before, wrapped(one), ...after];
    default: return [...before, ...after];
  }
}

/** One or two words replaced, left out or put in. */
function reworded(one: Letters, below: (size: number) => number): Letters {
  const found = [...one.text.matchAll(/[\p{L}\d’'-]+/gu)];
  if (found.length < 4) return one;
  let letters: Letters = one;
  for (const { 0: word, index } of [found[below(found.length)], ...(below(2) === 0 ? [found[below(found.length)]] : [])].filter((each) => each !== undefined)
    .toSorted((a, b) => b.index - a.index)) {
    const put = words[below(words.length)] as string;
    const [from, to] = [[index, index + word.length], [index, index], [index, index + word.length]][below(3)] as [number, number];
    const text = from === to ? `${put} ` : below(2) === 0 ? put : "";
    letters = {
      text: letters.text.slice(0, from) + text + letters.text.slice(to),
      from: [...letters.from.slice(0, from), ...fresh(text).from, ...letters.from.slice(to)],
    };
  }
  return letters;
}

function wrapped({ text, from }: Letters): Letters {
  return { text: text.replaceAll(" ", "\n"), from };
}

function fresh(text: string): Letters {
  return { text, from: Array.from({ length: text.length }, () => -1) };
}

/** What a place in the text now is to the passage: most of what is left of it, a part of it, or some other text. */
export function placeOf({ from, passage, left }: Edited, { start, end }: Span): "right" | "part" | "wrong" {
  const mine = from.slice(start, end).filter((at) => at >= passage.start && at < passage.end).length;
  return mine * 3 < end - start ? "wrong" : mine * 2 < left ? "part" : "right";
}
