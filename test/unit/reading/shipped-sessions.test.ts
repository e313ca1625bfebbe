// The six sessions that ship: nothing is wrong with them, and they hold what the group's page of 2021 says.
import { describe, expect, it } from "vitest";
import { knownLabs } from "../../../src/host/labs/known-labs";
import { lookUp } from "../../../src/reading/destination";
import { clockReading, instant } from "../../../src/reading/instant";
import { wordCount } from "../../../src/reading/word-count";
import { summer } from "./shipped-sessions";
import { unsourcedFigures } from "./sourced-figures";

const sessions = summer.season.sessions;

describe("the sessions of summer 2021", () => {
  it("are six, and nothing is wrong with them", () => {
    expect(sessions.map(({ id, number }) => [id, number])).toEqual([
      ["s1", 1], ["s2", 2], ["s3", 3], ["s4", 4], ["s5", 5], ["s6", 6],
    ]);
    expect(summer.problems).toEqual([]);
    for (const { session, problems } of summer.sessions) expect(problems, session.fileName).toEqual([]);
  });

  it("have the titles of the group's page", () => {
    expect(sessions.map(({ title }) => title)).toEqual([
      "The Promise and the Peril of Really Big Models",
      "What Archeology Can Teach Us about Distributed Systems",
      "Fantastic Failures and Where to Find Them",
      'What is "Time" in a Distributed System?',
      "Can Distributed Systems Learn?",
      "Languages of Distributed Systems",
    ]);
  });

  it("met at half past eight in the evening in New York, which was the next morning in Hong Kong", () => {
    const clocks = sessions.map(({ meeting = "" }) =>
      summer.season.zones.map(({ zone }) => clockReading(instant(meeting) ?? 0, zone, "en-US").replaceAll("\u00a0", " ")));
    const days = ["June 16", "June 23", "June 30", "July 7", "July 14", "July 21"];
    const nextDays = ["June 17", "June 24", "July 1", "July 8", "July 15", "July 22"];
    expect(clocks).toEqual(days.map((day, index) => [
      `Wednesday, ${day}, 2021 at 8:30 PM`, `Thursday, ${nextDays[index]}, 2021 at 8:30 AM`,
    ]));
    expect(summer.season.zones.map(({ name }) => name)).toEqual(["EDT", "HKT"]);
  });

  it("raise 72 points, each in its group and in order", () => {
    const counts = sessions.map(({ groups, points }) =>
      groups.filter(({ ours }) => !ours).map(({ title, id }) => [title, points.filter(({ group }) => group === id).length]));
    expect(counts).toEqual([
      [["Model Architectures", 4], ['"Good Models"', 3], ["Data Sourcing", 2], ["Energy Efficiency", 2], ["Distributed Systems", 5]],
      [["The Consensus Metaphor", 3], ["Consistency of the Distributed Log", 4], ["Paxos & Optimizations", 2]],
      [["Optimization vs. Flexibility", 4], ["The UX of Failure", 8], ["Planning for Failure", 2]],
      [['"Happened Before"', 4], ["Synchronization for the Rich and Famous", 5], ["To Tick or Not to Tick", 2]],
      [["Punishment and Reward", 2], ["Lessons Learned", 5], ["Experimental Design", 4], ["Achieving Fairness", 6], ["Future Research", 5]],
      [],
    ]);
    expect(sessions[5]?.groups.map(({ ours }) => ours)).toEqual([true]);
    expect(sessions.flatMap(({ points }) => points)).toHaveLength(72 + 6);
    expect(sessions[5]?.points.map(({ group }) => group), "the group noted none; six are ours, and say so").toEqual(Array.from({ length: 6 }, () => "ours"));
    expect(sessions.map(({ open }) => open)).toEqual([false, false, false, false, false, true]);
    for (const { groups, points } of sessions) {
      const order = points.map(({ group }) => groups.findIndex(({ id }) => id === group));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      for (const { text } of points) expect(text).not.toBe("");
    }
  });

  it("keep the five stories of the third session under the points they belong to", () => {
    const nested = sessions[2]?.points.filter(({ under }) => under !== undefined);
    expect(nested?.map(({ id, under }) => [id, under])).toEqual([
      ["s3.ux.2", "s3.ux.1"], ["s3.ux.3", "s3.ux.1"], ["s3.ux.4", "s3.ux.1"], ["s3.ux.6", "s3.ux.5"], ["s3.ux.7", "s3.ux.5"],
    ]);
  });

  it("link to the papers the group read, with the role each has", () => {
    expect(sessions.map(({ readings }) => readings.map(({ role, link }) => [role, link]))).toEqual([
      [["primary", "https://dl.acm.org/doi/pdf/10.1145/3442188.3445922"]],
      [["primary", undefined]],
      [
        ["primary", "https://www.usenix.org/system/files/conference/osdi14/osdi14-paper-muralidhar.pdf"],
        ["related", "https://sigops.org/s/conferences/sosp/2015/current/2015-Monterey/printable/240-lu.pdf"],
        ["related", "http://www.cs.fsu.edu/~awang/courses/cop5611_s2004/elephant.pdf"],
      ],
      [
        ["choose-one", "https://lamport.azurewebsites.net/pubs/time-clocks.pdf"],
        ["choose-one", "https://research.google/pubs/pub39966"],
        ["related", "https://www.se-radio.net/2019/08/episode-377-heidi-howard-on-distributed-consensus/"],
        ["related", "https://www.youtube.com/watch?v=oeycOVX70aE&list=PLeKd45zvjcDFUEv_ohr_HdUFe97RItdiB&index=25"],
      ],
      [["primary", "https://kelehers.me/papers/get.pl?tag=icdcs018"]],
      [["primary", "https://grpc.io/docs/what-is-grpc/"]],
    ]);
  });

  it("are guides of 1,500 to 3,500 words, and each point has material", () => {
    for (const session of sessions) {
      const { guide } = wordCount(session);
      expect(guide, session.id).toBeGreaterThanOrEqual(1500);
      expect(guide, session.id).toBeLessThanOrEqual(3500);
      for (const { id } of session.points) {
        const text = new RegExp(`^::: point ${id.replaceAll(".", "\\.")}\\b.*\\n[\\s\\S]*?^:::$`, "m").exec(session.body)?.[0] ?? "";
        expect(text.split("\n\n").length, id).toBeGreaterThan(1);
      }
    }
  });

  it("print no figure without saying where it is from", () => {
    for (const { id, body } of sessions) expect(unsourcedFigures(body), id).toEqual([]);
    expect(unsourcedFigures("## The figures\n\nA write takes 14.4 milliseconds.\n\nIt takes 9.4 without the wait (Table 3, §5.1).\n")).toHaveLength(1);
  });

  it("say kindly where the group's page slips", () => {
    const said = new Map(sessions.flatMap(({ readings }) => readings.map(({ id, note = "" }) => [id, note] as const)));
    for (const [reading, words] of [
      ["lamport-parliament", /1998/], ["lu-existential", /Existential Consistency/], ["santry-elephant", /1999/],
      ["bengfort-bandits", /ICDCS.*2018/], ["kleppmann-spanner", /Kleppmann/],
    ] as const) expect(said.get(reading), reading).toMatch(words);
    const bodies = sessions.map(({ body }) => body);
    expect(bodies[3], "TrueTime's hardware is of a datacentre, not of a rack").toMatch(/each datacentre|per datacentre/i);
    expect(bodies[3], "clocks without ticks are assumed, not proved").toContain("Lamport does not prove that tickless clocks exist");
    expect(bodies[1], "leaving out the first phase is the parliament itself").toContain("The first is no later invention");
    expect(bodies[4], "equitable stomping is in Lamport's footnote").toMatch(/footnote 3/);
  });

  it("give every related reading, and each of two to choose from, a paragraph on why", () => {
    for (const { readings } of sessions) for (const { id, why = "" } of readings) expect(why.length, id).toBeGreaterThan(60);
  });

  it("lead only to what is there, or is said to be to come", () => {
    for (const { id, labLinks, embeds, labs } of sessions) {
      for (const { reference } of [...labLinks, ...embeds]) {
        expect(lookUp(reference, knownLabs).kind, `${id}: ${JSON.stringify(reference)}`).not.toBe("unknown");
        if (knownLabs.lab(reference.lab) === undefined) expect(knownLabs.planned.has(reference.lab), reference.lab).toBe(true);
      }
      for (const lab of labs) expect(knownLabs.lab(lab) !== undefined || knownLabs.planned.has(lab), lab).toBe(true);
    }
  });

  it("point into the Paxos lab at its moments", () => {
    const [, second] = sessions;
    expect(second?.embeds.map(({ reference }) => reference)).toEqual([
      { lab: "paxos", scenario: "one-president", moment: "promised" },
      { lab: "paxos", scenario: "b3-bites", moment: "b3-bites" },
    ]);
    expect(second?.labLinks[0]).toMatchObject({
      reference: { lab: "paxos", scenario: "without-b3", moment: "overwritten" }, text: "an earlier choice is overwritten",
    });
  });
});
