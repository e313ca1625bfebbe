// Meetings as an iCalendar file (RFC 5545) that any calendar program takes in. Instants are written in UTC, so that no program
// has to know the group's zones; what the clocks of the group show is in the description. The group's page gives no length of a
// meeting, so none is invented: an event without an end has none.
import { citation } from "./citation";
import { clockFace, clockReading, instant } from "./instant";
import type { Season, Session } from "./session";

export interface CalendarOptions {
  /** When the file is made, in milliseconds since 1970. */
  readonly stamp: number;
  /** A BCP 47 tag for the dates in the descriptions. */
  readonly locale: string;
}

/** Undefined when none of the sessions says when it meets. */
export function calendar(season: Season, sessions: readonly Session[], { stamp, locale }: CalendarOptions): string | undefined {
  const events = sessions.flatMap((session) => {
    const at = session.meeting === undefined ? undefined : instant(session.meeting);
    return at === undefined ? [] : [event(season, session, at, { stamp, locale })];
  });
  if (events.length === 0) return undefined;
  const name = season.short === "" ? season.title : `${season.short}: ${season.title}`;
  return contentLines([
    ["BEGIN", "VCALENDAR"], ["VERSION", "2.0"], ["PRODID", text("-//IDSRG//IDSRG Reader//EN")], ["CALSCALE", "GREGORIAN"],
    ["METHOD", "PUBLISH"], ["X-WR-CALNAME", text(name)], ...events.flat(), ["END", "VCALENDAR"],
  ]);
}

type ContentLine = readonly [name: string, value: string];

function event(season: Season, session: Session, at: number, { stamp, locale }: CalendarOptions): readonly ContentLine[] {
  const clocks = season.zones.map(({ name, zone }) => `${clockReading(at, zone, locale)} ${name}`);
  const readings = session.readings.filter(({ role }) => role !== "related").map((reading) => citation(reading));
  const description = [session.standfirst, clocks.join("\n"), readings.join("\n")].filter((part) => part !== undefined && part !== "");
  const links = session.readings.flatMap(({ role, link }) => (role === "related" || link === undefined ? [] : [link]));
  return [
    ["BEGIN", "VEVENT"],
    // The same for every export, so that a calendar program changes the meeting it has and does not add a second one.
    ["UID", text(`${season.id}.${session.id}@reading-group`)],
    ["DTSTAMP", utc(stamp)],
    ["DTSTART", utc(at)],
    ["SUMMARY", text(session.number < 1 ? session.title : `${session.number}. ${session.title}`)],
    ...(description.length === 0 ? [] : [["DESCRIPTION", text(description.join("\n\n"))] as const]),
    ...(links.length === 1 && links[0] !== undefined ? [["URL", address(links[0])] as const] : []),
    ["TRANSP", "OPAQUE"],
    ["END", "VEVENT"],
  ];
}

function utc(at: number): string {
  const { year, month, day, hour, minute, second } = clockFace(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}${two(month)}${two(day)}T${two(hour)}${two(minute)}${two(second)}Z`;
}

/** A TEXT value: backslash, semicolon, comma and line ends are escaped; other control characters are not allowed at all. */
export function text(value: string): string {
  return value
    .replace(/\r\n?/g, "\n")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A URI is written as it is; only what could not stand on a line is taken out. */
function address(link: string): string {
  // oxlint-disable-next-line no-control-regex
  return link.replace(/[\u0000-\u0020\u007f]/g, encodeURIComponent);
}

export function contentLines(lines: readonly ContentLine[]): string {
  return lines.map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`).join("");
}

const octetsMax = 75;

/** Lines longer than 75 octets go on in the next one after a space. No character is taken apart. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > octetsMax) {
      parts.push(part);
      // The space that begins the next line is counted with it.
      [part, octets] = ["", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
