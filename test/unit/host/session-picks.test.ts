// The rows of the quick picks say enough to choose by.
import { describe, expect, it } from "vitest";
import { allLabs } from "../../../src/host/labs/known-labs";
import { labRows, readingRows, scenarioRows, sessionRows } from "../../../src/host/sessions/session-picks";
import { shippedCatalogue } from "./shipped-catalogue";

const catalogue = shippedCatalogue();

describe("the quick pick of sessions", () => {
  it("lists them by number, with what each is about", () => {
    const rows = sessionRows(catalogue, undefined);
    expect(rows.map(({ label }) => label.slice(0, 2))).toEqual(["1.", "2.", "3.", "4.", "5.", "6."]);
    for (const { detail } of rows) expect(detail).toMatch(/\w+ \w+/);
  });

  it("puts the one read last first", () => {
    const rows = sessionRows(catalogue, "file:///sessions/summer-2021/4-time.md");
    expect(rows.map(({ value }) => value.session.number)).toEqual([4, 1, 2, 3, 5, 6]);
  });

  it("names the season only when there are several", () => {
    expect(sessionRows(catalogue, undefined)[0]?.description).toBeUndefined();
    expect(sessionRows([...catalogue, ...catalogue], undefined)[0]?.description).toBe("Summer 2021");
  });
});

describe("the quick pick of simulations", () => {
  it("tells what each lab and each of its scenarios shows", () => {
    expect(labRows(allLabs).map(({ value }) => value.id)).toContain("paxos");
    for (const { value, label, detail } of labRows(allLabs)) {
      expect(label).toBe(value.title);
      expect(detail).toBe(value.summary);
      for (const row of scenarioRows(value)) expect(row.detail).toBe(row.value.watch);
    }
  });
});

describe("the quick pick of readings", () => {
  it("cites them", () => {
    const readings = catalogue[0]?.sessions[3]?.session.readings ?? [];
    expect(readingRows(readings)[1]?.detail).toContain("(2012). Spanner");
  });
});
