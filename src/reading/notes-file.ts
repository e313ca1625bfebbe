// The reader's notes as a Markdown file that is theirs: every byte we do not change stays as it was.
// A note is a block under a heading that ends in its id; it reaches to the next heading of the first two levels.
import type { Note, NoteTarget } from "./note";

interface NoteBlock {
  readonly kind: "note";
  readonly id: string;
  /** The heading line, and below it the quoted passage, as they stand in the file. */
  readonly head: string;
  /** Everything else up to the next block, as it stands in the file. */
  readonly rest: string;
  /** The words of the heading without marks and id. */
  readonly heading: string;
  readonly quote: string | undefined;
  readonly line: number;
}

type Part = NoteBlock | { readonly kind: "text"; readonly raw: string };

export interface NotesFile {
  readonly parts: readonly Part[];
  readonly eol: "\n" | "\r\n";
}

const noteHeading = /^#{1,6}[ \t]+(.*?)[ \t]*\^(n-[\w-]+)[ \t]*$/;
const topHeading = /^#{1,2}([ \t]|$)/;
const fenceMark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

export function parseNotesFile(text: string): NotesFile {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const parts: Part[] = [];
  const fence = new Fence();
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) parts.push(part(lines.slice(start, end), start));
    start = end;
  };
  lines.forEach((raw, index) => {
    const line = bare(raw);
    const isNote = noteHeading.test(line);
    // A note's heading ends even a code block that was left open: one forgotten fence must not swallow the other notes.
    if (isNote) fence.close();
    if (isNote || (!fence.open && topHeading.test(line))) flush(index);
    fence.pass(line);
  });
  flush(lines.length);
  const windows = /\r\n/.test(text) && !/(^|[^\r])\n/.test(text);
  return { parts, eol: windows ? "\r\n" : "\n" };
}

export function writeNotesFile(file: NotesFile): string {
  return file.parts.map((each) => (each.kind === "note" ? each.head + each.rest : each.raw)).join("");
}

export function noteBlocks(file: NotesFile): readonly NoteBlock[] {
  return file.parts.filter((each) => each.kind === "note");
}

export function bodyOf(block: NoteBlock): string {
  return trimmed(unescaped(block.rest.replaceAll("\r\n", "\n")));
}

/** The file with another body for one note. Only that note's own lines change. */
export function withBody(file: NotesFile, id: string, body: string): NotesFile {
  const block = noteBlocks(file).find((each) => each.id === id);
  if (!block) return file;
  const head = block.head.endsWith("\n") ? block.head : block.head + file.eol;
  const after = block === file.parts.at(-1) ? file.eol : file.eol + file.eol;
  const rest = file.eol + inFile(body, file.eol) + after;
  return { ...file, parts: file.parts.map((each) => (each === block ? { ...block, head, rest } : each)) };
}

export function withoutNote(file: NotesFile, id: string): NotesFile {
  const block = noteBlocks(file).find((each) => each.id === id);
  return { ...file, parts: file.parts.filter((each) => each !== block) };
}

/** The file with a new note at its end. `title` heads a file that is still empty. */
export function withNote(file: NotesFile, note: Pick<Note, "id" | "target" | "body">, title: string): NotesFile {
  const { eol } = file;
  const text = writeNotesFile(file);
  const gap = text === "" ? `# ${oneLine(title)}${eol}${eol}`
    : /(\r?\n)[ \t]*\r?\n$/.test(text) ? "" : text.endsWith("\n") ? eol : eol + eol;
  const quote = note.target.quote ? `${quoted(note.target.quote.exact, eol)}${eol}${eol}` : "";
  const block = `## ${headingFor(note.target)} ^${note.id}${eol}${eol}${quote}${inFile(note.body, eol)}${eol}`;
  return { ...parseNotesFile(text + gap + block), eol };
}

/** What a heading says a note is about, when it still says so in the words it was written with. */
export function aboutHeading(heading: string): { readonly passage: boolean; readonly point: string | undefined } {
  const match = /^Note(?: on (?:(a passage)(?: in (\S+))?|(\S+)))?$/.exec(heading);
  return { passage: match?.[1] !== undefined, point: match?.[2] ?? match?.[3] };
}

function headingFor({ point, quote }: NoteTarget): string {
  if (quote) return point === undefined ? "Note on a passage" : `Note on a passage in ${point}`;
  return point === undefined ? "Note" : `Note on ${point}`;
}

function part(raw: readonly string[], line: number): Part {
  const match = noteHeading.exec(bare(raw[0] ?? ""));
  if (!match) return { kind: "text", raw: raw.join("") };
  const heading = match[1] ?? "";
  const last = aboutHeading(heading).passage ? endOfQuote(raw) : 1;
  const quote = raw.slice(1, last).map(bare).filter((each) => each.startsWith(">"))
    .map((each) => each.replace(/^> ?/, "")).join("\n");
  return {
    kind: "note", id: match[2] ?? "", heading, line,
    head: raw.slice(0, last).join(""), rest: raw.slice(last).join(""),
    quote: quote === "" ? undefined : quote,
  };
}

/** Past the first run of quoted lines below the heading. */
function endOfQuote(raw: readonly string[]): number {
  const blank = (at: number): boolean => at < raw.length && bare(raw[at] ?? "").trim() === "";
  let at = 1;
  while (blank(at)) at++;
  if (!(raw[at] ?? "").startsWith(">")) return 1;
  while ((raw[at] ?? "").startsWith(">")) at++;
  return at;
}

/** Without blank lines around it; the first line keeps its indentation, which may mean code. */
function trimmed(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}

/** A body as it is written: a backslash keeps its top headings from ending the note, and open fences are closed. */
function inFile(body: string, eol: string): string {
  const text = trimmed(body.replace(/\r\n?/g, "\n"));
  const fence = new Fence();
  const escaped = text.split("\n").map((line) => {
    const inCode = fence.open;
    fence.pass(line);
    return needsEscape(line, inCode) ? `\\${line}` : line;
  });
  return [...escaped, ...(fence.open ? [fence.mark] : [])].join(eol);
}

function unescaped(text: string): string {
  const fence = new Fence();
  return text.split("\n").map((line) => {
    const inCode = fence.open;
    fence.pass(line);
    return line.startsWith("\\") && needsEscape(line, inCode) ? line.slice(1) : line;
  }).join("\n");
}

/** Whether a line, however many backslashes it already has, would end the note or begin another. */
function needsEscape(line: string, inCode: boolean): boolean {
  const words = line.replace(/^\\+/, "");
  return noteHeading.test(words) || (!inCode && topHeading.test(words));
}

function quoted(text: string, eol: string): string {
  return text.split(/\r\n?|\n/).map((line) => (line === "" ? ">" : `> ${line}`)).join(eol);
}

function bare(raw: string): string { return raw.replace(/\r?\n$/, ""); }

function oneLine(text: string): string { return text.replace(/\s+/g, " ").trim(); }

/** Whether the lines passed so far leave a fenced code block open. */
class Fence {
  mark = "";

  get open(): boolean { return this.mark !== ""; }

  pass(line: string): void {
    const match = fenceMark.exec(line);
    const mark = match?.[1] ?? "";
    if (mark === "") return;
    if (!this.open) this.mark = mark;
    else if (mark.startsWith(this.mark) && (match?.[2] ?? "").trim() === "") this.close();
  }

  close(): void { this.mark = ""; }
}
