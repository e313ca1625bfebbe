import { expect, it } from "vitest";
import { paxos } from "../../../src/labs/paxos/lab";
import type { Lab } from "../../../src/labs/lab";
import { openTarget, restart } from "../../../src/webview/lab/opening";
import { showPath } from "../../../src/webview/lab/search/searches";
import { watchFor } from "../../../src/webview/lab/watch";

const open = (scenario: string) => openTarget(paxos as Lab, { lab: "paxos", scenario });

it("is the scenario's sentence in the scenario's own run", () => {
  const state = open("two-presidents");
  expect(watchFor(state)).toBe(state.scenario.watch);
});

it("promises nothing of a run with other rules than the scenario's", () => {
  expect(watchFor(restart(open("two-presidents"), { off: ["promise"] }, "Off.")))
    .toBe("“Two presidents, no progress” without “LastVote is a promise”: watch whether it still goes the same way.");
  const again = watchFor(restart(open("without-b3"), { off: [] }, "On again."));
  expect(again).toMatch(/^“B3 switched off: two decrees” with “B3.*” on again: /);
});

it("says of what the checker found that it is not the scenario", () => {
  const state = open("two-presidents");
  const found = showPath(state, state.setup, [], "The shortest run without “LastVote is a promise”", "");
  expect(watchFor(found)).toBe("The shortest run without “LastVote is a promise”. The checker found this run; it is not the scenario's own.");
});
