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
