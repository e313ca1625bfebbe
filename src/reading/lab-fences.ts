// Finds `lab` fences in Markdown by their lines, without reading the rest of it.

export interface LabFence {
  /** The line of its opening mark, counted from 0, and the line after its closing one. */
  readonly line: number;
  readonly end: number;
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
    if (info.trim() === "lab") found.push({ line, end: end + 1, content: lines.slice(line + 1, end).map((each) => outdent(each, indent.length)).join("\n") });
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

export type TextPart = { readonly kind: "text"; readonly text: string } | { readonly kind: "lab"; readonly fence: string };

/** A text with its fences told from the words around them; words that are nothing but space are left out. */
export function partsAround(text: string): readonly TextPart[] {
  const lines = text.split(/\r\n?|\n/);
  let from = 0;
  const words = (to: number): readonly TextPart[] => {
    const between = lines.slice(from, to).join("\n").trim();
    return between === "" ? [] : [{ kind: "text", text: between }];
  };
  const parts = labFences(text).flatMap(({ line, end, content }): readonly TextPart[] => {
    const before = words(line);
    from = end;
    return [...before, { kind: "lab", fence: content }];
  });
  return [...parts, ...words(lines.length)];
}
