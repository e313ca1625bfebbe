// Every rule of every lab, off, breaks: the shortest run is found, has the recorded length, and ends in the bad state.
import { describe, expect, it } from "vitest";
import { defaultBounds } from "../../src/checking/bounds";
import type { Progress } from "../../src/checking/explore";
import { breakRule, checkedSetup, checkSetup } from "../../src/labs/ablation";
import { labs } from "../../src/labs/index";

function finish<T>(search: Generator<Progress, T, void>): T {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

describe.each(labs.map((lab) => [lab.id, lab] as const))("lab %s", (_, lab) => {
  it("holds in every state of its checked configuration, and is not vacuous there", () => {
    const { states, complete, violations, witnesses } = finish(checkSetup(lab, checkedSetup(lab), defaultBounds));
    expect({ states, complete, violations }).toEqual({ states: lab.checked.states, complete: true, violations: [] });
    const reachable = lab.build(checkedSetup(lab)).properties.filter(({ kind }) => kind === "reachable");
    expect(witnesses.map(({ property }) => property).sort()).toEqual(reachable.map(({ id }) => id).sort());
  });

  it.each(lab.rules.map((rule) => [rule.id, rule] as const))("breaks without the rule %s", (_, rule) => {
    const { run } = finish(breakRule(lab, rule, defaultBounds));
    expect(run?.length).toBe(rule.broken.steps);
    const verdict = run?.verdicts().find(({ property }) => property === rule.protects);
    expect(verdict?.decidedAt).toBe(rule.broken.steps);
  });
});
