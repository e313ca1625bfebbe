// Reads a reading group's page: front matter, "## Session N: title", bold field labels, readings, grouped and nested points.
// Never throws, and drops no line in silence: each is placed, or kept word for word, and the ledger says which.
import { Fields } from "../fields";
import { readYaml } from "../front-matter";
import { Problems } from "../problem";
import type { Zone } from "../session";
import { fenced } from "./kept-lines";
import { readMeeting, readStamp, stampWords } from "./meeting-words";
import { type GroupPage, keptHeading, type LineFate, type PageSeason, saysAll } from "./page";
import { SessionReader, type SessionRead } from "./read-session";

/**
 * `name` is what the page is called where it says no title: the name of its file. Sessions come in the order of their
 * numbers; a number that is taken gives way to a free one.
 */
export function readGroupPage(source: string, name: string): GroupPage {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const ledger: LineFate[] = [];
  const front = readFrontMatter(lines, name);
  ledger.push(...front.ledger);
  const rest = lines.slice(front.length);
  const year = yearOf(front.published, front.title, front.description);
  const outside = new Outside();
  const found: SessionRead[] = [];
  const numbers = new Set(rest.flatMap((line) => numberOf(line) ?? []));
  const taken = new Set<number>();
  for (let at = 0; at < rest.length;) {
    const line = rest[at] ?? "";
    const heading = sessionHeading.exec(line);
    if (!heading) {
      ledger.push(outside.read(line));
      at++;
      continue;
    }
    const said = Number(heading[1]);
    const number = taken.has(said) ? firstFree(numbers) : said;
    for (const set of [taken, numbers]) set.add(number);
    const remark = number !== said ? `There are two sessions ${said}. This one became session ${number}.`
      : heading[1] === String(number) ? undefined : `Read as session ${number}.`;
    ledger.push({ text: line, fate: "placed", session: number, ...(remark === undefined ? {} : { remark }) });
    const reader = new SessionReader({ number, title: (heading[2] ?? "").trim() || `Session ${number}` }, (words) => readMeeting(words, year));
    for (at++; at < rest.length && !anyHeading.test(rest[at] ?? ""); at++) reader.take(rest[at] ?? "");
    const read = reader.done();
    found.push(read);
    ledger.push(...read.ledger);
  }
  const inOrder = found.toSorted((a, b) => a.session.number - b.session.number);
  const zones = new Map(inOrder.flatMap((read) => read.zones.map((zone) => [zone.name, zone] as const)));
  const season = seasonOf(front, outside, [...zones.values()]);
  return { season, sessions: inOrder.map(({ session }) => session), ledger: stamped(ledger, front, season) };
}

const sessionHeading = /^ {0,3}#{1,3}\s+Session\s+(\d{1,4})(?![\p{L}\p{N}])\s*(?:[:.–—-]\s*)?(.*?)(?:\s+#+)?\s*$/iu;
/** Ends a session: what stands below is of the season. */
const anyHeading = /^ {0,3}(?:#{1,2}\s|###\s+Session\s+\d{1,4}(?![\p{L}\p{N}]))/iu;

function numberOf(line: string): number | undefined {
  const number = sessionHeading.exec(line)?.[1];
  return number === undefined ? undefined : Number(number);
}

function firstFree(taken: ReadonlySet<number>): number {
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

interface Front {
  /** How many lines it has, with its dashes. */
  readonly length: number;
  readonly title: string;
  readonly description: string;
  readonly published: string;
  /** The line of the date, as it stood. */
  readonly dateLine: number;
  readonly dateWords: string;
  readonly kept: readonly string[];
  readonly ledger: readonly LineFate[];
}

/** Keys that have a place are read; the lines of all others are kept. */
function readFrontMatter(lines: readonly string[], name: string): Front {
  const nothing = { length: 0, title: name, description: "", published: "", dateLine: -1, dateWords: "", kept: [], ledger: [] };
  const end = /^---\s*$/.test(lines[0] ?? "") ? lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line)) : -1;
  if (end < 0) return nothing;
  const inside = lines.slice(1, end);
  // Dashes below a session are a rule in its text, and above it is no front matter.
  if (inside.some((line) => sessionHeading.test(line))) return nothing;
  const yaml = readYaml(inside.join("\n"), 0, new Problems());
  const fields = new Fields(yaml.root, "This page", yaml, new Problems());
  const text = (key: string): string => (yaml.whole ? fields.text(key, "optional") ?? "" : "").replace(/\s+/g, " ");
  const dateWords = text("date");
  const published = readStamp(dateWords) ?? "";
  const read: Readonly<Record<string, string>> = { title: text("title"), description: text("description"), date: published === "" ? "" : dateWords };
  let key = "";
  let dateLine = -1;
  const ledger = inside.map((line, at): LineFate => {
    key = /^([\w-]+)\s*:/.exec(line)?.[1] ?? (/^\s/.test(line) ? key : "");
    if (line.trim() === "") return { text: line, fate: "blank" };
    if (key === "date" && dateLine < 0) dateLine = at + 1;
    const value = Object.hasOwn(read, key) ? read[key] ?? "" : "";
    return value !== "" && saysAll(line, key, value) ? { text: line, fate: "placed" } : { text: line, fate: "kept" };
  });
  const dashes = (at: number): LineFate => ({ text: lines[at] ?? "", fate: "blank" });
  return {
    length: end + 1, title: read["title"] || name, description: read["description"] ?? "", published, dateLine, dateWords,
    kept: ledger.filter(({ fate }) => fate === "kept").map((entry) => entry.text), ledger: [dashes(0), ...ledger, dashes(end)],
  };
}

/** What stands outside the sessions. A heading above everything else is the group's name. */
class Outside {
  group: string | undefined;
  readonly lines: string[] = [];

  read(line: string): LineFate {
    const blank = line.trim() === "";
    const heading = /^ {0,3}#{1,2}\s+(.*?)(?:\s+#+)?\s*$/.exec(line)?.[1] ?? "";
    if (this.group === undefined && heading !== "") this.group = heading;
    else if (!blank || this.lines.length > 0) {
      this.lines.push(line);
      this.group ??= "";
    }
    return { text: line, fate: blank ? "blank" : "placed" };
  }
}

function seasonOf({ title, description, published, kept }: Front, outside: Outside, zones: readonly Zone[]): PageSeason {
  const text = outside.lines.join("\n").replace(/\s+$/, "").replace(/^(?:[ \t]*\n)+/, "");
  const body = [text, ...(kept.length === 0 ? [] : [`## ${keptHeading}\n\n${fenced(kept)}`])].filter((part) => part !== "").join("\n\n");
  return { title, group: outside.group || title, description, published, zones, body };
}

/** The date of the page is placed if it can be told again in its own words; otherwise it carries a remark. */
function stamped(ledger: readonly LineFate[], { dateLine, dateWords, published }: Front, season: PageSeason): readonly LineFate[] {
  if (published === "" || saysAll(dateWords, stampWords(published, season.zones))) return ledger;
  return ledger.map((entry, at) => (at === dateLine ? { ...entry, remark: `Read as the instant ${published}.` } : entry));
}

const yearShape = /\b(?:19|20)\d{2}\b/;

/** The page gives days without a year: it is the year in which the page was published, or that of its title. */
function yearOf(...texts: readonly string[]): number | undefined {
  const found = texts.flatMap((text) => yearShape.exec(text)?.[0] ?? []);
  return found[0] === undefined ? undefined : Number(found[0]);
}
