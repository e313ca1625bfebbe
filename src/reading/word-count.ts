// How long a session is to read: the words of its guide and of its discussion, as they stand on the page.
import { plainText } from "./markdown/blocks-plugin";
import { parseMarkdown } from "./markdown/markdown";
import type { Session } from "./session";

export interface WordCount {
  readonly guide: number;
  readonly discussion: number;
}

/** Words a minute, for prose that is read to be understood. */
const wordsPerMinute = 200;

export function wordCount(session: Session): WordCount {
  const { tokens } = parseMarkdown(session.body, {
    groups: session.groups, known: { lab: () => undefined, planned: new Set(), ids: [] }, home: () => undefined,
  });
  let [guide, discussion, below] = [0, 0, false];
  tokens.forEach((token, at) => {
    if (token.type === "heading_open" && token.tag === "h2") below = plainText(tokens[at + 1]?.children ?? []) === "Discussion";
    const words = token.type === "inline" ? (plainText(token.children ?? []).match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? []).length : 0;
    if (below) discussion += words;
    else guide += words;
  });
  return { guide, discussion };
}

export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}
