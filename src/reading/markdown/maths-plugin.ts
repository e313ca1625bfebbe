// Formulas in Markdown: `$…$` in a sentence, `$$` on lines of their own around a displayed one. A dollar before a space
// or after one is money, as is one that follows a backslash.
import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";
import { attributes, escape } from "./escape";
import { formula } from "./tex";

export function maths(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "formula", readInline);
  md.block.ruler.before("fence", "formula", readDisplayed, { alt: ["paragraph", "blockquote", "list"] });
  md.renderer.rules["formula"] = (tokens, index) => set(tokens[index]?.content ?? "", false);
  md.renderer.rules["formula_block"] = (tokens, index) => {
    const token = tokens[index];
    const block = attributes({ class: "formula", "data-block": token?.attrGet("data-block") ?? undefined });
    return `<div${block}>${set(token?.content ?? "", true)}</div>\n`;
  };
}

export function isFormula({ type }: Token): boolean {
  return type === "formula" || type === "formula_block";
}

/** What cannot be set stays readable as it was written. */
function set(tex: string, display: boolean): string {
  const made = formula(tex, display);
  return made.kind === "formula" ? made.html : `<code class="unset" title="${escape(made.message)}">${escape(tex)}</code>`;
}

const dollar = 0x24;

function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== dollar || /[\s$]/.test(src[pos + 1] ?? " ")) return false;
  const end = endOf(src, pos + 1, posMax);
  if (end === undefined) return false;
  if (!silent) {
    const token = state.push("formula", "math", 0);
    token.content = src.slice(pos + 1, end);
  }
  state.pos = end + 1;
  return true;
}

/** The dollar that closes: after something that is no space, and not before a digit, so that "$5 or $6" stays money. */
function endOf(src: string, from: number, max: number): number | undefined {
  for (let at = from; at < max; at++) {
    const code = src.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x60) return undefined; // code is not to be torn apart
    else if (code === dollar) return /\s/.test(src[at - 1] ?? " ") || /[\d$]/.test(src[at + 1] ?? "") ? undefined : at;
  }
  return undefined;
}

function readDisplayed(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4 || !lineOf(state, start).startsWith("$$")) return false;
  const first = lineOf(state, start).slice(2);
  let last = start;
  const lines = [first];
  while (!lines.at(-1)?.endsWith("$$")) {
    if (++last >= end || lineOf(state, last) === "") return false;
    lines.push(lineOf(state, last));
  }
  const content = lines.join("\n").slice(0, -2).trim();
  if (content === "") return false;
  if (silent) return true;
  const token = state.push("formula_block", "math", 0);
  token.block = true;
  token.content = content;
  token.map = [start, last + 1];
  state.line = last + 1;
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}
