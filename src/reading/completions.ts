// What may be written at a place of a session file: fields and their values, ids in links, points, and labs in the text.
import { labHref } from "./destination";
import { idsOf, titleOf } from "./season-ids";
import type { Known, KnownLab, Season, Session } from "./session";
import { embedFormat, type FieldFormat, figureFormat, sessionFormat } from "./session-format";

export interface Completion {
  readonly label: string;
  readonly kind: "field" | "value" | "link" | "point";
  readonly detail?: string;
  readonly says?: string;
  /** What is put in from this column up to the cursor. */
  readonly text: string;
  readonly from: number;
  /** Something can be completed at once after it. */
  readonly more?: boolean;
}

export interface Writing {
  readonly lines: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly session: Session | undefined;
  readonly season: Season;
  readonly known: Known;
}

export function completions(writing: Writing): readonly Completion[] {
  const before = (writing.lines[writing.line] ?? "").slice(0, writing.column);
  if (inFrontMatter(writing)) return inFields(writing, before);
  const fence = fenceAt(writing);
  if (fence) return inFence(fence, writing, before);
  const link = /\]\(([^()\s]*)$/.exec(before)?.[1];
  if (link !== undefined) return inLink(link, before.length - link.length, writing);
  return /^:{3,}\s*\S*$/.test(before) ? pointStarts(before, writing) : [];
}

/** The field of the front matter at a place, for hovers. */
export function fieldAt(writing: Writing): FieldFormat | undefined {
  const key = keyOf(writing.lines[writing.line] ?? "");
  if (key === undefined) return undefined;
  const fields = inFrontMatter(writing) ? fieldsAt(writing) : fenceAt(writing) ?? [];
  return fields.find(({ name }) => name === key);
}

function keyOf(line: string): string | undefined {
  return /^\s*(?:-\s+)?([\w-]+)\s*:/.exec(line)?.[1];
}

function inFrontMatter({ lines, line }: Writing): boolean {
  if (!/^---\s*$/.test(lines[0] ?? "") || line === 0) return false;
  const end = lines.findIndex((text, at) => at > 0 && /^---\s*$/.test(text));
  return end < 0 || line < end;
}

/** The fields of the fence in which a line stands, when it is one of ours. */
function fenceAt({ lines, line }: Writing): readonly FieldFormat[] | undefined {
  let fence: string | undefined;
  for (const text of lines.slice(0, line)) {
    const [, mark, info] = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(text) ?? [];
    if (fence === undefined && mark !== undefined) fence = `${mark}${info ?? ""}`;
    else if (fence !== undefined && mark !== undefined && info === "" && fence.startsWith(mark)) fence = undefined;
  }
  switch (/^(?:`+|~+)(\S+)$/.exec(fence ?? "")?.[1]) {
    case "lab": return embedFormat;
    case "figure": return figureFormat;
    default: return undefined;
  }
}

/** The fields that may stand on this line: those of the list whose entry it is part of, or the session's own. */
function fieldsAt({ lines, line }: Writing): readonly FieldFormat[] {
  if (/^[^\s-]/.test(lines[line] ?? "")) return sessionFormat;
  for (let at = line - 1; at > 0; at--) {
    const key = /^([\w-]+)\s*:/.exec(lines[at] ?? "")?.[1];
    if (key !== undefined) return /^\s|^-/.test(lines[line] ?? "") ? sessionFormat.find(({ name }) => name === key)?.fields ?? [] : sessionFormat;
  }
  return sessionFormat;
}

function inFields(writing: Writing, before: string): readonly Completion[] {
  const [, key = "", typed] = /^\s*(?:-\s+)?([\w-]+)\s*:\s*(.*)$/.exec(before) ?? [];
  if (typed !== undefined) return values(key, typed, before, writing);
  const listed = /^\s*-\s*([\w-]*)$/.exec(before)?.[1];
  const owner = listOwner(writing);
  if (owner === "labs" && listed !== undefined) return labIds(before.length - listed.length, writing.known);
  const word = /[\w-]*$/.exec(before)?.[0] ?? "";
  if (!/^\s*(?:-\s+)?[\w-]*$/.test(before)) return [];
  const there = new Set(keysBeside(writing));
  return fieldsAt(writing).filter(({ name }) => !there.has(name)).map((field): Completion => ({
    label: field.name, kind: "field", detail: field.need, says: field.says, from: before.length - word.length,
    text: field.form === "maps" ? `${field.name}:\n  - ` : `${field.name}: `, more: field.form === "choice" || field.name === "labs",
  }));
}

function listOwner({ lines, line }: Writing): string | undefined {
  for (let at = line - 1; at > 0; at--) {
    const key = /^([\w-]+)\s*:/.exec(lines[at] ?? "")?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

/** The keys of the mapping this line is part of. */
function keysBeside({ lines, line }: Writing): readonly string[] {
  const top = /^[^\s-]|^$/.test(lines[line] ?? "");
  const belongs = (text: string): boolean => (top ? /^[\w-]+\s*:/.test(text) : /^\s+|^-/.test(text));
  if (top) return lines.slice(1).filter((text, at) => at + 1 !== line && belongs(text)).flatMap((text) => keyOf(text) ?? []);
  const found: string[] = [];
  const starts = (text: string): boolean => /^\s*-\s/.test(text);
  for (let at = line - 1; !starts(lines[line] ?? "") && belongs(lines[at] ?? ""); at--) {
    found.push(...[keyOf(lines[at] ?? "") ?? []].flat());
    if (starts(lines[at] ?? "")) break;
  }
  for (let at = line + 1; belongs(lines[at] ?? "") && !starts(lines[at] ?? ""); at++) found.push(...[keyOf(lines[at] ?? "") ?? []].flat());
  return found;
}

function values(key: string, typed: string, before: string, writing: Writing): readonly Completion[] {
  const field = fieldsAt(writing).find(({ name }) => name === key);
  const word = /[\w-]*$/.exec(typed)?.[0] ?? "";
  const from = before.length - word.length;
  if (field?.name === "labs") return labIds(from, writing.known);
  return (field?.options ?? []).map((option): Completion => ({ label: option, kind: "value", text: option, from, says: field?.says ?? "" }));
}

function inFence(format: readonly FieldFormat[], writing: Writing, before: string): readonly Completion[] {
  const [, key, typed = ""] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(before) ?? [];
  const from = before.length - typed.length;
  const said = (name: string): string => {
    for (let at = writing.line - 1; !/^\s*(`{3,}|~{3,})/.test(writing.lines[at] ?? "```"); at--) {
      const value = new RegExp(`^\\s*${name}\\s*:\\s*(\\S+)`).exec(writing.lines[at] ?? "")?.[1];
      if (value !== undefined) return value;
    }
    return "";
  };
  switch (key) {
    case "lab": return labIds(from, writing.known);
    case "scenario": return scenarioIds(writing.known.lab(said("lab")), from);
    case "at": return momentIds(writing.known.lab(said("lab")), said("scenario"), from);
    case undefined: {
      const there = new Set(format.map(({ name }) => name).filter((name) => said(name) !== ""));
      const word = before.trimStart();
      return format.filter(({ name }) => !there.has(name))
        .map(({ name, need, says }) => ({ label: name, kind: "field", detail: need, says, text: `${name}: `, from: before.length - word.length, more: true }));
    }
    default: return (format.find(({ name }) => name === key)?.options ?? []).map((option) => ({ label: option, kind: "value", text: option, from }));
  }
}

function inLink(typed: string, from: number, { known, season }: Writing): readonly Completion[] {
  const [, scheme, rest = ""] = /^(lab|point|session|reading):(.*)$/.exec(typed) ?? [];
  switch (scheme) {
    case "lab": return labLink(rest, from + 4, known);
    case "point": case "session": case "reading": return idsOf(scheme, season)
      .map((id) => ({ label: id, kind: "link", text: id, from: from + scheme.length + 1, ...told(titleOf(scheme, id, season)) }));
    default: return [
      { label: "lab:", kind: "link", says: "A lab, at a scenario and a moment", text: "lab:", from, more: true },
      { label: "point:", kind: "link", says: "A discussion point of the season", text: "point:", from, more: true },
      { label: "session:", kind: "link", says: "Another session", text: "session:", from, more: true },
      { label: "reading:", kind: "link", says: "A reading of the season", text: "reading:", from, more: true },
    ];
  }
}

function labLink(typed: string, from: number, known: Known): readonly Completion[] {
  const [, lab = "", scenario, moment] = /^([^/#]*)(?:\/([^#]*))?(?:#(.*))?$/.exec(typed) ?? [];
  if (moment !== undefined) return momentIds(known.lab(lab), scenario ?? "", from + typed.length - moment.length);
  if (scenario !== undefined) return scenarioIds(known.lab(lab), from + typed.length - scenario.length);
  return labIds(from, known);
}

function labIds(from: number, known: Known): readonly Completion[] {
  return [
    ...known.ids.map((id): Completion => ({ label: id, kind: "link", text: id, from, ...told(known.lab(id)?.title) })),
    ...[...known.planned].map((id): Completion => ({ label: id, kind: "link", text: id, from, detail: "not yet" })),
  ];
}

function scenarioIds(lab: KnownLab | undefined, from: number): readonly Completion[] {
  return (lab?.scenarios ?? []).map(({ id, title }) => ({ label: id, kind: "link", text: id, from, ...told(title) }));
}

function momentIds(lab: KnownLab | undefined, scenario: string, from: number): readonly Completion[] {
  const moments = lab?.scenarios.find(({ id }) => id === scenario)?.moments ?? [];
  return moments.map(({ id, title }) => ({ label: id, kind: "link", text: id, from, ...told(title) }));
}

/** The next point of each group, and one more that it may stand under. */
function pointStarts(before: string, { session }: Writing): readonly Completion[] {
  return (session?.groups ?? []).map(({ id, title }) => {
    const number = (session?.points ?? []).filter(({ group }) => group === id).length + 1;
    const name = `${session?.id ?? "s1"}.${id}.${number}`;
    return { label: `::: point ${name}`, kind: "point", detail: title, text: `::: point ${name}\n`, from: before.search(/:/) };
  });
}

/** The link whose address is at a place, for hovers. */
export function linkAt({ session, line, column, known, season }: Writing): { readonly from: number; readonly to: number; readonly says: string } | undefined {
  const here = (place: { readonly line: number; readonly from?: number; readonly to?: number }): boolean =>
    place.line === line && place.from !== undefined && place.to !== undefined && place.from <= column && column <= place.to;
  const lab = session?.labLinks.find(here);
  const other = session?.seasonLinks.find(here);
  const { from, to } = lab ?? other ?? {};
  if (from === undefined || to === undefined) return undefined;
  if (other) return { from, to, says: titleOf(other.kind, other.id, season) ?? `There is no ${other.kind} “${other.id}”.` };
  const reference = lab?.reference;
  if (reference === undefined) return undefined;
  const found = known.lab(reference.lab);
  const scenario = found?.scenarios.find(({ id }) => id === reference.scenario);
  const moment = scenario?.moments.find(({ id }) => id === reference.moment);
  const parts = [found?.title ?? labHref(reference), scenario?.title, moment?.title].filter((part) => part !== undefined);
  return { from, to, says: known.planned.has(reference.lab) ? `${labHref(reference)}: not yet` : parts.join(": ") };
}

function told(detail: string | undefined): { readonly detail?: string } {
  return detail === undefined ? {} : { detail: detail.length > 80 ? `${detail.slice(0, 79)}…` : detail };
}
