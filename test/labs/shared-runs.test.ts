// A run that is shared is the same run when it is opened, whichever way it travels; and a lab that has changed says what changed.
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/kernel/canonical";
import { networkModel } from "../../src/kernel/network";
import type { NetAction } from "../../src/kernel/world";
import { traceHash } from "../../src/kernel/recording";
import { Course } from "../../src/labs/runs/course";
import { labs } from "../../src/labs/index";
import type { Lab, Scenario } from "../../src/labs/lab";
import { paxos } from "../../src/labs/paxos/lab";
import { replayRun } from "../../src/labs/runs/replay";
import { type Run, runStepsMax } from "../../src/labs/runs/run";
import { checkOf, checkShape, differenceFrom } from "../../src/labs/runs/run-check";
import { openScenario, setupFor } from "../../src/labs/settings";
import { shortRun, type Told, wholeRun } from "../../src/labs/runs/write-run";
import { Problems } from "../../src/reading/problem";
import { readEmbed } from "../../src/reading/markdown/lab-embed";
import { readRunFile, type RunAnswer, runOfReference, writeRunFence, writeRunFile } from "../../src/wire/run-text";
import { timeOf } from "../../src/kernel/schedule";
import { endlessLab } from "../player/endless";
import { anyRun } from "./any-run";
import { scenarioOf } from "./scenario-run";

const lab = paxos as Lab;
const all = labs.flatMap((each) => each.scenarios.map((scenario) => [each, scenario] as const));

const told = (each: Lab, scenario: Scenario): Told => anyRun(each, scenario, 0, scenario.steps);
const b3 = (seed = 5): Told => anyRun(lab, scenarioOf(lab, "b3-bites"), seed, 30, { off: ["B3"], seed: 9 });

function runIn(answer: RunAnswer): Run {
  if (answer.kind === "refused") throw new Error(answer.sentence);
  return answer.run;
}

/** What a `lab` fence says, read as a page reads it. */
function inFence(text: string): Run {
  const problems = new Problems();
  const embed = readEmbed(text.replace(/^```lab\n|```\n$/g, ""), 0, problems);
  expect(problems.all()).toEqual([]);
  return runIn(runOfReference(embed?.reference ?? { lab: "" }));
}

describe.each(all)("$id: $title", (each, scenario) => {
  const own = anyRun(each, scenario, scenario.seed, Math.min(scenario.steps, 30) + 8);
  const hash = traceHash(own.recording);

  it("is the same run out of a file and out of a fence", () => {
    const travelled = [
      runIn(readRunFile(writeRunFile(wholeRun(own), "1.0.0"))),
      runIn(readRunFile(writeRunFile(shortRun(own), "1.0.0"))),
      inFence(writeRunFence(shortRun(own), "A caption: with “marks”, `ticks` and - dashes")),
      inFence(writeRunFence(wholeRun(own), "9")),
    ];
    for (const run of travelled) {
      const { recording, setup, changes } = replayRun(each, run);
      expect(changes).toEqual([]);
      expect(traceHash(recording)).toBe(hash);
      expect([canonical(setup), run.step]).toEqual([canonical(own.setup), own.step]);
    }
  });

});

describe("the course of a scenario", () => {
  const asks = (node: string) => ({ fits: (action: NetAction<unknown>) => action.type === "input" && action.node === node });
  const scripted = { ...scenarioOf(lab, "one-president"), plan: [], steps: 3 };
  const followed = (cues: readonly ReturnType<typeof asks>[], interfereAt = -1): readonly unknown[] => {
    const scenario = { ...scripted, script: cues };
    const recording = openScenario(lab, scenario, setupFor(lab, scenario));
    const course = new Course(scenario);
    while (recording.length < 3) {
      if (recording.length === interfereAt) course.interfered();
      const step = course.next(recording);
      if (!step) break;
      recording.append(step);
    }
    return [...recording.steps.map(({ action }) => (action.type === "input" ? action.node : action.type)), course.misfit];
  };

  it("is its script while that fits, and then the seed's for good", () => {
    expect(followed([asks("A"), asks("B"), asks("Γ")])).toEqual(["A", "B", "Γ", undefined]);
    expect(followed([asks("A"), asks("Q"), asks("Γ")])).toEqual(["A", "deliver", "deliver", 1]);
  });

  it("has no script any more once somebody interfered", () => {
    expect(followed([asks("A"), asks("B"), asks("Γ")], 1)).toEqual(["A", "deliver", "deliver", undefined]);
  });
});

describe("a short run", () => {
  it("needs no steps as long as nobody interferes", () => {
    for (const scenario of lab.scenarios) {
      const { recording, setup } = replayRun(lab, { lab: "paxos", scenario: scenario.id });
      expect(shortRun({ lab, scenario, setup, recording, step: 2 })).toEqual({ lab: "paxos", scenario: scenario.id, step: 2, check: checkOf(recording) });
    }
  });

  it("counts what would have happened anyway, and holds what somebody did", () => {
    const steps = shortRun(b3()).steps ?? [];
    const done = steps.filter((step) => typeof step !== "number");
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(15);
    const length = steps.reduce<number>((sum, step) => sum + (typeof step === "number" ? step : 1), 0);
    expect(length).toBe(30);
  });

  it("holds a time and picks only where they are not what they would be", () => {
    const run = b3();
    const { recording } = run;
    const [action] = recording.model.enabled(recording.last);
    if (!action) throw new Error("Nothing can be done.");
    const at = timeOf(recording.agenda, action) + 1.25;
    recording.append({ action, at });
    expect(shortRun(run).steps?.at(-1)).toEqual({ action, at });
    expect(traceHash(replayRun(lab, shortRun(run)).recording)).toBe(traceHash(recording));
  });
});

describe("a check", () => {
  const { recording } = b3();

  it("is of its shape, and finds nothing in the run itself", () => {
    expect(checkOf(recording)).toMatch(checkShape);
    expect(differenceFrom(recording, checkOf(recording))).toBeUndefined();
  });

  it("finds the step at which another run parts from it, or that one is shorter", () => {
    const other = anyRun(lab, scenarioOf(lab, "b3-bites"), 6, 30, { off: ["B3"], seed: 9 }).recording;
    const parts = recording.steps.findIndex((step, index) => canonical(step) !== canonical(other.steps[index]));
    expect(differenceFrom(other, checkOf(recording))).toEqual({ kind: "way", step: parts + 1, exact: true });
    expect(differenceFrom(recording.fork(12), checkOf(recording))).toEqual({ kind: "way", step: 13, exact: true });
    expect(differenceFrom(recording, checkOf(recording.fork(12)))).toMatchObject({ step: 13 });
  });

  it("of a long run stays short, and finds the place about", () => {
    const long = told(lab, scenarioOf(lab, "one-president")).recording.fork(1);
    const packet = long.last.packets[0]?.id ?? -1;
    while (long.length < 500) long.append({ action: { type: "delay", packet, by: 1 + (long.length % 7) }, at: 0 });
    expect(checkOf(long).length).toBeLessThan(160);
    const place = differenceFrom(long.fork(400), checkOf(long));
    expect(place).toMatchObject({ kind: "way", exact: false });
    expect(Math.abs((place?.kind === "way" ? place.step : 0) - 401)).toBeLessThan(8);
  });

  it("does not mind better words", () => {
    const reworded = anyRun(lab, scenarioOf(lab, "b3-bites"), 5, 30, { off: ["B3"], seed: 9 }).recording;
    for (const event of reworded.events) Object.assign(event, { explanations: [] });
    expect(differenceFrom(reworded, checkOf(recording))).toBeUndefined();
  });
});

describe("a lab that has changed says so", () => {
  const changes = (run: Run, of: Lab = lab): readonly string[] => replayRun(of, run).changes;
  const whole = wholeRun(b3());

  it("when a rule now decides otherwise: where, and that this is how it goes now", () => {
    const mended: Lab = { ...lab, build: (setup) => lab.build({ ...setup, off: [] }) };
    const own = told(lab, scenarioOf(lab, "without-b3"));
    const { recording, changes: said } = replayRun(mended, shortRun(own));
    const parts = recording.events.findIndex((event, index) => canonical(event.sent) !== canonical(own.recording.events[index]?.sent));
    expect(parts).toBeGreaterThan(0);
    expect(said).toEqual([`The lab has changed since this run was shared: it goes another way at step ${parts + 1}. This is how it goes now.`]);
  });

  it("when it goes the same way, and a node remembers more", () => {
    const remembering: Lab = { ...lab, build: (setup) => {
      const model = lab.build(setup);
      const { protocol } = model;
      return networkModel({ ...model, budget: model.init.budget, protocol: {
        ...protocol, on: (state, event, env) => {
          const [after, ...effects] = protocol.on(state as never, event as never, env);
          return [{ ...after as object, heard: event.type }, ...effects] as never;
        },
      } });
    } };
    expect(changes(shortRun(told(lab, scenarioOf(lab, "one-president"))), remembering)).toEqual([
      "The lab has changed since this run was shared: it goes the same way, but what some node holds is not the same any more. This is how it goes now.",
    ]);
  });

  it("when a step is no longer possible: which, why, and what is shown", () => {
    const steps = [...(whole.steps ?? []).slice(0, 7), { action: { type: "deliver" as const, packet: 999 } }];
    const { recording, changes: said } = replayRun(lab, { ...whole, steps });
    expect(said).toEqual(["Step 8 is not possible here: message 999 is not under way.", "Its first 7 steps are shown."]);
    expect(recording.length).toBe(7);
  });

  it.each([
    ["a scenario", { scenario: "gone" }, "There is no scenario “gone”; “One president passes a decree” stands in for it."],
    ["a parameter", { parameters: { bishops: 3 } }, "Paxos: the Synod has no parameter \"bishops\". The scenario's own setting is taken."],
    ["a value", { parameters: { priests: 99 } }, "\"Priests\" must be a whole number from 2 to 7. The scenario's own setting is taken."],
    ["a rule", { off: ["B9"] }, "Paxos: the Synod has no rule “B9” that could be off."],
  ])("when it no longer has %s", (_, change, said) => expect(changes({ lab: "paxos", ...change })).toEqual([said]));

  it("when more was counted than happens now", () => {
    expect(changes({ lab: "paxos", scenario: "one-president", steps: [5000] })[0]).toMatch(/^After step \d+ nothing more happens by itself/);
  });
});

describe("a run that somebody made up", () => {
  const act = (...steps: NonNullable<Run["steps"]>): readonly string[] => replayRun(lab, { lab: "paxos", steps }).changes;

  it.each([
    ["a request nobody could make", { action: { type: "input", node: "A", input: { decree: { toString: 1 } } } }],
    ["a request to nobody", { action: { type: "input", node: "__proto__", input: {} } }],
    ["a link between strangers", { action: { type: "cut", link: ["A", "Q"] } }],
    ["a way back in time", { action: { type: "crash", node: "A" }, at: -5 }],
    ["a delay by nothing", { action: { type: "delay", packet: 0, by: -1 } }],
    ["a choice nobody offered", { action: { type: "input", node: "A", input: { decree: "α" } }, picks: [9, 9] }],
  ] as const)("with %s is refused there, or does no harm", (name, step) => {
    const said = act(3, step as never);
    if (name !== "a choice nobody offered") expect(said[0]).toMatch(/^Step 4 is not possible here: /);
  });

  it("as long as one likes ends at the greatest length", () => {
    const { recording, changes } = replayRun(endlessLab(1), { lab: "endless", steps: [runStepsMax * 5] });
    expect(recording.length).toBe(runStepsMax);
    expect(changes).toEqual([`A run ends at step ${runStepsMax}, and this one is longer.`, `Its first ${runStepsMax} steps are shown.`]);
  });
});
