// The text of a page as one string, from its HTML: the very string that the page script gathers from the document. With
// it the host can look for passages and words without having the page open.

/** A block of the text, numbered as in the page (`data-block`), and what it belongs to. */
export interface PageBlock {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** The anchor of the section it stands in. */
  readonly section: string | undefined;
  readonly point: string | undefined;
}

export interface PageWords {
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  /** The words of each side note, after all others; the block is the one it stands in. */
  readonly sideNotes: readonly PageBlock[];
}

/** Side notes stand in the middle of sentences. Their words come after all others, so that the text is as it is read. */
export const sideNoteClass = "side-note";

/** What stands in the body without being part of its text: the page script leaves out the same. */
export const asideClasses = [
  "discuss", "notes-slot", "lab-stage", "drawing", "figure-controls", "visually-hidden", "not-yet", "point-number", "note-mark", "side-note-number",
  "hover-card",
] as const;

interface Open {
  readonly tag: string;
  readonly aside: boolean;
  readonly block: number | undefined;
  readonly start: number;
  readonly point: string | undefined;
  /** The side note that it is or is in. */
  readonly sideNote: SideNote | undefined;
}

interface SideNote extends Omit<PageBlock, "start" | "end"> { words: string }

const token = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|[^">])*)>|([^<]+)/gi;
const empty = new Set(["br", "hr", "img", "input", "wbr"]);
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const asides: ReadonlySet<string> = new Set(asideClasses);

export function pageWords(html: string): PageWords {
  const bodyAt = html.indexOf('<div class="body">');
  const stack: Open[] = [];
  const blocks: PageBlock[] = [];
  const notes: SideNote[] = [];
  let text = "";
  let section: string | undefined;
  token.lastIndex = Math.max(0, bodyAt);
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [, slash, name = "", inside = "", words] = match;
    const tag = name.toLowerCase();
    const top = stack.at(-1);
    if (words !== undefined) {
      if (!top || top.aside) continue;
      if (top.sideNote) top.sideNote.words += decoded(words);
      else text += decoded(words);
    } else if (slash === "/") {
      const at = stack.findLastIndex((open) => open.tag === tag);
      for (const closed of at < 0 ? [] : stack.splice(at)) {
        if (closed.block !== undefined) blocks.push({ block: closed.block, start: closed.start, end: text.length, section, point: closed.point });
      }
      if (stack.length === 0) break;
    } else {
      const id = attribute(inside, "id");
      if (/^h[2-6]$/.test(tag) && id?.startsWith("section-")) section = id;
      if (empty.has(tag) || inside.endsWith("/")) continue;
      const block = attribute(inside, "data-block");
      const classes = (attribute(inside, "class") ?? "").split(" ");
      const point = attribute(inside, "data-point") ?? top?.point;
      const begun = classes.includes(sideNoteClass)
        ? { block: stack.findLast((open) => open.block !== undefined)?.block ?? 0, section, point, words: "" } : undefined;
      if (begun) notes.push(begun);
      stack.push({
        tag, start: text.length, block: block === undefined ? undefined : Number(block),
        point, sideNote: begun ?? top?.sideNote,
        aside: top?.aside === true || classes.some((each) => asides.has(each)),
      });
    }
  }
  const sideNotes = notes.map(({ words, ...place }) => {
    const start = text.length;
    text += words;
    return { ...place, start, end: text.length };
  });
  return { text, blocks, sideNotes };
}

function attribute(inside: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(inside)?.[1];
  return found === undefined ? undefined : decoded(found);
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}
