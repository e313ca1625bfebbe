// Reads a session file. Never throws: what is wrong becomes a problem on its line, and the session is as complete as
// it can be. Links to other sessions are checked when the season is read, because only then are those known.
import { Fields } from "./fields";
import { bounded, readYaml, split } from "./front-matter";
import { instant } from "./instant";
import { readMeeting as readMeetingWords } from "./group-page/meeting-words";
import { nearest } from "./nearest";
import { changeTo, Problems } from "./problem";
import { readBody } from "./read-body";
import { type Group, type Known, type ParsedSession, type Reading, readingKinds, readingRoles } from "./session";
import { sessionFormat } from "./session-format";

const idShape = /^[\w-]+$/;

export function parseSession(source: string, fileName: string, known: Known): ParsedSession {
  const problems = new Problems();
  const { yaml, yamlLine, body, bodyLine } = split(bounded(source, problems), problems);
  const read = readYaml(yaml ?? "", yamlLine, problems);
  const readable = yaml !== undefined && read.whole;
  const fields = new Fields(read.root, "This session", read, readable ? problems : new Problems(), sessionFormat);
  const base = fileName.replace(/^.*[\\/]/, "").replace(/\.md$/i, "") || "session";
  const groups = readGroups(fields);
  const content = readBody({ body, bodyLine, groups: readable ? groups : undefined }, known, problems);
  const when = fields.text("when", "optional");
  const meeting = readMeeting(fields, when === undefined ? "required" : "optional");
  const standfirst = fields.text("standfirst", "optional");
  const open = fields.choice("discussion", ["open"], "optional") === "open";
  const labs = fields.texts("labs", "optional");
  for (const { text: lab, ...place } of fields.placedTexts("labs")) {
    if (known.lab(lab) || known.planned.has(lab)) continue;
    problems.error(place, `There is no lab "${lab}".`, changeTo(place, nearest(lab, [...known.ids, ...known.planned])));
  }
  for (const { id, title } of groups) {
    if (!content.points.some(({ group }) => group === id)) {
      fields.error("groups", `The group "${title}" has no points. Add one with "::: point", or remove the group.`);
    }
  }
  return {
    session: {
      fileName,
      id: readId(fields) ?? base,
      number: fields.integer("number", "required") ?? Number(/^\d{1,6}/.exec(base)?.[0] ?? 0),
      title: fields.text("title", "required") ?? content.sections.find(({ title }) => title !== "")?.title ?? base,
      ...(meeting === undefined ? {} : { meeting }), ...(when === undefined ? {} : { when }),
      ...(standfirst === undefined ? {} : { standfirst }),
      readings: readReadings(fields), labs, groups, open, ...content, body, bodyLine,
    },
    problems: problems.all(),
  };
}

function readId(fields: Fields): string | undefined {
  const id = fields.text("id", "required");
  if (id === undefined || idShape.test(id)) return id;
  fields.error("id", `"${id}" is not an id. Use letters, digits, hyphens and underscores.`);
  return undefined;
}

function readMeeting(fields: Fields, need: "required" | "optional"): string | undefined {
  const meeting = fields.text("meeting", need);
  if (meeting === undefined || instant(meeting) !== undefined) return meeting;
  const meant = readMeetingWords(meeting, undefined)?.meeting;
  const [place, key] = [fields.placeOf("meeting"), fields.placeOfKey("meeting")];
  fields.error("meeting", `"${meeting}" is not an instant. Write it with its zone, as in "2021-06-24T00:30:00Z".`, [
    ...changeTo(place, meant),
    ...changeTo(key, fields.has("when") ? undefined : "when").map((fix) => ({ ...fix, title: "Keep the words, as “when”" })),
  ]);
  return undefined;
}

function readGroups(fields: Fields): readonly Group[] {
  const groups = fields.maps("groups", "Group", "optional").flatMap((group) => {
    const id = readId(group);
    const title = group.text("title", "required") ?? id;
    const ours = group.choice("whose", ["ours"], "optional") === "ours";
    return id === undefined || title === undefined ? [] : [{ id, title, ours, line: group.place.line, fields: group }];
  });
  return distinct(groups, "group").map(({ id, title, ours, line }) => ({ id, title, ours, line }));
}

function readReadings(fields: Fields): readonly Reading[] {
  const readings = fields.maps("readings", "Reading", "required").flatMap((reading) => {
    const id = readId(reading);
    if (id === undefined) return [];
    const year = reading.integer("year", "optional");
    const [venue, why, note] = ["venue", "why", "note"].map((name) => reading.text(name, "optional"));
    const link = readLink(reading);
    return [{
      id,
      role: reading.choice("role", readingRoles, "required") ?? ("related" as const),
      kind: reading.choice("kind", readingKinds, "required") ?? ("paper" as const),
      title: reading.text("title", "required") ?? id,
      authors: reading.texts("authors", "required"),
      ...(year === undefined ? {} : { year }), ...(venue === undefined ? {} : { venue }),
      ...(link === undefined ? {} : { link }),
      ...(why === undefined ? {} : { why }), ...(note === undefined ? {} : { note }),
      line: reading.place.line,
      fields: reading,
    }];
  });
  return distinct(readings, "reading").map(({ fields: _, ...reading }) => reading);
}

function readLink(reading: Fields): string | undefined {
  const link = reading.text("link", "optional");
  if (link === undefined || /^https?:\/\/\S+$/i.test(link)) return link;
  reading.error("link", "A reading's link must be a web address that begins with http:// or https://.");
  return undefined;
}

/** Keeps the first of each id and says so of the others. */
function distinct<T extends { readonly id: string; readonly line: number; readonly fields: Fields }>(
  all: readonly T[], what: string,
): readonly T[] {
  const first = new Map<string, T>();
  for (const item of all) {
    const before = first.get(item.id);
    if (before) item.fields.error("id",
      `The ${what} "${item.id}" is already on line ${before.line + 1}. Give this one an id of its own.`);
    else first.set(item.id, item);
  }
  return [...first.values()];
}
