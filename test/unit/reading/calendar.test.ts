// Meetings as calendar programs read them: by a reader of iCalendar that is not ours.
import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendar, contentLines, fold, text } from "../../../src/reading/calendar";
import { clockFace, fromClock, instant, minutesAhead } from "../../../src/reading/instant";
import { summer } from "./shipped-sessions";

const stamp = Date.parse("2021-06-01T12:00:00Z");
const made = calendar(summer.season, summer.season.sessions, { stamp, locale: "en-US" }) ?? "";

function eventsOf(source: string): readonly ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(source) as unknown[]).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

const bytes = (line: string): number => new TextEncoder().encode(line).length;

describe("the calendar of a season", () => {
  it("is read by another program as six meetings at their instants, with no end that nobody gave", () => {
    const events = eventsOf(made);
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      "2021-06-17T00:30:00.000Z", "2021-06-24T00:30:00.000Z", "2021-07-01T00:30:00.000Z",
      "2021-07-08T00:30:00.000Z", "2021-07-15T00:30:00.000Z", "2021-07-22T00:30:00.000Z",
    ]);
    expect(events.map(({ summary }) => summary)).toEqual(summer.season.sessions.map(({ number, title }) => `${number}. ${title}`));
    for (const { component } of events) {
      expect(component.hasProperty("dtend") || component.hasProperty("duration")).toBe(false);
      expect(String(component.getFirstPropertyValue("dtstamp"))).toBe("2021-06-01T12:00:00Z");
    }
    expect(events[4]?.component.getFirstPropertyValue("url")).toBe("https://kelehers.me/papers/get.pl?tag=icdcs018");
  });

  it("says in each description what the group's clocks show, and what is read", () => {
    const second = eventsOf(made)[1]?.description ?? "";
    expect(second.replaceAll("\u00a0", " ")).toContain("Wednesday, June 23, 2021 at 8:30 PM EDT\nThursday, June 24, 2021 at 8:30 AM HKT");
    expect(second).toContain("Leslie Lamport (2019). The part-time parliament.");
    expect(eventsOf(made)[3]?.description).not.toContain("Heidi Howard");
  });

  it("names each meeting the same at every export, so that it is changed and not doubled", () => {
    const later = calendar(summer.season, summer.season.sessions, { stamp: stamp + 86_400_000, locale: "de" }) ?? "";
    const ids = (source: string): readonly string[] => eventsOf(source).map(({ uid }) => uid);
    expect(new Set(ids(made)).size).toBe(6);
    expect(ids(later)).toEqual(ids(made));
  });

  it("ends every line with CR LF and has none of more than 75 octets", () => {
    expect(made.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(made.endsWith("END:VCALENDAR\r\n")).toBe(true);
    for (const line of made.split("\r\n")) expect(bytes(line)).toBeLessThanOrEqual(75);
  });

  it("may be of one session, and is nothing for a session without an instant", () => {
    const [first] = summer.season.sessions;
    if (!first) throw new Error("There is no first session.");
    expect(eventsOf(calendar(summer.season, [first], { stamp, locale: "en" }) ?? "")).toHaveLength(1);
    const { meeting: _, ...undated } = first;
    expect(calendar(summer.season, [undated], { stamp, locale: "en" })).toBeUndefined();
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }), fc.array(fc.constantFrom(";", ",", "\\", "\n", "\r\n", "é", "漢", "🦜", "long word ", ":", '"'), { maxLength: 120 })
    .map((parts) => parts.join("")),
);

describe("any text in a calendar", () => {
  it("comes back from another reader as it was", () => {
    fc.assert(fc.property(anyText, (value) => {
      const source = contentLines([["BEGIN", "VCALENDAR"], ["BEGIN", "VEVENT"], ["SUMMARY", text(value)], ["END", "VEVENT"], ["END", "VCALENDAR"]]);
      // oxlint-disable-next-line no-control-regex
      const kept = value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
      expect(eventsOf(source)[0]?.summary ?? "").toBe(kept);
    }), { numRuns: 500 });
  });

  it("is folded so that no line is too long, no character is split, and unfolding gives it back", () => {
    fc.assert(fc.property(anyText.map((value) => value.replace(/[\r\n]/g, "")), (line) => {
      const folded = fold(line);
      expect(folded.replaceAll("\r\n ", "")).toBe(line);
      for (const part of folded.split("\r\n")) expect(bytes(part)).toBeLessThanOrEqual(75);
    }), { numRuns: 500 });
  });
});

describe("a clock", () => {
  it("shows what the platform's shows, and leads back to its instant", () => {
    fc.assert(fc.property(fc.date({ min: new Date("1800-01-01T00:00:00Z"), max: new Date("2200-01-01T00:00:00Z"), noInvalidDate: true }),
      fc.integer({ min: -840, max: 840 }), (date, ahead) => {
        const at = Math.floor(date.getTime() / 1000) * 1000;
        const shifted = new Date(at + ahead * 60_000);
        const face = clockFace(at, ahead);
        expect([face.year, face.month, face.day, face.hour, face.minute, face.second, face.weekday]).toEqual([
          shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate(),
          shifted.getUTCHours(), shifted.getUTCMinutes(), shifted.getUTCSeconds(), shifted.getUTCDay(),
        ]);
        expect(fromClock(face, ahead)).toBe(at);
      }), { numRuns: 1000 });
  });

  it("knows how far a zone is ahead, in summer and in winter", () => {
    const at = (text: string): number => instant(text) ?? 0;
    expect(minutesAhead(at("2021-06-24T00:30:00Z"), "America/New_York")).toBe(-240);
    expect(minutesAhead(at("2021-12-24T00:30:00Z"), "America/New_York")).toBe(-300);
    expect(minutesAhead(at("2021-06-24T00:30:00Z"), "Asia/Hong_Kong")).toBe(480);
    expect(minutesAhead(at("2021-06-24T00:30:00Z"), "Asia/Kolkata")).toBe(330);
  });
});
