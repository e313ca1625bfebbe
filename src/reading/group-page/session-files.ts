// A group's page as the files of a season: season.md, one Markdown file a session, and the page itself beside them, from which
// a later import knows what it wrote before.
import { fenced } from "./kept-lines";
import { type GroupPage, keptHeading, type PageGroup, type PageReading, type PageSeason, type PageSession } from "./page";

export interface SeasonFile {
  readonly name: string;
  readonly text: string;
  /** The session's number, for a session file. */
  readonly number?: number;
}

/** The page as it was imported last, beside the sessions that came of it. */
export const pageFileName = "group-page.md";

export function folderNameOf({ season }: GroupPage): string {
  return slug(season.title) || "season";
}

export function seasonFiles(page: GroupPage): readonly SeasonFile[] {
  const taken = new Set<string>();
  return [
    { name: "season.md", text: seasonText(page.season, folderNameOf(page)) },
    ...page.sessions.map((session) => ({
      name: `${session.number}-${slug(session.title) || "session"}.md`, text: sessionText(session, taken), number: session.number,
    })),
  ];
}

export function seasonText(season: PageSeason, id: string): string {
  const fields = [
    `id: ${id}`, field("title", season.title), field("group", season.group),
    ...(season.description === "" ? [] : [field("description", season.description)]),
    ...(season.published === "" ? [] : [`published: ${season.published}`]),
    ...(season.zones.length === 0 ? [] : ["zones:", ...season.zones.flatMap(({ name, zone }) => [`  - name: ${name}`, `    zone: ${zone}`])]),
  ];
  return `---\n${fields.join("\n")}\n---\n${season.body === "" ? "" : `\n${season.body}\n`}`;
}

/** `taken` are the ids of readings in earlier sessions; those of this one are added. */
export function sessionText(session: PageSession, taken: Set<string> = new Set()): string {
  const id = `s${session.number}`;
  const groups = withIds(session.groups);
  const front = [
    `id: ${id}`, `number: ${session.number}`, field("title", session.title),
    ...(session.meeting === undefined ? [] : [`meeting: ${session.meeting}`]),
    // A session without a day still says so, in the page's words or in none.
    ...(session.when !== undefined ? [field("when", session.when)] : session.meeting === undefined ? [field("when", "not yet known")] : []),
    ...(session.readings.length === 0 ? ["readings: []"] : ["readings:", ...session.readings.flatMap((reading) => readingFields(reading, taken))]),
    ...(groups.length === 0 ? ["groups: []"] : ["groups:", ...groups.flatMap((group) => [`  - id: ${group.id}`, `    ${field("title", group.title)}`])]),
    ...(session.open ? ["discussion: open"] : []),
  ];
  const points = groups.flatMap((group) => group.points.map((point, at) => {
    const under = point.under === undefined ? "" : ` under=${id}.${group.id}.${point.under + 1}`;
    return `::: point ${id}.${group.id}.${at + 1}${under}\n${asParagraph(point.text)}\n:::`;
  }));
  const body = [
    "## Discussion", ...(session.open ? ["The group’s page leaves the points open for now."] : []), ...points,
    ...(session.kept.length === 0 ? [] : [`## ${keptHeading}`, fenced(session.kept)]),
  ];
  return `---\n${front.join("\n")}\n---\n\n${body.join("\n\n")}\n`;
}

function readingFields(reading: PageReading, taken: Set<string>): readonly string[] {
  const author = reading.authors[0]?.split(" ").at(-1) ?? "";
  const id = unique([slug(author), slug(firstWords(reading.title))].filter((part) => part !== "").join("-") || "reading", taken);
  const lines = [
    `id: ${id}`, `role: ${reading.role}`, `kind: ${reading.kind}`, field("title", reading.title),
    `authors: [${reading.authors.map((name) => quoted(name)).join(", ")}]`,
    ...(reading.year === undefined ? [] : [`year: ${reading.year}`]), ...(reading.venue === undefined ? [] : [field("venue", reading.venue)]),
    ...(reading.link === undefined ? [] : [field("link", reading.link)]),
  ];
  return lines.map((line, at) => `${at === 0 ? "  - " : "    "}${line}`);
}

function withIds(groups: readonly PageGroup[]): readonly (PageGroup & { readonly id: string })[] {
  const taken = new Set<string>();
  return groups.map((group, at) => ({ ...group, id: unique(slug(group.title) || `group-${at + 1}`, taken) }));
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

function field(name: string, text: string): string {
  return `${name}: ${quoted(text)}`;
}

/** A JSON string is a YAML string; characters that YAML calls unprintable are escaped as well. */
export function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const slugMax = 40;

export function slug(text: string): string {
  const whole = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return whole.length <= slugMax ? whole : whole.slice(0, slugMax + 1).replace(/-[^-]*$/, "").slice(0, slugMax);
}

function firstWords(title: string): string {
  const plain = title.replace(/https?:\/\/\S+/g, " ").split(/\s+/).filter((word) => !/^(?:a|an|the|on|of|in|and|for|to)$/i.test(word));
  return plain.slice(0, 2).join(" ");
}

// What would begin something other than a paragraph: a backslash before it makes it text again.
const begins = /^(?:[-+*>#=`~|:<]|\[|\d{1,9}[.)])/;

/** A line of Markdown that is certain to be read as one paragraph. */
export function asParagraph(text: string): string {
  if (!begins.test(text)) return text;
  const digits = /^\d+/.exec(text)?.[0] ?? "";
  return `${digits}\\${text.slice(digits.length)}`;
}

/** The line it was made from. */
export function fromParagraph(line: string): string {
  const plain = line.replace(/^(\d*)\\/, "$1");
  return plain !== line && asParagraph(plain) === line ? plain : line;
}
