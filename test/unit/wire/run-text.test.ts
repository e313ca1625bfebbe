// A run as text: what is read is what was written, and what is no run of ours says why.
import { describe, expect, it } from "vitest";
import { knownLabs } from "../../../src/host/labs/known-labs";
import { runStepsMax } from "../../../src/labs/runs/run";
import { readEmbed } from "../../../src/reading/markdown/lab-embed";
import { parseSession } from "../../../src/reading/parse-session";
import { Problems } from "../../../src/reading/problem";
import { readRun, readRunFile, runOfReference, writeRunFence, writeRunFile } from "../../../src/wire/run-text";
import { sessionText } from "../reading/session-text";

const run = { lab: "paxos", scenario: "b3-bites", seed: 9, off: ["B3"], steps: [3, { action: { type: "crash", node: "A" } as const }], step: 4 };
const file = writeRunFile(run, "1.0.0");

describe("a saved run", () => {
  it("is a field a line and a step a line, and comes back", () => {
    expect(file.split("\n")).toContain('    {"action":{"type":"crash","node":"A"}}');
    expect(readRunFile(`\uFEFF${file}`)).toEqual({ kind: "run", run });
  });

  it.each([
    ["", "This file is empty."],
    ["# Notes", "This file is not a saved run: it is not JSON."],
    ["[1, 2]", 'This file is not a saved run: it does not say "format": "idsrg-run".'],
    [
      file.replace('"version": 1', '"version": 2'),
      "This run was saved in version 2 of its format, and this reader knows version 1. A newer reader can open it.",
    ],
    [file.replace('"version": 1,', ""), "This file does not say in which version of its format it was saved; this reader knows version 1."],
    [file.replace('"paxos"', "7"), "“lab” must be the name of a lab."],
    [file.replace('"crash"', '"explode"'), "Step 2 of this run cannot be read."],
    [file.replace("9,", "1e99,"), "“seed” must be a whole number."],
  ])("that says %j is refused: %s", (text, sentence) => expect(readRunFile(text)).toEqual({ kind: "refused", sentence }));

  it("may not count more steps than a run can have", () => {
    expect(readRun({ lab: "paxos", steps: [runStepsMax] }).kind).toBe("run");
    expect(readRun({ lab: "paxos", steps: [runStepsMax, 1] })).toEqual({ kind: "refused", sentence: "“steps” must be a list of steps, and not of very many." });
  });
});

describe("a fence", () => {
  const read = (text: string) => {
    const embed = readEmbed(text.replace(/^```lab\n|```\n$/g, ""), 0, new Problems());
    return embed && [runOfReference(embed.reference), embed.caption];
  };

  it("takes names as they are, also those that YAML would take for something else", () => {
    for (const name of ["null", "true", "no", "12", "1e3", "2021-06-24", "~", "-", "a: b", "#", "“x”"]) {
      const named = { lab: name, scenario: name, off: [name], step: 2 };
      expect(read(writeRunFence(named, name)), name).toEqual([{ kind: "run", run: named }, name]);
    }
  });

  it("in a session has its problem on its line, and the page says it in its place", () => {
    const text = sessionText({ groups: undefined }, "```lab\nlab: paxos\nsteps: [2, { action: { type: explode } }]\n```\n");
    const { session, problems } = parseSession(text, "1-x.md", knownLabs);
    expect(problems.map(({ message }) => message)).toEqual(["Step 2 of this run cannot be read."]);
    expect(session.body.split("\n")[(problems[0]?.line ?? 0) - session.bodyLine]).toBe("```lab");
  });
});
