// What every lab owes, asked of every lab; a new one is tested here without a new line of test code.
import { describe, expect, it } from "vitest";
import { defaultBounds } from "../../src/checking/bounds";
import { explore } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import { plain } from "../../src/kernel/fragment";
import { replay, traceHash } from "../../src/kernel/recording";
import { passages } from "../../src/labs/guide";
import { labs } from "../../src/labs/index";
import { type Overrides, openScenario, problemsOf, setupFor } from "../../src/labs/settings";
import type { Lab, Scenario } from "../../src/labs/lab";
import type { Recording } from "../../src/kernel/recording";
import { anyRun } from "./any-run";
import { scenarioRun } from "./scenario-run";

function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
  return value;
}

/** The settings at which each rule breaks, and the ends of each parameter. */
const settings = (lab: Lab): readonly Overrides[] => [
  ...lab.rules.map(({ id, broken }) => ({ parameters: broken.parameters, off: [id] })),
  ...lab.parameters.flatMap((parameter) => (parameter.kind === "integer" ? [parameter.min, parameter.max] : [parameter.initial])
    .map((value) => ({ parameters: { [parameter.id]: value } }))),
];

/** Asks of a run all that a player asks of it. */
function askAll(lab: Lab, scenario: Scenario, run: Recording<unknown, unknown, unknown>, overrides: Overrides): void {
  const { model: { properties }, events, worlds } = run;
  for (const [at, event] of events.entries()) {
    for (const { when } of [...scenario.moments, ...scenario.predictions ?? []]) when(event, worlds[at + 1]!, worlds[at]!);
    for (const { answers } of scenario.predictions ?? []) for (const { holds } of answers) holds(event, worlds[at + 1]!, worlds[at]!);
  }
  for (const world of worlds) {
    lab.tableau?.of(world);
    for (const property of properties) if (!property.holds(world)) lab.portrait.breach?.(property.id, world);
    for (const [id, { state }] of Object.entries(world.nodes)) lab.portrait.node(state, id);
  }
  for (const layer of lab.layers?.(setupFor(lab, scenario, overrides)) ?? []) layer.pairs(run);
  for (const { along } of lab.measures) [...worlds.keys()].forEach(along(run));
  scenario.shows(run);
}

describe.each(labs.map((lab) => [lab.id, lab] as const))("lab %s", (_, lab) => {
  it("has an id in kebab-case, a session, and says what it simplifies", () => {
    expect(lab.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(lab.session).toMatch(/^s\d+$/);
    expect(lab.simplifications.length).toBeGreaterThan(0);
  });

  it("names each rule's section, and a property that the rule protects", () => {
    const setup = setupFor(lab, lab.scenarios[0]!);
    const properties = lab.build(setup).properties.map(({ id }) => id);
    for (const rule of lab.rules) {
      expect(rule.section).toMatch(/§/);
      expect(properties).toContain(rule.protects);
    }
  });

  it("refuses parameters it did not declare, values out of range, and rules it does not know", () => {
    const setup = setupFor(lab, lab.scenarios[0]!);
    expect(problemsOf(lab, setup)).toEqual([]);
    expect(problemsOf(lab, { ...setup, parameters: { ...setup.parameters, nonsense: 1 } }).join()).toContain("nonsense");
    expect(problemsOf(lab, { ...setup, off: ["no such rule"] }).join()).toContain("no such rule");
    expect(problemsOf(lab, { ...setup, seed: 0.5 }).join()).toContain("seed");
    const broken = { ...setup, parameters: Object.fromEntries(lab.parameters.map(({ id }) => [id, "?"])) };
    expect(problemsOf(lab, broken)).toHaveLength(lab.parameters.length);
    expect(() => openScenario(lab, lab.scenarios[0]!, broken)).toThrow("must be");
  });

  it("has a guide whose sentences lead to scenarios and moments that are there, and to every scenario", () => {
    const links = lab.guide.flatMap(({ paragraphs }) => paragraphs).flatMap((paragraph) => passages(paragraph)).filter(({ kind }) => kind === "link");
    const lost = links.filter((link) => {
      const scenario = lab.scenarios.find(({ id }) => link.kind === "link" && id === link.scenario);
      return !scenario || (link.kind === "link" && link.moment !== undefined && !scenario.moments.some(({ id }) => id === link.moment));
    });
    expect(lost).toEqual([]);
    const unmentioned = lab.scenarios.filter(({ id }) => !links.some((link) => link.kind === "link" && link.scenario === id));
    expect(unmentioned.map(({ id }) => id)).toEqual([]);
    expect(lab.guide.flatMap(({ paragraphs }) => paragraphs).join("")).not.toMatch(/\]\s*\(?#|\[\]/);
  });

  it.each(lab.scenarios.flatMap((scenario) => (scenario.goal ? [[scenario.id, scenario, scenario.goal] as const] : [])))(
    "scenario %s has a goal that the checker finds possible or impossible, as it says", (__, scenario, { property, answer }) => {
      const search = explore(packNetwork(lab.build(setupFor(lab, scenario))), { bounds: defaultBounds, until: property });
      let step = search.next();
      while (!step.done) step = search.next();
      const found = [...step.value.violations, ...step.value.witnesses].find((each) => each.property === property);
      expect(found ? { kind: "possible", steps: found.path.length } : { kind: "impossible", states: step.value.states }).toEqual(answer);
      expect(found !== undefined || step.value.complete).toBe(true);
    },
  );

  describe.each(lab.scenarios.map((scenario) => [scenario.id, scenario] as const))("scenario %s", (_, scenario) => {
    const run = scenarioRun(lab, scenario);

    it("shows what it claims", () => {
      expect(scenario.shows(run)).toBe(true);
    });

    it("asks only what its own run answers, in one of the ways offered", () => {
      for (const { ask, when, answers } of scenario.predictions ?? []) {
        const at = run.events.findIndex((event, index) => when(event, run.worlds[index + 1]!, run.worlds[index]!));
        expect({ ask, asked: at >= 0 }).toEqual({ ask, asked: true });
        expect(answers.length).toBeGreaterThan(1);
        const right = answers.filter(({ holds }) => holds(run.events[at]!, run.worlds[at + 1]!, run.worlds[at]!));
        expect({ ask, answers: right.length }).toEqual({ ask, answers: 1 });
      }
    });

    it("comes to each of its moments, in the order they are listed", () => {
      const found = scenario.moments.map((moment) =>
        run.events.findIndex((event, index) => moment.when(event, run.worlds[index + 1]!, run.worlds[index]!)));
      expect(found).not.toContain(-1);
      expect(found).toEqual([...found].sort((a, b) => a - b));
    });

    it("can be asked all that a player asks when it is run with other settings, and without any rule", () => {
      for (const overrides of settings(lab)) {
        if (problemsOf(lab, setupFor(lab, scenario, overrides)).length > 0) continue;
        const { recording } = anyRun(lab, scenario, 1, 16, overrides);
        expect(() => askAll(lab, scenario, recording, overrides), JSON.stringify(overrides)).not.toThrow();
      }
    });

    it("is the same run each time, and replays from its steps", () => {
      expect(traceHash(scenarioRun(lab, scenario))).toBe(traceHash(run));
      const setup = setupFor(lab, scenario);
      const saved = JSON.parse(JSON.stringify(run.steps));
      expect(traceHash(replay(lab.build(setup), run.pace, setup.seed, saved))).toBe(traceHash(run));
    });

    it("has states that JSON can carry, and never changes one that was handed out", () => {
      const setup = setupFor(lab, scenario);
      const frozen = openScenario(lab, scenario, setup);
      freeze(frozen.worlds[0]);
      for (const step of run.steps) {
        frozen.append(step);
        freeze(frozen.last);
      }
      expect(JSON.parse(JSON.stringify(frozen.last))).toEqual(frozen.last);
    });

    it("offers the same actions for equal states", () => {
      const model = lab.build(setupFor(lab, scenario));
      for (const world of run.worlds) expect(model.enabled(structuredClone(world))).toEqual(model.enabled(world));
    });

    it("draws every state and message of the run in words", () => {
      const { portrait } = lab;
      for (const world of run.worlds) {
        for (const [id, { state }] of Object.entries(world.nodes)) {
          expect(portrait.node(state, id).lines.every(({ label }) => label !== "")).toBe(true);
        }
      }
      for (const event of run.events) {
        for (const { message } of event.sent) expect(portrait.message(message).term).not.toBe("");
        for (const { phrase, section } of event.explanations) {
          expect(plain(phrase)).toMatch(/^\S.*\.$/);
          expect(section).toMatch(/§/);
        }
      }
    });
  });
});
