// The reader's notes as a Markdown file that is theirs: every byte we do not change stays as it was.
// A note is a block under a heading that ends in its id; it reaches to the next heading of the first two levels.
import type { Citation, NoteContent, NoteTarget, Note } from "./note";
import { readHeading, rewriteHeading, writeHeading } from "./notes-heading";

interface NoteBlock {
  readonly kind: "note";
  readonly id: string;
  /** As they stand in the file: the heading line, the quoted passage, words cited from a paper, and everything else. */
  readonly title: string;
  readonly passage: string;
  readonly cited: string;
  readonly rest: string;
  /** The words of the heading without marks and id. */
  readonly heading: string;
  readonly quote: string | undefined;
  readonly citation: Citation | undefined;
  readonly line: number;
}

type Part = NoteBlock | { readonly kind: "text"; readonly raw: string };

export interface NotesFile {
  readonly parts: readonly Part[];
  readonly eol: "\n" | "\r\n";
}

const noteHeading = /^#{1,6}[ \t]+(.*?)[ \t]*\^(n-[\w-]+)[ \t]*$/;
const topHeading = /^#{1,2}([ \t]|$)/;
/** Below words from a paper: "— lamport98, p. 7". */
const attribution = /^— (\S+), pp?\. ?(.*\S)[ \t]*$/;
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
  return file.parts.map(rawOf).join("");
}

/** A part as it stands in the file. */
export function rawOf(part: Part): string {
  return part.kind === "note" ? part.title + part.passage + part.cited + part.rest : part.raw;
}

export function noteBlocks(file: NotesFile): readonly NoteBlock[] {
  return file.parts.filter((each) => each.kind === "note");
}

export function bodyOf(block: NoteBlock): string {
  return trimmed(unescaped(block.rest.replaceAll("\r\n", "\n")));
}

/** The file with another body for one note. Only that note's own lines change. */
export function withBody(file: NotesFile, id: string, body: string): NotesFile {
  return changed(file, id, (block) => {
    if (trimmed(body.replace(/\r\n?/g, "\n")) === bodyOf(block)) return block;
    const text = inFile(body, file.eol);
    const after = block === file.parts.at(-1) ? file.eol : file.eol + file.eol;
    return { ...block, ...closedHead(block, file.eol), rest: text === "" ? (after === file.eol ? "" : file.eol) : file.eol + text + after };
  });
}

/** The file with another kind, other cited words or, given a target, another place for one note. Only the lines that say so change. */
export function withHead(file: NotesFile, id: string, note: Omit<NoteContent, "body"> & { readonly target: NoteTarget | undefined }): NotesFile {
  const { eol } = file;
  return changed(file, id, (before) => {
    const block = { ...before, ...closedHead(before, eol) };
    const quote = note.target?.quote;
    const heading = rewriteHeading(block.heading, note.kind, note.done, note.target);
    const title = heading === block.heading ? block.title : block.title.replace(block.heading, () => heading);
    const passage = quote === undefined || quote.exact === block.quote || !readHeading(heading).passage ? block.passage
      : `${eol}${quoted(quote.exact, eol)}${eol}`;
    const cited = sameCitation(note.citation, block.citation) ? block.cited : note.citation ? eol + citing(note.citation, eol) : "";
    return { ...block, title, passage, cited };
  });
}

export function withoutNote(file: NotesFile, id: string): NotesFile {
  const block = noteBlocks(file).find((each) => each.id === id);
  return { ...file, parts: file.parts.filter((each) => each !== block) };
}

/** The file with a new note before another one, else at its end. `title` heads a file that is still empty. */
export function withNote(
  file: NotesFile, note: Pick<Note, "id" | "target"> & NoteContent, title: string, before?: string,
): NotesFile {
  const { eol } = file;
  const at = file.parts.findIndex((each) => each.kind === "note" && each.id === before);
  const split = at < 0 ? file.parts.length : at;
  const [front, back] = [file.parts.slice(0, split), file.parts.slice(split)];
  const end = front.slice(-2).map(rawOf).join("");
  const gap = front.length === 0 ? (back.length === 0 ? `# ${oneLine(title)}${eol}${eol}` : "")
    : /(^|\n)[ \t]*\r?\n$/.test(end) ? "" : end.endsWith("\n") ? eol : eol + eol;
  const { quote } = note.target;
  const pieces = [
    ...(quote ? [`${quoted(quote.exact, eol)}${eol}`] : []), ...(note.citation ? [citing(note.citation, eol)] : []),
    ...(note.body.trim() === "" ? [] : [`${inFile(note.body, eol)}${eol}`]),
  ];
  const heading = `## ${writeHeading(note.kind, note.done, note.target)} ^${note.id}${eol}`;
  const block = [heading, ...pieces].join(eol) + (back.length === 0 ? "" : eol);
  return { parts: [...front.slice(0, -1), ...joined(front.at(-1), gap), ...parseNotesFile(block).parts, ...back], eol };
}

/** A part with more blank lines at its end. */
function joined(part: Part | undefined, gap: string): readonly Part[] {
  if (part === undefined) return gap === "" ? [] : [{ kind: "text", raw: gap }];
  return [part.kind === "note" ? { ...part, rest: part.rest + gap } : { kind: "text", raw: part.raw + gap }];
}

function part(raw: readonly string[], line: number): Part {
  const match = noteHeading.exec(bare(raw[0] ?? ""));
  if (!match) return { kind: "text", raw: raw.join("") };
  const heading = match[1] ?? "";
  const afterPassage = readHeading(heading).passage ? endOfQuote(raw, 1) : 1;
  const afterCited = endOfQuote(raw, afterPassage);
  // Words right below the quoted lines belong to the same paragraph: then it is the reader's own quotation.
  const apart = bare(raw[afterCited] ?? "").trim() === "";
  const citation = apart ? readCitation(unquoted(raw.slice(afterPassage, afterCited))) : undefined;
  const rest = citation ? afterCited : afterPassage;
  const quote = unquoted(raw.slice(1, afterPassage)).join("\n");
  return {
    kind: "note", id: match[2] ?? "", heading, line, citation,
    title: raw[0] ?? "", passage: raw.slice(1, afterPassage).join(""),
    cited: raw.slice(afterPassage, rest).join(""), rest: raw.slice(rest).join(""),
    quote: quote === "" ? undefined : quote,
  };
}

/** Past the next run of quoted lines, if nothing but blank lines comes before it. */
function endOfQuote(raw: readonly string[], start: number): number {
  const blank = (at: number): boolean => at < raw.length && bare(raw[at] ?? "").trim() === "";
  let at = start;
  while (blank(at)) at++;
  if (!(raw[at] ?? "").startsWith(">")) return start;
  while ((raw[at] ?? "").startsWith(">")) at++;
  return at;
}

function unquoted(raw: readonly string[]): readonly string[] {
  return raw.map(bare).filter((each) => each.startsWith(">")).map((each) => each.replace(/^> ?/, ""));
}

function readCitation(lines: readonly string[]): Citation | undefined {
  const match = attribution.exec(lines.at(-1) ?? "");
  const [, reading = "", page = ""] = match ?? [];
  return match ? { reading, page, quotation: lines.slice(0, -1).join("\n") } : undefined;
}

function citing({ reading, page, quotation }: Citation, eol: string): string {
  const words = quotation.trim() === "" ? "" : `${quotation.trim()}\n`;
  return `${quoted(`${words}— ${reading.replace(/\s+/g, "-")}, p. ${oneLine(page)}`, eol)}${eol}`;
}

function sameCitation(one: Citation | undefined, other: Citation | undefined): boolean {
  return one?.reading === other?.reading && one?.page === other?.page && one?.quotation === other?.quotation;
}

function changed(file: NotesFile, id: string, change: (block: NoteBlock) => NoteBlock): NotesFile {
  const block = noteBlocks(file).find((each) => each.id === id);
  return block ? { ...file, parts: file.parts.map((each) => (each === block ? change(block) : each)) } : file;
}

/** The head of a block with a line end after each of its parts: the last line of a file may lack one. */
function closedHead({ title, passage, cited }: NoteBlock, eol: string): Pick<NoteBlock, "title" | "passage" | "cited"> {
  const closed = (text: string): string => (text === "" || text.endsWith("\n") ? text : text + eol);
  return { title: closed(title), passage: closed(passage), cited: closed(cited) };
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
