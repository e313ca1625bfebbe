// Splits a file into YAML front matter and Markdown, and reads the YAML with the place of every value.
// Nothing is evaluated, aliases are not followed, and the amount read is bounded.
import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Place, Problems } from "./problem";
import { salvage } from "./salvage";

export interface Parts {
  /** Undefined when the file has no front matter that ends. */
  readonly yaml: string | undefined;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

/** A file longer than this is cut: a session of this length would take a day to read. */
export const charactersMax = 300_000;
const yamlMax = 60_000;

/** The text that is read, without a byte order mark and with plain line ends; lines keep their numbers. */
export function bounded(source: string, problems: Problems): string {
  const cut = source.length > charactersMax;
  if (cut) {
    const sizes = `${charactersMax.toLocaleString("en")} of its ${source.length.toLocaleString("en")} characters`;
    problems.error({ line: 0 },
      `This file is too long: only the first ${sizes} are shown. Split it into several sessions.`);
  }
  return (cut ? source.slice(0, charactersMax) : source).replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

export function split(text: string, problems: Problems): Parts {
  if (!/^---[ \t]*(\n|$)/.test(text)) {
    problems.error({ line: 0 },
      "This file has no front matter. Begin it with a line of three dashes, the fields, and another such line.");
    return { yaml: undefined, yamlLine: 0, body: text, bodyLine: 0 };
  }
  const start = text.indexOf("\n") + 1;
  const end = /^---[ \t]*$/m.exec(text.slice(start));
  if (start === 0 || !end) {
    problems.error({ line: 0 }, "The front matter does not end. Add a line of three dashes below its last field.");
    return { yaml: undefined, yamlLine: 0, body: start === 0 ? "" : text.slice(start), bodyLine: 1 };
  }
  const yaml = text.slice(start, start + end.index);
  const after = start + end.index + end[0].length + 1;
  return { yaml, yamlLine: 1, body: text.slice(after), bodyLine: countLines(yaml) + 2 };
}

export interface Yaml {
  readonly root: ParsedNode | null;
  /** False when something could not be read: what its fields then seem to lack says little. */
  readonly whole: boolean;
  place(node: { readonly range?: readonly [number, number, number] | null | undefined } | undefined): Place;
}

/** Reads YAML that starts on `line` of its file. What cannot be read is told as problems; the rest is still there. */
export function readYaml(text: string, line: number, problems: Problems): Yaml {
  const nothing: Yaml = { root: null, whole: false, place: () => ({ line }) };
  if (text.length > yamlMax) {
    problems.error({ line },
      "These fields are too long to be read. Move the text below the second line of three dashes.");
    return nothing;
  }
  const counter = new LineCounter();
  const at = (from: number, to: number): Place => {
    const first = counter.linePos(from);
    const last = counter.linePos(Math.max(from, to));
    const begin = { line: line + Math.max(0, first.line - 1), from: Math.max(0, first.col - 1) };
    return last.line === first.line && last.col > first.col ? { ...begin, to: last.col - 1 } : begin;
  };
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    for (const { pos, message } of [...document.errors, ...document.warnings]) {
      problems.error({ line: at(pos[0], pos[1]).line }, `This is not readable YAML: ${sentence(message)}`);
    }
    const whole = document.errors.length === 0;
    const place: Yaml["place"] = (node) => (node?.range ? at(node.range[0], node.range[1]) : { line });
    return { root: whole ? document.contents : salvage(text) ?? document.contents, whole, place };
  } catch {
    problems.error({ line }, "These fields are nested too deeply to be read. Use plain fields and lists.");
    return nothing;
  }
}

function sentence(message: string): string {
  const first = message.split("\n", 1)[0]?.trim() ?? "";
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
