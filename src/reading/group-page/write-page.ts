// A season as its group's page: the shape from which it can be imported again. The guides and the material under the points are
// not part of that shape and stay in the sessions' files.
import type { Reading, ReadingRole, Season, Session } from "../session";
import { unfenced } from "./kept-lines";
import { meetingWords, stampWords } from "./meeting-words";
import { keptLabel, labelOf, labels } from "./page";
import { readCited, writeCited } from "./reading-line";
import { fromParagraph, quoted } from "./session-files";

export function writeGroupPage(season: Season): string {
  const front = [
    `title: ${quoted(season.title)}`,
    ...(season.published === "" ? [] : [`date: ${stampWords(season.published, season.zones)}`]),
    ...(season.description === "" ? [] : [`description: ${quoted(season.description)}`]),
  ];
  const body = season.body.replace(/^(?:[ \t]*\n)+/, "").replace(/\s+$/, "");
  const head = `## ${season.group || season.title}${body === "" ? "" : `\n${body}`}`;
  return `---\n${front.join("\n")}\n---\n\n${[head, ...season.sessions.map((session) => section(session, season))].join("\n\n")}\n`;
}

function section(session: Session, season: Season): string {
  const kept = unfenced(session.body);
  const fields = [
    field(labels.date, session.when ?? (session.meeting === undefined ? "" : meetingWords(session.meeting, season.zones))),
    ...mainReadings(session.readings),
    `**${labels.points}:**\n\n${points(session)}`.trimEnd(),
    ...list("related", session.readings),
    ...(kept.length === 0 ? [] : [`**${keptLabel}**:\n${kept.join("\n")}`]),
  ];
  return `## Session ${session.number}: ${session.title}\n\n${fields.join("\n\n")}`;
}

/** On the line below its label, unless it might there be taken for something else. */
function field(label: string, text: string): string {
  return `**${label}**:${/^[\p{L}\p{N}]/u.test(text) ? "\n" : " "}${text}`.trimEnd();
}

function mainReadings(all: readonly Reading[]): readonly string[] {
  const lists = (["primary", "choose-one"] as const).flatMap((role) => list(role, all));
  return lists.length === 0 ? [`**${labels.primary}**:\ntbd`] : lists;
}

function list(role: ReadingRole, all: readonly Reading[]): readonly string[] {
  const items = all.filter((reading) => reading.role === role);
  return items.length === 0 ? [] : [`**${labelOf(role, all)}**:\n\n${items.map((reading) => line(writeCited(reading))).join("\n\n")}`];
}

function line(text: string): string {
  return readCited(text).whole && /^[\p{L}"“[]/u.test(text) ? text : `- ${text}`;
}

function points(session: Session): string {
  // The page is the group's: points of ours are not put into its mouth.
  const groups = session.groups.filter(({ ours }) => !ours);
  if (!session.points.some(({ group }) => groups.some(({ id }) => id === group))) return session.open ? "tbd" : "";
  const lines = session.body.split("\n");
  const claim = (at: number): string => {
    const from = at - session.bodyLine + 1;
    const to = lines.findIndex((text, index) => index >= from && (text.trim() === "" || text.startsWith(":::")));
    return fromParagraph(lines.slice(from, to < 0 ? undefined : to).join(" ").trim());
  };
  const depths = new Map<string, number>();
  return groups.map(({ id, title }) => [
    title,
    ...session.points.filter(({ group }) => group === id).map((point) => {
      const depth = point.under === undefined ? 0 : (depths.get(point.under) ?? -1) + 1;
      depths.set(point.id, depth);
      return `${"    ".repeat(depth)}- ${claim(point.line)}`;
    }),
  ].join("\n")).join("\n\n");
}
