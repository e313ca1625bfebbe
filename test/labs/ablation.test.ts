// Every rule of every lab, off, breaks: the shortest run is found, has the recorded length, and ends in the bad state.
import { describe, expect, it } from "vitest";
import { defaultBounds } from "../../src/checking/bounds";
import type { Progress } from "../../src/checking/exploration";
import { breakRule, checkedSetup, checkSetup } from "../../src/labs/ablation";
import { explainBreak } from "../../src/labs/break-words";
import { labs } from "../../src/labs/index";
import { plain } from "../../src/kernel/fragment";

/** Of each rule, what the explanation of its break must say between the rule's name and the property: who, when, with which values. */
const explanations: Readonly<Record<string, readonly string[]>> = {
  B1: [
    "Step 1, A: It begins ballot 1, a number that another priest may use", "Step 2, B: It begins ballot 1, ",
    "Step 11 completes it: Γ", "votes for β in ballot 2",
    "α is chosen by the votes of A and Γ in ballot 1. β is chosen by the votes of B and Γ in ballot 2.",
  ],
  B2: [
    "Step 1, A: A quorum, A, has voted in ballot 1, which need not meet another", "α is passed", "A quorum, B, has voted in ballot 2",
    "β is chosen by the votes of B in ballot 2",
  ],
  B3: [
    "Step 6, B: With the last votes of A, B, the latest of which was for α in ballot 1, it should be bound", "its own β",
    "Γ receives BeginBallot 1, α", "β is chosen by the votes of A and B in ballot 2",
  ],
  promise: ["Step 3, A: It promises nothing", "Step 4, B: It promises nothing", "Step 8 completes it: A receives BeginBallot 2, β"],
  ledger: ["Step 6, A: It finds an empty ledger", "no promise and no vote", "Step 10 completes it: Γ receives BeginBallot 1, α"],
  quorumVoted: [
    "Step 7 completes it: A receives Voted 1 from Γ", "takes α as passed after 1 vote",
    "α stands in the ledger of A, and no quorum has voted for it, only Γ in ballot 1.",
  ],
  IR1: ["Step 1, P0:", "its clock stays at 0", "Step 2 completes it: P0"],
  IR2: ["Step 2 completes it: P1 receives message 1 from P0", "is stamped 1 and its clock shows 0", "shows 1"],
  merge: ["The message brings the vector (1, 0)", "so it shows (0, 1)", "P1 shows (0, 1), and what happened there and before is (1, 1)."],
  "tie-break": [
    "Off, such events are not ordered", "Step 1: P0", "clock goes from 0 to 1", "Step 2 completes it: P1",
    "P0 and P1 have an event with the timestamp 1 each.",
  ],
  fifo: ["Step 6: acknowledgment 3 overtakes request 1:P1, sent before it", "2:P0 is first on its queue"],
  arrival: ["Step 6: The network loses request 1:P1 from P1 to P0", "Step 7 completes it: P0", "2:P0 is first on its queue"],
  acknowledge: ["Step 4 completes it: P1 receives request 2:P0", "puts 2:P0 on its queue and says nothing", "yet it is waited for: at P0 by 2:P0."],
  "rule-5ii": [
    "Step 2, P0: 2:P0 is first on its queue", "Step 4 completes it: P1", "1:P1 is first on its queue",
    "The resource is with P0 by 2:P0 and P1 by 1:P1.",
  ],
  "by-hand": ["Step 3, P0: Somebody there telephones a friend at P1, tells of 2:P0", "Step 5 completes it: P1 receives call", "named no timestamp"],
};

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
    if (!run) return;
    const said = plain(explainBreak(run, rule, lab.portrait), (word) => (word === rule.id ? rule.title : lab.portrait.word(word)));
    for (const part of explanations[rule.id] ?? ["(write down here what this explanation must say)"]) expect(said).toContain(part);
    const title = run.model.properties.find(({ id }) => id === rule.protects)?.title;
    expect(said.startsWith(`Without ${rule.title} (${rule.section.replace(`, ${rule.id}`, "")}):`) && said.endsWith(`Broken: “${title}”.`)).toBe(true);
  });
});
