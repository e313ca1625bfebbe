// Discussion points in Markdown: `::: point s3.ux.2 under=s3.ux.1` up to a line of three colons.
// A point ends where the next one or the next section begins, even if its closing line was forgotten: the rest of the
// page stays readable.
import type { MarkdownIt, StateBlock, StateCore } from "markdown-it";
import { attributes, escape } from "./escape";
import { notesHtml } from "../export/exported-notes";
import { fromEnv } from "./markdown-context";
import type { Place } from "../problem";

export interface PointMark {
  readonly id: string;
  readonly under: string | undefined;
  readonly closed: boolean;
  /** What the container calls itself; anything but "point" is a mistake. */
  readonly name: string;
  /** Where its id stands, in a file whose Markdown begins on this line. */
  place(bodyLine: number): Place;
}

const opening = /^:{3,}[ \t]*([^\s:]+)[ \t]*(.*?)[ \t]*:*$/;
const closing = /^:{3,}[ \t]*$/;
const sectionHeading = /^##[ \t]/;
const wellFormed = /^[\w-]+\.[\w-]+\.\d+$/;

export function pointMark(meta: Readonly<Record<string, unknown>> | null): PointMark | undefined {
  return meta?.["point"] as PointMark | undefined;
}

const ours = ` <span class="whose">ours, and not the group’s</span>`;

/** The group a point belongs to and its number there, by its id; undefined for an id of another form. */
export function pointParts(id: string): { readonly group: string; readonly number: number } | undefined {
  const [, group = "", number] = id.split(".");
  return wellFormed.test(id) ? { group, number: Number(number) } : undefined;
}

export function points(md: MarkdownIt): void {
  md.block.ruler.before("fence", "point", read, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.core.ruler.push("point-claims", markClaims);
  md.renderer.rules["point_open"] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const mark = pointMark(token?.meta ?? null);
    const parts = mark && pointParts(mark.id);
    if (!mark || !parts) return `<div class="point">`;
    const group = token?.meta?.["first"] ? fromEnv(env).groups.find(({ id }) => id === parts.group) : undefined;
    const heading = group ? `<h3 class="group" id="group-${escape(group.id)}">${escape(group.title)}${group.ours ? ours : ""}</h3>\n` : "";
    const names = mark.under === undefined ? "point" : "point under";
    return `${heading}<section${attributes({ class: names, id: mark.id, "data-point": mark.id, "data-under": mark.under })}>`
      + `<span class="point-number" aria-hidden="true">${parts.number}</span>\n`;
  };
  md.renderer.rules["point_close"] = (tokens, index, _options, env) => {
    const mark = pointMark(tokens[index]?.meta ?? null);
    if (!mark || !pointParts(mark.id)) return "</div>\n";
    const { paper } = fromEnv(env);
    const notes = paper ? notesHtml(paper.notes.filter(({ target }) => target.point === mark.id), paper) : "";
    return `${notes}</section>\n`;
  };
}

function read(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (state.level !== 0 || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const match = state.src[from(state, start)] === ":" ? opening.exec(textOf(state, start)) : null;
  if (!match) return false;
  if (silent) return true;
  const { last, closed } = findEnd(state, start, end);
  const [id = "", ...rest] = (match[2] ?? "").split(/\s+/);
  const under = rest.find((word) => word.startsWith("under="))?.slice("under=".length);
  const column = Math.max(0, (state.src.slice(state.bMarks[start], state.eMarks[start])).indexOf(id));
  const place: PointMark["place"] = (bodyLine) => ({ line: bodyLine + start, from: column, to: column + id.length });
  const mark: PointMark = { id, under, closed, name: match[1] ?? "", place };
  const open = state.push("point_open", "section", 1);
  open.block = true;
  open.meta = { point: mark };
  open.map = [start, last];
  const { lineMax, parentType } = state;
  state.lineMax = last;
  state.parentType = "point";
  state.md.block.tokenize(state, start + 1, last);
  state.lineMax = lineMax;
  state.parentType = parentType;
  const close = state.push("point_close", "section", -1);
  close.block = true;
  close.meta = { point: mark };
  state.line = closed ? last + 1 : last;
  return true;
}

function findEnd(state: StateBlock, start: number, end: number): { readonly last: number; readonly closed: boolean } {
  for (let line = start + 1; line < end; line++) {
    const mark = (state.sCount[line] ?? 0) < 4 ? state.src[from(state, line)] : undefined;
    if (mark !== ":" && mark !== "#") continue;
    const text = textOf(state, line);
    if (closing.test(text)) return { last: line, closed: true };
    if (opening.test(text) || sectionHeading.test(text)) return { last: line, closed: false };
  }
  return { last: end, closed: false };
}

function textOf(state: StateBlock, line: number): string {
  return state.src.slice(from(state, line), state.eMarks[line]);
}

function from(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

/** Marks each group's first point, and each point's first paragraph: that is the point itself, the rest is material. */
function markClaims(state: StateCore): void {
  const groups = new Set<string>();
  state.tokens.forEach((token, index) => {
    if (token.type !== "point_open") return;
    const parts = pointParts(pointMark(token.meta)?.id ?? "");
    if (parts && !groups.has(parts.group)) token.meta = { ...token.meta, first: groups.add(parts.group) };
    const claim = state.tokens[index + 1];
    if (claim?.type === "paragraph_open") claim.attrJoin("class", "claim");
  });
}
