// Reads what a session's Markdown holds: points, sections, lab figures and links, each with its line in the file.
import type { Token } from "markdown-it";
import { plainText } from "./markdown/blocks-plugin";
import { destination, labHref, lookUp, meantReference } from "./destination";
import { type EmbedPlaces, isLabFence, readEmbed } from "./markdown/lab-embed";
import { isFigureFence, readFigure } from "./markdown/figures-plugin";
import { parseMarkdown } from "./markdown/markdown";
import { isFormula } from "./markdown/maths-plugin";
import { type PointMark, pointMark, pointParts } from "./markdown/points-plugin";
import { nearest } from "./nearest";
import { changeTo, type Place, type Problems } from "./problem";
import { formula } from "./markdown/tex";
import type { Group, Known, LabEmbed, LabLink, LabReference, Point, SeasonLink, Section } from "./session";

export interface Body {
  readonly points: readonly Point[];
  readonly sections: readonly Section[];
  readonly embeds: readonly LabEmbed[];
  readonly labLinks: readonly LabLink[];
  readonly seasonLinks: readonly SeasonLink[];
}

interface Source {
  readonly body: string;
  readonly bodyLine: number;
  /** Undefined when they could not be read: then no point can be blamed for its group. */
  readonly groups: readonly Group[] | undefined;
}

export function readBody(source: Source, known: Known, problems: Problems): Body {
  const { body, bodyLine, groups } = source;
  const { tokens, notes, troubles } = parseMarkdown(body, { groups: groups ?? [], known, home: () => undefined });
  const inNotes = notes.flatMap(({ paragraphs }) => paragraphs);
  const links = readLinks([...tokens, ...inNotes], body, bodyLine, known, problems);
  for (const { line, message } of troubles) problems.warn({ line: line + bodyLine }, message);
  checkWriting([...tokens, ...inNotes], bodyLine, problems);
  for (const token of tokens.filter(isFigureFence)) readFigure(token.content, bodyLine + (token.map?.[0] ?? 0), problems);
  return {
    points: readPoints(tokens, bodyLine, groups, problems),
    sections: readSections(tokens, bodyLine),
    embeds: tokens.filter(isLabFence).flatMap((token) => {
      const line = bodyLine + (token.map?.[0] ?? 0);
      const embed = readEmbed(token.content, line, problems);
      if (embed) checkEmbed(embed, known, problems);
      return embed ? [embed] : [];
    }),
    ...links,
  };
}

/** What was meant as a formula or as a footnote, and is none. */
function checkWriting(tokens: readonly Token[], bodyLine: number, problems: Problems): void {
  for (const token of tokens) {
    const place = { line: bodyLine + (token.map?.[0] ?? 0) };
    for (const part of [token, ...token.children ?? []]) {
      if (isFormula(part)) {
        const made = formula(part.content, part.type === "formula_block");
        if (made.kind === "unreadable") problems.error(place, made.message);
      }
      const missing = part.type === "text" ? /\[\^([^\]\s]+)\]/.exec(part.content)?.[1] : undefined;
      if (missing !== undefined) problems.error(place, `There is no footnote "${missing}" here. Write it on a line of its own that begins with [^${missing}]:`);
    }
  }
}

function readSections(tokens: readonly Token[], bodyLine: number): readonly Section[] {
  return tokens.flatMap((token, index) => token.type !== "heading_open" ? [] : [{
    anchor: String(token.attrGet("id") ?? ""),
    title: plainText(tokens[index + 1]?.children ?? []),
    level: Number(token.tag.slice(1)),
    line: bodyLine + (token.map?.[0] ?? 0),
  }]);
}

function readPoints(
  tokens: readonly Token[], bodyLine: number, groups: readonly Group[] | undefined, problems: Problems,
): readonly Point[] {
  const found = new Map<string, Point>();
  const numbers = new Map<string, number>();
  tokens.forEach((token, index) => {
    const mark = token.type === "point_open" ? pointMark(token.meta) : undefined;
    if (!mark) return;
    const line = bodyLine + (token.map?.[0] ?? 0);
    const claim = tokens[index + 1]?.type === "paragraph_open" ? tokens[index + 2] : undefined;
    const point = readPoint(mark, plainText(claim?.children ?? []), bodyLine, token.map ?? [0, 0], problems);
    if (!point) return;
    const before = found.get(point.id);
    if (before) {
      const [session = "", group = ""] = point.id.split(".");
      problems.error({ line }, `The point "${point.id}" is already on line ${before.line + 1}. Give this one an id of its own.`,
        changeTo(mark.place(bodyLine), `${session}.${group}.${(numbers.get(group) ?? 0) + 1}`));
      return;
    }
    checkPoint(point, mark.place(bodyLine), { found, numbers, groups }, problems);
    found.set(point.id, point);
  });
  return [...found.values()];
}

function readPoint(
  mark: PointMark, text: string, bodyLine: number, [first, end]: readonly [number, number], problems: Problems,
): Point | undefined {
  const line = bodyLine + first;
  if (mark.name !== "point") {
    problems.error({ line }, `There is no block called "${mark.name}". Write "::: point" and the point's id.`);
    return undefined;
  }
  const parts = pointParts(mark.id);
  if (!parts) {
    problems.error({ line },
      `"${mark.id}" is not a point's id. Write session, group and number, as in "s2.metaphor.1".`);
    return undefined;
  }
  if (!mark.closed) {
    const at = { line: bodyLine + end, from: 0, to: 0 };
    problems.error({ line }, `The point "${mark.id}" does not end. Add a line of three colons below it.`,
      [{ title: "End it here", edits: [{ ...at, text: ":::\n\n" }] }]);
  }
  if (text === "") problems.error({ line },
    `The point "${mark.id}" says nothing. Begin it with a paragraph that states it.`);
  return { id: mark.id, group: parts.group, ...(mark.under === undefined ? {} : { under: mark.under }), text, line };
}

interface SoFar {
  readonly found: ReadonlyMap<string, Point>;
  readonly numbers: Map<string, number>;
  readonly groups: readonly Group[] | undefined;
}

function checkPoint(point: Point, place: Place, { found, numbers, groups }: SoFar, problems: Problems): void {
  const { id, group, under, line } = point;
  const session = id.split(".")[0] ?? "";
  if (groups && !groups.some((declared) => declared.id === group)) {
    const meant = nearest(group, groups.map((declared) => declared.id));
    const number = meant === undefined ? 0 : (numbers.get(meant) ?? 0) + 1;
    problems.error({ line }, `The group "${group}" is not declared. Add it to "groups" at the top of this file.`,
      changeTo(place, meant === undefined ? undefined : `${session}.${meant}.${number}`));
  }
  const number = pointParts(id)?.number ?? 0;
  const expected = (numbers.get(group) ?? 0) + 1;
  if (number !== expected) {
    problems.error({ line }, `The point "${id}" is out of order: the next number in this group is ${expected}.`,
      changeTo(place, `${session}.${group}.${expected}`));
  }
  numbers.set(group, Math.max(number, expected - 1));
  if (under !== undefined && found.get(under)?.group !== group) {
    problems.error({ line }, `"${id}" belongs under "${under}", which is not an earlier point of the same group.`);
  }
}

function checkLink(reference: LabReference, place: Place, known: Known, problems: Problems): void {
  const answer = lookUp(reference, known);
  if (answer.kind !== "unknown") return;
  const meant = meantReference(reference, known);
  problems.error(place, answer.message, changeTo(place, meant && labHref(meant)));
}

/** The field that is wrong is the first that differs from what was probably meant. */
function checkEmbed({ reference, line, places }: LabEmbed & { readonly places: EmbedPlaces }, known: Known, problems: Problems): void {
  const answer = lookUp(reference, known);
  if (answer.kind !== "unknown") return;
  const meant = meantReference(reference, known);
  const fixes = meant === undefined ? [] : (["lab", "scenario", "moment"] as const).flatMap((name) => {
    const place = name === "moment" ? places.at : places[name];
    return meant[name] === reference[name] || place === undefined ? [] : changeTo(place, meant[name]);
  });
  problems.error({ line }, answer.message, fixes.slice(0, 1));
}

function readLinks(
  tokens: readonly Token[], body: string, bodyLine: number, known: Known, problems: Problems,
): { readonly labLinks: readonly LabLink[]; readonly seasonLinks: readonly SeasonLink[] } {
  const labLinks: LabLink[] = [];
  const seasonLinks: SeasonLink[] = [];
  const lines = body.split("\n");
  for (const token of tokens) {
    if (token.type !== "inline" || !token.map) continue;
    const places = new Places(lines, token.map);
    const children = token.children ?? [];
    children.forEach((child, index) => {
      if (child.type !== "link_open" && child.type !== "image") return;
      const href = String(child.attrGet("href") ?? child.attrGet("src") ?? "");
      const found = places.next(href);
      const place = { ...found, line: found.line + bodyLine };
      const to = destination(href);
      if (child.type === "image") return checkPicture(to.kind, place, problems);
      switch (to.kind) {
        case "lab":
          checkLink(to.reference, place, known, problems);
          labLinks.push({ ...place, reference: to.reference, text: linkText(children, index) });
          return;
        case "point": case "session": case "reading": seasonLinks.push({ ...place, kind: to.kind, id: to.id }); return;
        case "nowhere":
          problems.error(place,
            `This link cannot be opened. Use a web address, or lab:, point:, session: or reading: and an id.`);
          return;
        case "web": case "here": return;
      }
    });
  }
  return { labLinks, seasonLinks };
}

function checkPicture(kind: string, place: Place, problems: Problems): void {
  if (kind === "web") problems.warn(place, "Pictures from the web are not loaded: this one is shown as a link.");
  else problems.error(place, "This picture cannot be shown. Describe it in words, or link to it on the web.");
}

function linkText(children: readonly Token[], open: number): string {
  let close = open + 1;
  while (close < children.length && children[close]?.type !== "link_close") close++;
  return plainText(children.slice(open + 1, close));
}

/** Finds links one after another in the lines of a block. Markdown-it keeps no columns: the address is searched for. */
class Places {
  readonly #lines: readonly string[];
  readonly #end: number;
  #line: number;
  #column = 0;
  #lost = false;

  constructor(lines: readonly string[], [start, end]: readonly [number, number]) {
    this.#lines = lines;
    this.#line = start;
    this.#end = end;
  }

  next(href: string): Place {
    const from = this.#line;
    // Once an address is not found as written, searching on for each link of a long block would take quadratic time.
    for (let line = from; line < this.#end && !this.#lost && href !== ""; line++) {
      const at = (this.#lines[line] ?? "").indexOf(href, line === from ? this.#column : 0);
      if (at < 0) continue;
      this.#line = line;
      this.#column = at + href.length;
      return { line, from: at, to: this.#column };
    }
    this.#lost = true;
    return { line: from };
  }
}
