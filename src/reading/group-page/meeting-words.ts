// "June 16 8:30PM EDT/June 17 8:30AM HKT" as an instant with the zones it is told in, and back.
import { type ClockFace, clockFace, fromClock, instant, minutesAhead } from "../instant";
import type { Zone } from "../session";

/** Abbreviations as people in those places write them; with minutes ahead of UTC where the abbreviation itself fixes them. */
const zoneNames: Readonly<Record<string, readonly [zone: string, ahead?: number]>> = {
  EDT: ["America/New_York", -240], EST: ["America/New_York", -300], ET: ["America/New_York"],
  CDT: ["America/Chicago", -300], CST: ["America/Chicago", -360], CT: ["America/Chicago"],
  MDT: ["America/Denver", -360], MST: ["America/Denver", -420], MT: ["America/Denver"],
  PDT: ["America/Los_Angeles", -420], PST: ["America/Los_Angeles", -480], PT: ["America/Los_Angeles"],
  BST: ["Europe/London", 60], CET: ["Europe/Paris", 60], CEST: ["Europe/Paris", 120], EET: ["Europe/Athens", 120], EEST: ["Europe/Athens", 180],
  HKT: ["Asia/Hong_Kong"], SGT: ["Asia/Singapore"], JST: ["Asia/Tokyo"], KST: ["Asia/Seoul"], IST: ["Asia/Kolkata"],
  AEST: ["Australia/Sydney", 600], AEDT: ["Australia/Sydney", 660], NZST: ["Pacific/Auckland", 720], NZDT: ["Pacific/Auckland", 780],
  BRT: ["America/Sao_Paulo"], UTC: ["UTC"], GMT: ["UTC"],
};

const months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export interface MeetingRead {
  /** An instant in ISO form. */
  readonly meeting: string;
  readonly zones: readonly Zone[];
}

/** Undefined for words that are no instant: no zone, no hour, a day that does not exist, or clocks that contradict each other. */
export function readMeeting(words: string, year: number | undefined): MeetingRead | undefined {
  const iso = instant(words.trim());
  if (iso !== undefined) return { meeting: written(iso), zones: [] };
  const clocks = words.split(/\s*[/|;]\s*/).map((part) => readClock(part, year));
  const [first] = clocks;
  if (first === undefined || !clocks.every((clock) => clock?.at === first.at)) return undefined;
  const zones = new Map(clocks.flatMap((clock) => (clock === undefined ? [] : [[clock.zone.name, clock.zone] as const])));
  return { meeting: written(first.at), zones: [...zones.values()] };
}

const clockShape = new RegExp([
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?/,
  /(?:(?<month1>[a-z]{3,9})\.?\s+(?<day1>\d{1,2})(?:st|nd|rd|th)?|(?<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?<month2>[a-z]{3,9})\.?)/,
  /(?:,?\s+(?<year>\d{4}))?(?:,?\s+at|,)?\s+/,
  /(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap]\.?m\.?)?\s+\(?(?<zone>[a-z]{1,4})\)?$/,
].map(({ source }) => source).join(""), "i");

function readClock(words: string, pageYear: number | undefined): Zoned | undefined {
  const parts = clockShape.exec(words.trim())?.groups;
  if (!parts) return undefined;
  const month = monthOf(parts["month1"] ?? parts["month2"] ?? "");
  const hour = hourOf(Number(parts["hour"]), parts["half"]);
  const year = parts["year"] === undefined ? pageYear : Number(parts["year"]);
  if (month === undefined || hour === undefined || year === undefined) return undefined;
  const face = { year, month, day: Number(parts["day1"] ?? parts["day2"]), hour, minute: Number(parts["minute"] ?? 0), second: 0 };
  return readZoned(face, parts["zone"] ?? "");
}

interface Zoned {
  readonly at: number;
  readonly ahead: number;
  readonly zone: Zone;
}

/** Undefined for a zone we do not know, and for one whose clocks are not what its name says at that time of the year. */
function readZoned(face: Omit<ClockFace, "weekday">, written: string): Zoned | undefined {
  const name = written.toUpperCase();
  const [zone, ahead] = Object.hasOwn(zoneNames, name) ? zoneNames[name] ?? [] : [];
  const local = fromClock(face, 0);
  if (zone === undefined || local === undefined) return undefined;
  // The day of a change apart, the zone is as far ahead at this instant as it is when its clocks show this.
  const there = minutesAhead(local - minutesAhead(local, zone) * 60_000, zone);
  const at = fromClock(face, there);
  return at === undefined || (ahead !== undefined && ahead !== there) ? undefined : { at, ahead: there, zone: { name, zone } };
}

function monthOf(word: string): number | undefined {
  const at = word.length < 3 ? -1 : months.findIndex((month) => month.toLowerCase().startsWith(word.toLowerCase().replace(/^sept$/, "sep")));
  return at < 0 ? undefined : at + 1;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour > 23 ? undefined : hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

/** As the page writes it: what the clock of each zone shows. The year is the page's. */
export function meetingWords(meeting: string, zones: readonly Zone[]): string {
  const at = instant(meeting);
  if (at === undefined) return meeting;
  if (zones.length === 0) return written(at);
  return zones.map(({ name, zone }) => {
    const { month, day, hour, minute } = clockFace(at, minutesAhead(at, zone));
    const half = hour < 12 ? "AM" : "PM";
    return `${months[month - 1]} ${day} ${(hour + 11) % 12 + 1}:${String(minute).padStart(2, "0")}${half} ${name}`;
  }).join("/");
}

/** "Wed Jun 16 21:52:01 EDT 2021", as the page's front matter dates itself, or an ISO instant. */
export function readStamp(words: string): string | undefined {
  const text = words.trim();
  if (instant(text) !== undefined) return text;
  const parts = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+([a-z]{1,4})\s+(\d{4})$/i.exec(text);
  const month = monthOf(parts?.[1] ?? "");
  if (!parts || month === undefined) return undefined;
  const [day, hour, minute, second, year] = [2, 3, 4, 5, 7].map((at) => Number(parts[at])) as [number, number, number, number, number];
  const zoned = readZoned({ year, month, day, hour, minute, second }, parts[6] ?? "");
  if (zoned === undefined) return undefined;
  const { ahead, zone } = zoned;
  const two = (value: number): string => String(value).padStart(2, "0");
  const away = ahead === 0 ? "Z" : `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  const stamp = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${away}`;
  return stampWords(stamp, [zone]).toLowerCase() === text.toLowerCase().replace(/\s+/g, " ") ? stamp : undefined;
}

/** As the page dates itself, on a clock of one of the zones; without such a zone, the instant as it stands. */
export function stampWords(stamp: string, zones: readonly Zone[]): string {
  const at = instant(stamp);
  const written = /(Z|[+-]\d{2}:\d{2})$/.exec(stamp)?.[1];
  if (at === undefined || written === undefined) return stamp;
  const ahead = written === "Z" ? 0 : (written.startsWith("-") ? -1 : 1) * (Number(written.slice(1, 3)) * 60 + Number(written.slice(4)));
  const zone = zones.find((each) => minutesAhead(at, each.zone) === ahead);
  if (zone === undefined) return stamp;
  const { year, month, day, hour, minute, second, weekday } = clockFace(at, ahead);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${weekdays[weekday]} ${months[month - 1]?.slice(0, 3)} ${day} ${two(hour)}:${two(minute)}:${two(second)} ${zone.name} ${year}`;
}

function written(at: number): string {
  const { year, month, day, hour, minute, second } = clockFace(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}
