// Finds `lab` fences in Markdown by their lines, without reading the rest of it.

export interface LabFence {
  /** The line of its opening mark, counted from 0. */
  readonly line: number;
  readonly content: string;
}

/** A text with more is no text to read. */
const fencesMax = 200;

export function labFences(text: string): readonly LabFence[] {
  const lines = text.split(/\r\n?|\n/);
  const found: LabFence[] = [];
  for (let line = 0; line < lines.length && found.length < fencesMax; line++) {
    const [, indent = "", mark = "", info = ""] = /^( {0,3})(`{3,}|~{3,})([^`]*)$/.exec(lines[line] ?? "") ?? [];
    if (mark === "") continue;
    const end = closing(lines, line + 1, mark);
    if (info.trim() === "lab") found.push({ line, content: lines.slice(line + 1, end).map((each) => outdent(each, indent.length)).join("\n") });
    line = end;
  }
  return found;
}

/** The line that ends the fence, or the end of the text. */
function closing(lines: readonly string[], from: number, mark: string): number {
  const sign = mark.charAt(0);
  for (let line = from; line < lines.length; line++) {
    const closed = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines[line] ?? "")?.[1] ?? "";
    if (closed.startsWith(sign) && closed.length >= mark.length) return line;
  }
  return lines.length;
}

const outdent = (line: string, by: number): string => line.replace(new RegExp(`^ {0,${by}}`), "");
