// Reads a whole season: its own file, and its sessions by their numbers with the links between them checked.
import { Fields } from "./fields";
import { bounded, readYaml, split } from "./front-matter";
import { instant, isZone } from "./instant";
import { parseSession } from "./parse-session";
import { nearest } from "./nearest";
import { changeTo, type Problem, Problems } from "./problem";
import { idsOf } from "./season-ids";
import type { Known, ParsedSession, Season, SeasonLink, Session, Zone } from "./session";

export interface SessionFile {
  readonly fileName: string;
  readonly source: string;
}

export interface ParsedSeason {
  readonly season: Season;
  /** Of the season's own file. */
  readonly problems: readonly Problem[];
  /** In the order of `season.sessions`. */
  readonly sessions: readonly ParsedSession[];
}

/** `files` are the session files; the season's own is `source`, undefined when there is none. */
export function readSeason(
  source: string | undefined, folderName: string, files: readonly SessionFile[], known: Known,
): ParsedSeason {
  const parsed = files
    .map((file) => parseSession(file.source, file.fileName, known))
    .toSorted((a, b) => a.session.number - b.session.number || (a.session.fileName < b.session.fileName ? -1 : 1));
  const { problems, ...own } = parseSeason(source, folderName);
  const season = { ...own, sessions: parsed.map(({ session }) => session) };
  const home = homes(season);
  const sessions = parsed.map(({ session, problems: before }) => {
    const more = new Problems();
    checkLinks(session, season, home, more);
    checkPlace(session, season, more);
    return { session, problems: [...before, ...more.all()].toSorted((a, b) => a.line - b.line) };
  });
  return { season, problems, sessions };
}

type Home = (kind: SeasonLink["kind"], id: string) => string | undefined;

/** Answers in which session a point, a reading or a session is found, by that session's id. */
export function homes(season: Season): Home {
  const found = new Map<string, string>();
  const add = (kind: SeasonLink["kind"], id: string, session: Session): void => {
    if (!found.has(`${kind}:${id}`)) found.set(`${kind}:${id}`, session.id);
  };
  for (const session of season.sessions) {
    add("session", session.id, session);
    for (const { id } of session.points) add("point", id, session);
    for (const { id } of session.readings) add("reading", id, session);
  }
  return (kind, id) => found.get(`${kind}:${id}`);
}

function checkLinks(session: Session, season: Season, home: Home, problems: Problems): void {
  for (const { kind, id, ...place } of session.seasonLinks) {
    if (home(kind, id) !== undefined) continue;
    const meant = nearest(id, idsOf(kind, season));
    problems.error(place, `There is no ${kind} "${id}" in this season.`, changeTo(place, meant === undefined ? undefined : `${kind}:${meant}`));
  }
}

function checkPlace(session: Session, season: Season, problems: Problems): void {
  const others = season.sessions.slice(0, season.sessions.indexOf(session));
  const sameId = others.find(({ id }) => id === session.id);
  if (sameId) problems.error({ line: 0 },
    `The id "${session.id}" is taken by ${sameId.fileName}. Give this session another.`);
  const sameNumber = others.find(({ number }) => number === session.number);
  if (sameNumber) problems.error({ line: 0 },
    `The number ${session.number} is taken by ${sameNumber.fileName}. Give this session another.`);
}

type OwnSeason = Omit<Season, "sessions"> & { readonly problems: readonly Problem[] };

function parseSeason(source: string | undefined, folderName: string): OwnSeason {
  const problems = new Problems();
  const { yaml, yamlLine, body } = source === undefined
    ? { yaml: undefined, yamlLine: 0, body: "" }
    : split(bounded(source, problems), problems);
  const read = readYaml(yaml ?? "", yamlLine, problems);
  const readable = yaml !== undefined && read.whole;
  const fields = new Fields(read.root, "This season", read, readable ? problems : new Problems());
  const need = yaml === undefined ? "optional" : "required";
  const published = fields.text("published", "optional") ?? "";
  if (published !== "" && instant(published) === undefined) {
    fields.error("published",
      `"${published}" is not an instant. Write it with its zone, as in "2021-06-16T21:52:01-04:00".`);
  }
  return {
    id: fields.text("id", need) ?? folderName,
    title: fields.text("title", need) ?? folderName,
    group: fields.text("group", "optional") ?? "",
    short: fields.text("short", "optional") ?? "",
    description: fields.text("description", "optional") ?? "",
    from: fields.text("from", "optional") ?? "",
    to: fields.text("to", "optional") ?? "",
    published,
    zones: fields.maps("zones", "Zone", "optional").flatMap((zone) => readZone(zone)),
    body,
    problems: problems.all(),
  };
}

function readZone(fields: Fields): readonly Zone[] {
  const zone = fields.text("zone", "required");
  if (zone === undefined) return [];
  if (isZone(zone)) return [{ zone, name: fields.text("name", "optional") ?? zone }];
  fields.error("zone", `"${zone}" is not a time zone. Use a name such as "Asia/Hong_Kong".`);
  return [];
}
