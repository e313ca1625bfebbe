// Links into the reader as text: to a run, a session, a point, a note. What can be read by eye stays so; only the steps of a
// run and its settings are packed. Whatever else arrives is answered with a sentence.
import type { Run } from "../../labs/runs/run";
import type { LabTarget } from "../../wire/run";
import { readRun } from "../../wire/run-text";
import { pack, unpack } from "./packed-text";

export type Link =
  | { readonly kind: "run"; readonly run: LabTarget }
  | { readonly kind: "session" | "point"; readonly id: string; readonly season?: string }
  | { readonly kind: "note"; readonly id: string; readonly season?: string; readonly session?: string };

export type LinkAnswer = Link | { readonly kind: "refused"; readonly sentence: string };

/** Browsers, mail programs and Windows cut longer ones. */
export const linkCharactersMax = 2000;
/** What we still try to read. */
const readCharactersMax = 16_000;

/** `base` is the scheme of the editor and the name of the extension. */
export async function writeRunLink(base: string, run: Run): Promise<string> {
  const { off, parameters, steps, ...plain } = run;
  const packed = {
    ...(parameters && { parameters }), ...(steps && { steps }),
    ...(off && !off.every(isPlain) && { off }),
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined && !isPlain(String(value)))),
  };
  const fields = [
    ...Object.entries(plain).filter(([name, value]) => value !== undefined && !Object.hasOwn(packed, name)).map(([name, value]) => `${name}=${String(value)}`),
    ...(off && !packed.off ? [`off=${off.join(",")}`] : []),
    ...(Object.keys(packed).length > 0 ? [`more=${await pack(JSON.stringify(packed))}`] : []),
  ];
  return `${base}/run?${fields.join("&")}`;
}

export function writePlaceLink(base: string, link: Exclude<Link, { readonly kind: "run" }>): string {
  const { kind, ...names } = link;
  const query = Object.entries(names).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}/${kind}?${query.join("&")}`;
}

const isPlain = (text: string): boolean => /^[\w.-]+$/.test(text);

/** `path` and `query` of the link, decoded once, as an editor hands them over. */
export async function readLink(path: string, query: string): Promise<LinkAnswer> {
  const refused = (sentence: string): LinkAnswer => ({ kind: "refused", sentence });
  if (query.length > readCharactersMax) return refused("This link is too long to be one of ours.");
  const fields = fieldsOf(query);
  if (fields === undefined) return refused("This link is damaged: its parts cannot be told apart.");
  switch (path.replace(/^\/|\/$/g, "")) {
    case "run": return readRunLink(fields);
    case "session": return place("session", fields) ?? refused("This link does not say which session it means.");
    case "point": return place("point", fields) ?? refused("This link does not say which point it means.");
    case "note": return place("note", fields) ?? refused("This link does not say which note it means.");
    default: return refused("This link leads to no run, session, point or note.");
  }
}

type Fields = ReadonlyMap<string, string>;

function fieldsOf(query: string): Fields | undefined {
  const pairs = query.split("&").filter((pair) => pair !== "").map((pair): readonly [string, string] | undefined => {
    const at = pair.indexOf("=");
    return at < 1 ? undefined : [pair.slice(0, at), pair.slice(at + 1)];
  });
  return pairs.every((pair) => pair !== undefined) ? new Map(pairs) : undefined;
}

async function readRunLink(fields: Fields): Promise<LinkAnswer> {
  const number = (name: string): Readonly<Record<string, unknown>> => {
    const text = fields.get(name);
    return text === undefined ? {} : { [name]: /^-?\d{1,16}$/.test(text) ? Number(text) : text };
  };
  const text = (name: string): Readonly<Record<string, unknown>> => (fields.has(name) ? { [name]: fields.get(name) } : {});
  const off = fields.get("off");
  const more = fields.get("more");
  const packed = more === undefined ? {} : await unpacked(more);
  if (packed === undefined) return { kind: "refused", sentence: "This link is damaged: its run cannot be unpacked. Perhaps the end of it is missing." };
  const answer = readRun({
    ...packed, ...text("lab"), ...text("scenario"), ...text("moment"), ...text("check"), ...number("seed"), ...number("step"),
    ...(off !== undefined && { off: off === "" ? [] : off.split(",") }),
  });
  return answer.kind === "run" ? answer : { kind: "refused", sentence: `This link cannot be followed. ${answer.sentence}` };
}

async function unpacked(packed: string): Promise<object | undefined> {
  try {
    const value: unknown = JSON.parse(await unpack(packed));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function place(kind: "session" | "point" | "note", fields: Fields): Link | undefined {
  const [id, season, session] = [fields.get("id"), fields.get("season"), fields.get("session")];
  if (id === undefined || ![id, season, session].every((name) => name === undefined || isName(name))) return undefined;
  return { kind, id, ...(season === undefined ? {} : { season }), ...(session === undefined || kind !== "note" ? {} : { session }) };
}

/** As ids and folders are called; nothing that could be a path or a text of its own. */
const isName = (text: string): boolean => text.length <= 200 && /^[\p{L}\p{N}_. -]+$/u.test(text);
