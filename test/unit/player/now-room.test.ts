import { describe, expect, it } from "vitest";
import { clocks } from "../../../src/labs/clocks/lab";
import type { Lab } from "../../../src/labs/lab";
import { plain } from "../../../src/kernel/fragment";
import { paxos } from "../../../src/labs/paxos/lab";
import { narrate, wholePhrase } from "../../../src/views/narration";
import { longestSentence } from "../../../src/webview/lab/now-room";
import { scenarioRun } from "../../labs/scenario-run";

describe.each<Lab>([paxos, clocks])("the room for what a step says", (lab) => {
  it.each(lab.scenarios.map((scenario) => [scenario.id, scenario] as const))("in %s is enough for every step", (_, scenario) => {
    const run = scenarioRun(lab, scenario);
    const room = longestSentence(run, lab.portrait).length;
    const said = run.events.map((event, at) => plain(wholePhrase(narrate(event, run.worlds[at]!, lab.portrait)), (term) => lab.portrait.word(term)).length);
    expect(room).toBeGreaterThanOrEqual(Math.max(220, ...said));
    expect(room).toBeLessThan(2 * Math.max(...said, 0) + 250);
  });
});
