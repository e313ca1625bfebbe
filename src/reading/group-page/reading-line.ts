// One reading as the page has it, read and written: "Corbett, et al. (2012) [Spanner](https://…)", or
// 'Lamport, Leslie. "The part-time parliament." Concurrency. 2019. 277-317.', or anything at all, which then is its title.
import type { ReadingKind } from "../session";
import { type PageReading, saysAll } from "./page";

type Cited = Omit<PageReading, "role">;

const linked = new RegExp([
  /^(?<authors>[^[\]]*?)\s*(?:\((?<year>\d{4})\)[.:,]?\s*)?\[(?<title>.+?)\]/,
  /\((?<link>https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)\s*(?<venue>.*)$/,
].map(({ source }) => source).join(""), "i");
const quoted = /^(?<authors>[^"“”[\]]*?)[\s.]*["“](?<title>[^"“”]+?)[.,]?["”][.,]?\s*(?<venue>[^"“”[\]]*)$/;

/** A longer line is no citation. */
const lineMax = 2000;

/** A form is believed only if writing it again says all that the line says and is read the same; else the whole line is the title. */
export function readCited(line: string): Cited & { readonly whole: boolean } {
  const text = line.replace(/\s+/g, " ").trim();
  const read = text.length > lineMax ? undefined : parse(text);
  if (read !== undefined && saysAll(text, writeCited(read)) && JSON.stringify(parse(writeCited(read))) === JSON.stringify(read)) {
    return { ...read, whole: true };
  }
  return { title: text, authors: [], kind: kindOf(text), whole: false };
}

function parse(text: string): Cited | undefined {
  return readLinked(text) ?? readQuoted(text);
}

function readLinked(text: string): Cited | undefined {
  const parts = linked.exec(text)?.groups;
  const title = parts?.["title"]?.trim() ?? "";
  const link = parts?.["link"];
  if (!parts || title === "" || link === undefined) return undefined;
  const venue = parts["venue"]?.trim() ?? "";
  return {
    title, authors: readAuthors(parts["authors"] ?? ""), ...(parts["year"] === undefined ? {} : { year: Number(parts["year"]) }),
    ...(venue === "" ? {} : { venue }), link, kind: kindOf(`${parts["authors"] ?? ""} ${title} ${link}`),
  };
}

function readQuoted(text: string): Cited | undefined {
  const parts = quoted.exec(text)?.groups;
  const title = parts?.["title"]?.trim() ?? "";
  if (!parts || title === "") return undefined;
  const venue = parts["venue"]?.trim() ?? "";
  const year = venue.match(/\b(?:19|20)\d{2}\b/g)?.at(-1);
  return {
    title, authors: readAuthors(invert(parts["authors"] ?? "")), ...(year === undefined ? {} : { year: Number(year) }),
    ...(venue === "" ? {} : { venue }), kind: kindOf(`${parts["authors"] ?? ""} ${title}`),
  };
}

/** "Lamport, Leslie" is one person, last name first. */
function invert(authors: string): string {
  const [last = "", first = "", ...more] = authors.split(",").map((part) => part.trim());
  const one = more.length === 0 && first !== "" && !/\b(and|et al)\b|&/i.test(authors);
  return one ? `${first} ${last}` : authors;
}

function readAuthors(text: string): readonly string[] {
  return text.split(/,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*/)
    .map((name) => name.trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .flatMap((name) => {
      const several = /^(.*?)\s*\bet al\.?$/i.exec(name)?.[1];
      return several === undefined ? [name] : [...(several === "" ? [] : [several]), "et al."];
    });
}

/** As the page would have it. */
export function writeCited({ title, authors, year, venue, link }: Cited): string {
  if (link !== undefined) {
    const before = [authorsInRow(authors), year === undefined ? "" : `(${year})`].filter((part) => part !== "").join(" ");
    return [before, `[${title}](${link})`, venue ?? ""].filter((part) => part !== "").join(" ");
  }
  if (authors.length === 0 && venue === undefined && year === undefined) return title;
  const names = authors.length === 1 ? lastNameFirst(authors[0] ?? "") : authorsInRow(authors);
  const stop = names === "" || names.endsWith(".") ? names : `${names}.`;
  const end = venue === undefined ? (year === undefined ? "" : `${year}.`) : year === undefined || venue.includes(String(year)) ? venue : `${venue} ${year}.`;
  return [stop, `"${title}${/[.?!]$/.test(title) ? "" : "."}"`, end].filter((part) => part !== "").join(" ");
}

function authorsInRow(authors: readonly string[]): string {
  if (authors.at(-1) === "et al.") return authors.join(", ");
  return authors.length <= 2 ? authors.join(" and ") : `${authors.slice(0, -1).join(", ")}, and ${authors.at(-1)}`;
}

function lastNameFirst(name: string): string {
  const parts = name.split(" ");
  return parts.length < 2 ? name : `${parts.at(-1)}, ${parts.slice(0, -1).join(" ")}`;
}

/** The page does not say what kind of thing a reading is; its address and title usually do. */
function kindOf(text: string): ReadingKind {
  if (/\bpodcast\b|\bepisode \d|\bradio\b/i.test(text)) return "podcast";
  if (/youtube\.com|youtu\.be|vimeo\.com|\blecture\b|\btalk\b/i.test(text)) return "lecture";
  return /\/docs?\/|readthedocs|\bdocumentation\b/i.test(text) ? "documentation" : "paper";
}
