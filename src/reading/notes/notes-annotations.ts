// Notes as Web Annotations (W3C, JSON-LD), and back. Ours come back as they went; those of other programs as notes with
// their quotation, to be anchored like any other.
import { kindOf, motivations } from "./anchors-file";
import type { Citation, Note, NoteTarget } from "./note";
import type { NewNote } from "./notes";
import { tagsOf } from "./notes-tags";
import type { Session } from "../session";

type Json = { readonly [key: string]: unknown };

const [sessionUrn, noteUrn, readingUrn] = ["urn:idsrg:session:", "urn:idsrg:note:", "urn:idsrg:reading:"];
/** How a page of a PDF is named. */
const pdfFragment = "http://tools.ietf.org/rfc/rfc3778";

export function writeAnnotations(session: Session, notes: readonly Note[]): string {
  const collection = {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { idsrg: "urn:idsrg:" }],
    id: `urn:idsrg:notes:${session.id}`, type: "AnnotationCollection", label: `Notes on “${session.title}”`, total: notes.length,
    first: { type: "AnnotationPage", startIndex: 0, items: notes.map((note) => annotation(note, session)) },
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

function annotation(note: Note, session: Session): Json {
  const { id, kind, done, target, citation, body, created, modified } = note;
  const own = { source: sessionUrn + session.id, selector: selectors(target) };
  return {
    id: noteUrn + id, type: "Annotation", motivation: motivations[kind], ...(done ? { "idsrg:done": true } : {}),
    ...(created === "" ? {} : { created }), ...(modified === "" ? {} : { modified }),
    body: [
      ...(body === "" ? [] : [{ type: "TextualBody", value: body, format: "text/markdown", purpose: "commenting" }]),
      ...tagsOf(body).map((tag) => ({ type: "TextualBody", value: tag, purpose: "tagging" })),
    ],
    target: citation ? [own, cited(citation, session)] : own,
  };
}

function selectors({ point, section, quote }: NoteTarget): readonly Json[] {
  const place = point ?? section;
  return [
    ...(place === undefined ? [] : [{ type: "FragmentSelector", value: place }]),
    ...(quote ? [
      { type: "TextQuoteSelector", exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      { type: "TextPositionSelector", start: quote.start, end: quote.start + quote.exact.length },
    ] : []),
  ];
}

function cited({ reading, page, quotation }: Citation, { readings }: Session): Json {
  return {
    source: readings.find(({ id }) => id === reading)?.link ?? readingUrn + reading, "idsrg:reading": reading,
    selector: [
      { type: "FragmentSelector", conformsTo: pdfFragment, value: `page=${page}` },
      ...(quotation === "" ? [] : [{ type: "TextQuoteSelector", exact: quotation }]),
    ],
  };
}

export interface Annotations {
  /** `session` is the id of ours that the annotation names; undefined for those of other programs. */
  readonly notes: readonly (NewNote & { readonly session: string | undefined })[];
  /** What was left out, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads a collection, a page, a list or a single annotation. Undefined when the text is none of these. */
export function readAnnotations(text: string, at: string): Annotations | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const items = itemsOf(read);
  if (items === undefined) return undefined;
  const problems: string[] = [];
  const notes = items.flatMap((item, index) => {
    const note = isObject(item) ? noteOf(item, at) : undefined;
    if (!note) problems.push(`Annotation ${index + 1} has neither words of its own nor a quotation.`);
    return note ? [note] : [];
  });
  return { notes, problems };
}

function itemsOf(read: unknown): readonly unknown[] | undefined {
  if (Array.isArray(read)) return read;
  if (!isObject(read)) return undefined;
  if (Array.isArray(read["items"])) return read["items"];
  if (isObject(read["first"])) return itemsOf(read["first"]);
  return "target" in read ? [read] : undefined;
}

function noteOf(item: Json, at: string): Annotations["notes"][number] | undefined {
  const targets = list(item["target"]);
  const citedTarget = targets.filter(isObject).find((each) => "idsrg:reading" in each);
  const target = targets.find((each) => each !== citedTarget);
  const source = typeof target === "string" ? target : isObject(target) ? string(target["source"]) || string(target["id"]) : "";
  const place = isObject(target) ? placeOf(list(target["selector"]).filter(isObject)) : {};
  const body = bodyOf(item);
  const citation = citedTarget && citationOf(citedTarget);
  if (body === "" && !place.quote && !citation) return undefined;
  const created = string(item["created"]) || at;
  const motivation = list(item["motivation"]).map(string).map(kindOf).find((kind) => kind !== undefined);
  return {
    id: idOf(item), kind: motivation ?? (body === "" ? "highlight" : "note"), done: item["idsrg:done"] === true, body,
    ...(citation ? { citation } : {}), created, modified: string(item["modified"]) || created,
    session: source.startsWith(sessionUrn) ? source.slice(sessionUrn.length) : undefined, target: { session: "", ...place },
  };
}

/** Ours keep their names; another's gets one that is the same each time it is read. */
function idOf(item: Json): string {
  const id = string(item["id"]);
  const own = id.startsWith(noteUrn) ? id.slice(noteUrn.length) : "";
  return /^n-[\w-]+$/.test(own) ? own : `n-${hash(id === "" ? JSON.stringify(item) : id)}`;
}

function placeOf(selectors: readonly Json[]): Omit<NoteTarget, "session"> {
  const all = [...selectors, ...selectors.map((each) => each["refinedBy"]).filter(isObject)];
  const of = (type: string): Json | undefined => all.find((each) => each["type"] === type);
  const fragment = string(of("FragmentSelector")?.["value"]);
  const quote = of("TextQuoteSelector");
  const exact = string(quote?.["exact"]);
  const start = of("TextPositionSelector")?.["start"];
  return {
    ...(fragment.startsWith("section-") ? { section: fragment } : /^[\w-]+\.[\w-]+\.\d+$/.test(fragment) ? { point: fragment } : {}),
    ...(exact.trim() === "" ? {} : { quote: {
      exact, prefix: string(quote?.["prefix"]), suffix: string(quote?.["suffix"]), start: Number.isSafeInteger(start) && Number(start) >= 0 ? Number(start) : 0,
    } }),
  };
}

function citationOf(target: Json): Citation | undefined {
  const all = list(target["selector"]).filter(isObject);
  const page = /page=(.+)/.exec(string(all.find(({ type }) => type === "FragmentSelector")?.["value"]))?.[1];
  const quotation = string(all.find(({ type }) => type === "TextQuoteSelector")?.["exact"]);
  return page === undefined ? undefined : { reading: string(target["idsrg:reading"]), page, quotation };
}

/** The words; tags that are not among them follow as such. */
function bodyOf(item: Json): string {
  const bodies = list(item["body"]);
  const isTag = (body: unknown): body is Json => isObject(body) && body["purpose"] === "tagging";
  const words = [string(item["bodyValue"]), ...bodies.filter((each) => !isTag(each)).map(valueOf)].filter((each) => each.trim() !== "").join("\n\n");
  const known = new Set(tagsOf(words));
  const tags = bodies.filter(isTag).map((tag) => valueOf(tag).trim().toLowerCase().replace(/^#|[^\p{L}\p{N}_/-]+/gu, (found) => (found === "#" ? "" : "-")))
    .filter((tag) => /^\p{L}/u.test(tag) && !known.has(tag));
  return [words, tags.map((tag) => `#${tag}`).join(" ")].filter((each) => each !== "").join("\n\n");
}

function valueOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (!isObject(body)) return "";
  const value = string(body["value"]);
  return body["format"] === "text/html" ? value.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&") : value;
}

function hash(text: string): string {
  let [high, low] = [0x811c9dc5, 0x1000193];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low + code, 0x85ebca6b) >>> 0;
    low = (low ^ (low >>> 13)) >>> 0;
  }
  return `${high.toString(36)}${low.toString(36)}`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function string(value: unknown): string { return typeof value === "string" ? value : ""; }
