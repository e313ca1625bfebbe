// What notes are attached to: a JSON file beside the Markdown, in the words of the W3C annotation model.
// Fields it does not know are carried along untouched.
import type { NoteKind, NoteTarget, Quote } from "./note";

type Json = { readonly [key: string]: unknown };

export interface Anchor {
  readonly target: NoteTarget;
  /** Undefined in files that do not say. */
  readonly kind?: NoteKind | undefined;
  readonly created: string;
  readonly modified: string;
}

/** The file as it was read, whole. */
export type AnchorsFile = Json;

/** Undefined when the text is not such a file; nothing may then be written over it. */
export function parseAnchorsFile(text: string): AnchorsFile | undefined {
  if (text.trim() === "") return { version: 1, notes: {} };
  try {
    const read: unknown = JSON.parse(text);
    const usable = isObject(read) && read["version"] === 1 && (read["notes"] === undefined || isObject(read["notes"]));
    return usable ? read : undefined;
  } catch {
    return undefined;
  }
}

export function writeAnchorsFile(file: AnchorsFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

export function anchorOf(file: AnchorsFile, id: string): Anchor | undefined {
  const entry = entries(file)[id];
  if (!Object.hasOwn(entries(file), id) || !isObject(entry)) return undefined;
  const target = isObject(entry["target"]) ? entry["target"] : {};
  const session = text(target["source"]);
  if (session === "") return undefined;
  const selectors = Array.isArray(target["selector"]) ? target["selector"].filter(isObject) : [];
  const fragment = text(selectors.find(({ type }) => type === "FragmentSelector")?.["value"]);
  const place = fragment === "" ? {} : fragment.startsWith(sectionStart) ? { section: fragment } : { point: fragment };
  const quote = readQuote(selectors);
  const kind = kindOf(text(entry["motivation"]));
  return {
    ...(kind === undefined ? {} : { kind }),
    target: { session, ...place, ...(quote ? { quote } : {}) },
    created: text(entry["created"]), modified: text(entry["modified"]),
  };
}

/** A new one stands before another, else at the end: in the order of the notes, so that copies of the files merge alike. */
export function withAnchor(file: AnchorsFile, id: string, anchor: Anchor, before?: string): AnchorsFile {
  const there = Object.hasOwn(entries(file), id) ? entries(file)[id] : undefined;
  const old = isObject(there) ? there : {};
  const oldTarget = isObject(old["target"]) ? old["target"] : {};
  const entry = {
    ...old,
    ...(anchor.kind === undefined ? {} : { motivation: motivations[anchor.kind] }),
    target: { ...oldTarget, source: anchor.target.session, selector: selectors(anchor.target, oldTarget["selector"]) },
    created: anchor.created, modified: anchor.modified,
  };
  return { ...file, notes: Object.fromEntries(placed(Object.entries(entries(file)), id, entry, before)) };
}

function placed(
  all: readonly (readonly [string, unknown])[], id: string, entry: Json, before: string | undefined,
): readonly (readonly [string, unknown])[] {
  if (all.some(([key]) => key === id)) return all.map(([key, value]) => [key, key === id ? entry : value]);
  const at = all.findIndex(([key]) => key === before);
  return at < 0 ? [...all, [id, entry]] : [...all.slice(0, at), [id, entry], ...all.slice(at)];
}

export function withoutAnchor(file: AnchorsFile, id: string): AnchorsFile {
  return { ...file, notes: Object.fromEntries(Object.entries(entries(file)).filter(([key]) => key !== id)) };
}

/** In the annotation model's words; it has none for a to-do. */
export const motivations: Readonly<Record<NoteKind, string>> = {
  note: "commenting", highlight: "highlighting", question: "questioning", todo: "idsrg:todo",
};

export function kindOf(motivation: string): NoteKind | undefined {
  return (Object.keys(motivations) as NoteKind[]).find((kind) => motivations[kind] === motivation);
}

/** How the anchors of sections begin; no point's id does. */
const sectionStart = "section-";

const ours = new Set(["FragmentSelector", "TextQuoteSelector", "TextPositionSelector"]);

function selectors({ point, section, quote }: NoteTarget, before: unknown): readonly Json[] {
  const place = point ?? section;
  const unknown = Array.isArray(before) ? before.filter(isObject).filter(({ type }) => !ours.has(text(type))) : [];
  return [
    ...(place === undefined ? [] : [{ type: "FragmentSelector", value: place }]),
    ...(quote === undefined ? [] : [
      { type: "TextQuoteSelector", exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      { type: "TextPositionSelector", start: quote.start, end: quote.start + quote.exact.length },
    ]),
    ...unknown,
  ];
}

function readQuote(all: readonly Json[]): Quote | undefined {
  const quote = all.find(({ type }) => type === "TextQuoteSelector");
  const exact = text(quote?.["exact"]);
  if (exact === "") return undefined;
  const start = all.find(({ type }) => type === "TextPositionSelector")?.["start"];
  return {
    exact, prefix: text(quote?.["prefix"]), suffix: text(quote?.["suffix"]),
    start: typeof start === "number" && Number.isSafeInteger(start) && start >= 0 ? start : 0,
  };
}

function entries(file: AnchorsFile): Json {
  return isObject(file["notes"]) ? file["notes"] : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string { return typeof value === "string" ? value : ""; }
