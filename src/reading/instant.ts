// Instants as the sessions write them (ISO 8601 with a zone), and how they read on a clock somewhere.
// Reads no clock and knows no "now": the same text and zone always give the same answer.

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|([+-])(\d{2}):(\d{2}))$/;

/** Milliseconds since 1970, or undefined for what is not an instant. */
export function instant(text: string): number | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || part(9) > 23 || part(10) > 59) return undefined;
  const away = (match[8] === "-" ? -1 : 1) * (part(9) * 60 + part(10));
  return (((days(year, month, day) * 24 + hour) * 60 + minute - away) * 60 + second) * 1000;
}

/** "Wednesday, June 23, 2021 at 8:30 PM", in a zone by its IANA name; without one, where the reader is. */
export function clockReading(at: number, zone: string | undefined, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit",
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  // ICU puts a narrow no-break space before AM and PM, which many interface fonts lack.
  return format.format(at).replaceAll("\u202f", "\u00a0");
}

/** What a clock shows at an instant, so many minutes ahead of UTC. `weekday` counts from Sunday. */
export interface ClockFace {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

export function clockFace(at: number, minutesAhead = 0): ClockFace {
  const seconds = Math.floor(at / 1000) + minutesAhead * 60;
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  return {
    ...civil(day), weekday: (((day + 4) % 7) + 7) % 7,
    hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60,
  };
}

/** The instant at which a clock shows this, so many minutes ahead of UTC; undefined for a day that is in no calendar. */
export function fromClock(face: Omit<ClockFace, "weekday">, minutesAhead: number): number | undefined {
  const { year, month, day, hour, minute, second } = face;
  const two = (value: number): string => String(value).padStart(2, "0");
  const local = instant(`${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`);
  return local === undefined ? undefined : local - minutesAhead * 60_000;
}

/** How many minutes the clocks of a zone are ahead of UTC at an instant. */
export function minutesAhead(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const local = days(part("year"), part("month"), part("day")) * 86_400 + part("hour") * 3600 + part("minute") * 60 + part("second");
  return Math.round((local - Math.floor(at / 1000)) / 60);
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day comes last. */
function days(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day so many days after 1970-01-01: the inverse of the above. */
function civil(since: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = since + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}
