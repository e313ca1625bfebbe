// Footnotes, which are side notes on a wide page: `[^name]` in a sentence and `[^name]: …` on a line of its own. A note is
// written out where it is first referred to, so that it stands beside that line, and is only linked to after that.
import footnote from "markdown-it-footnote";
import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { attributes } from "./escape";

export interface SideNote {
  readonly label: string;
  readonly number: number;
  /** The inline tokens of its paragraphs. */
  readonly paragraphs: readonly Token[];
}

/** The footnotes of a text in the order of their marks, and what is wrong with how they were written, by lines of the text. */
export interface SideNotes {
  readonly notes: readonly SideNote[];
  readonly troubles: readonly { readonly line: number; readonly message: string }[];
}

const key = "side notes";

export function sideNotes(md: MarkdownIt): void {
  md.use(footnote);
  // One way to write a note is enough.
  md.inline.ruler.disable("footnote_inline");
  // Not where the package does it: the typographer has still to see the notes.
  md.core.ruler.disable("footnote_tail");
  md.core.ruler.push("side-notes", collect);
  md.renderer.rules["footnote_ref"] = (tokens, index, options, env, renderer) =>
    drawn(tokens[index], (paragraph) => renderer.renderInline(paragraph.children ?? [], options, env));
}

export function sideNotesIn(env: Readonly<Record<string | symbol, unknown>>): SideNotes {
  return (env[key] as SideNotes | undefined) ?? { notes: [], troubles: [] };
}

/** The note that a token refers to, when it is the first to do so. */
export function noteAt(token: Token): SideNote | undefined {
  return token.meta?.["note"] as SideNote | undefined;
}

/** Takes the notes out of the text, numbers them in the order of their marks, and gives each mark its note. */
function collect(state: StateCore): void {
  const troubles: { line: number; message: string }[] = [];
  const written = takeNotes(state, troubles);
  const marks = state.tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === "footnote_ref");
  const notes = new Map<string, SideNote>();
  for (const mark of marks) {
    const label = String(mark.meta?.["label"] ?? "");
    const own = written.get(label);
    if (!own) {
      asWritten(mark);
      continue;
    }
    const before = notes.get(label);
    const note = before ?? { label, number: notes.size + 1, paragraphs: own.paragraphs };
    notes.set(label, note);
    mark.meta = { label, number: note.number, ...(before ? {} : { note }) };
  }
  for (const [label, { line }] of written) {
    if (!notes.has(label)) troubles.push({ line, message: `Nothing refers to the footnote "${label}". Write [^${label}] where it belongs.` });
  }
  (state.env as Record<string, unknown>)[key] = { notes: [...notes.values()], troubles } satisfies SideNotes;
}

interface Written {
  readonly paragraphs: readonly Token[];
  readonly line: number;
}

/** What opens within a note is part of that note. */
function takeNotes(state: StateCore, troubles: { line: number; message: string }[]): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  const kept: Token[] = [];
  let [depth, label] = [0, ""];
  let tokens: Token[] = [];
  for (const token of state.tokens) {
    if (token.type === "footnote_reference_open") {
      if (depth++ === 0) [label, tokens] = [String(token.meta?.["label"] ?? ""), []];
    } else if (token.type === "footnote_reference_close") {
      if (--depth > 0) continue;
      const paragraphs = tokens.filter(({ type }) => type === "inline");
      // A note within a note has no place of its own beside the text.
      for (const child of paragraphs.flatMap(({ children }) => children ?? [])) asWritten(child);
      const line = tokens[0]?.map?.[0] ?? 0;
      if (found.has(label)) troubles.push({ line, message: `The footnote "${label}" is written twice. Give this one a name of its own.` });
      else found.set(label, { paragraphs, line });
    } else (depth > 0 ? tokens : kept).push(token);
  }
  state.tokens = kept;
  return found;
}

/** A mark without a note is no mark. */
function asWritten(token: Token): void {
  if (token.type === "footnote_ref") Object.assign(token, { type: "text", content: `[^${String(token.meta?.["label"])}]` });
}

function drawn(token: Token | undefined, inline: (paragraph: Token) => string): string {
  const number = Number(token?.meta?.["number"] ?? 0);
  const note = token && noteAt(token);
  const to = `note-${number}`;
  const mark = (id: string | undefined): string =>
    `<sup class="note-mark"><a${attributes({ id, href: `#${to}`, "data-note-mark": number, "aria-describedby": to })}>${number}</a></sup>`;
  if (!note) return mark(undefined);
  const words = note.paragraphs.map((paragraph) => `<span class="side-note-paragraph">${inline(paragraph)}</span>`).join(" ");
  return `${mark(`note-mark-${number}`)}<span${attributes({ class: "side-note", id: `note-${number}`, role: "note" })}>`
    + `<span class="side-note-number">${number}</span> ${words}</span>`;
}
