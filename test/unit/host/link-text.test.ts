// Links come back as what they were made of, stay within their length, and whatever else is read gives a sentence.
import { describe, expect, it } from "vitest";
import { type Link, linkCharactersMax, readLink, writePlaceLink, writeRunLink } from "../../../src/host/labs/link-text";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import type { Run } from "../../../src/labs/runs/run";
import { shortRun } from "../../../src/labs/runs/write-run";
import { anyRun } from "../../labs/any-run";
import { scenarioOf } from "../../labs/scenario-run";

const base = "vscode://idsrg.reading-group";
const lab = paxos as Lab;

/** As an editor hands a link over: split, and decoded once. */
function arrived(link: string): readonly [path: string, query: string] {
  const url = new URL(link);
  return [url.pathname, decodeURIComponent(url.search.slice(1))];
}

const again = async (run: Run): Promise<unknown> => {
  const link = await readLink(...arrived(await writeRunLink(base, run)));
  return link.kind === "run" ? link.run : link;
};

describe("a link to a run", () => {
  it("that is a scenario's own can be read by eye", async () => {
    expect(await writeRunLink(base, { lab: "paxos", scenario: "b3-bites", off: ["B3", "promise"], seed: 9, step: 12 }))
      .toBe(`${base}/run?lab=paxos&scenario=b3-bites&seed=9&step=12&off=B3,promise`);
  });

  it.each([
    ["of a scenario", { lab: "paxos", scenario: "b3-bites" }],
    ["at a moment", { lab: "paxos", scenario: "b3-bites", moment: "b3-bites" }],
    ["with nothing off", { lab: "paxos", scenario: "without-b3", off: [] }],
    ["with settings", { lab: "paxos", parameters: { priests: 3, messengers: "hostile" }, seed: -4 }],
    ["with names that no link can hold", { lab: "paxos", scenario: "a&b=c?d#e %41", off: ["B,1", "Γ"], moment: "x y" }],
    ["with steps", shortRun(anyRun(lab, scenarioOf(lab, "b3-bites"), 5, 30, { off: ["B3"], seed: 9 }))],
  ])("%s is the same run again", async (_, run) => expect(await again(run)).toEqual(run));

  it("of a hundred steps with many acts of the reader keeps within what programs do not cut", async () => {
    const run = shortRun(anyRun(lab, scenarioOf(lab, "hostile-messengers"), 8, 100));
    expect(run.steps?.length).toBeGreaterThan(10);
    expect((await writeRunLink(base, run)).length).toBeLessThan(linkCharactersMax / 2);
  });

  it.each([
    ["/run", "", "This link cannot be followed. “lab” must be the name of a lab."],
    ["/run", "lab=paxos&seed=1e9", "This link cannot be followed. “seed” must be a whole number."],
    ["/run", "lab=paxos&check=yes", "This link cannot be followed. “check” must be what was written there when the run was shared."],
    ["/run", "lab=paxos&more=AAAA", "This link is damaged: its run cannot be unpacked. Perhaps the end of it is missing."],
    ["/run", "lab", "This link is damaged: its parts cannot be told apart."],
    ["/quit", "now=1", "This link leads to no run, session, point or note."],
    ["", "", "This link leads to no run, session, point or note."],
    ["/session", "", "This link does not say which session it means."],
    ["/point", "id=../../etc", "This link does not say which point it means."],
    ["/note", "id=n-a&session=<b>", "This link does not say which note it means."],
    ["/run", `lab=${"x".repeat(20_000)}`, "This link is too long to be one of ours."],
  ])("%s?%s is refused: %s", async (path, query, sentence) => {
    expect(await readLink(path, query)).toEqual({ kind: "refused", sentence });
  });

  it("that was cut says so, wherever it was cut", async () => {
    const whole = await writeRunLink(base, shortRun(anyRun(lab, scenarioOf(lab, "b3-bites"), 5, 30)));
    const begins = whole.indexOf("more=") + 8;
    for (let end = begins; end < whole.length; end += 7) {
      const answer = await readLink(...arrived(whole.slice(0, end)));
      expect(answer, String(end)).toMatchObject({ kind: "refused", sentence: expect.stringContaining("damaged") });
    }
  });
});

describe("a link to a place", () => {
  it.each<Exclude<Link, { readonly kind: "run" }>>([
    { kind: "session", id: "s2", season: "summer-2021" },
    { kind: "point", id: "s2.paxos.1", season: "summer 2021" },
    { kind: "note", id: "n-abc", session: "s2", season: "зима" },
  ])("$kind comes back", async (link) => {
    expect(await readLink(...arrived(writePlaceLink(base, link)))).toEqual(link);
  });
});
