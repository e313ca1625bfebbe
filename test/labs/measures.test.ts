// What the measures say along a run is what one finds who looks at all of the run so far, after each of its steps.
import { describe, expect, it } from "vitest";
import { before, type ClocksRun, eventsOf } from "../../src/labs/clocks/events";
import { clocks } from "../../src/labs/clocks/lab";
import { lowerWins, ties, uses } from "../../src/labs/clocks/uses";
import type { Lab } from "../../src/labs/lab";
import { chosen, type Parliament, seen } from "../../src/labs/paxos/ballots";
import { paxos } from "../../src/labs/paxos/lab";
import { replay } from "../../src/kernel/recording";
import { anyRun } from "./any-run";

type Whole = (run: ClocksRun) => number | undefined;

const percent = (part: number, of: number): number | undefined => (of === 0 ? undefined : (100 * part) / of);
const waits = (run: ClocksRun): readonly number[] => uses(run).flatMap(({ askedAt, granted }) => (granted ? [granted.at - askedAt] : []));

function concurrent(run: ClocksRun): number | undefined {
  const events = eventsOf(run).flat();
  const pairs = events.flatMap((a, place) => events.slice(place + 1).filter((b) => !before(a, b) && !before(b, a)).map((b) => [a, b] as const));
  return percent(pairs.filter(([a, b]) => a.stamp.clock !== b.stamp.clock).length, pairs.length);
}

function perUse(run: ClocksRun): number | undefined {
  const places = Object.values(run.last.nodes).map(({ state }) => state).filter((state) => state.kind === "process");
  const made = uses(run).length;
  const sent = run.events.flatMap((event) => event.sent).filter(({ message }) => ["request", "acknowledgment", "release"].includes(message.type)).length;
  return made === 0 || places.some(({ own }) => own !== null) ? undefined : (sent - (places.length - 1)) / made;
}

const ofClocks: Readonly<Record<string, Whole>> = {
  "messages": perUse,
  "wait": (run) => (waits(run).length === 0 ? undefined : waits(run).reduce((sum, one) => sum + one, 0) / waits(run).length),
  "longest-wait": (run) => (waits(run).length === 0 ? undefined : Math.max(...waits(run))),
  "looks-ordered": concurrent,
  "lower-wins": (run) => percent(ties(run).filter(lowerWins).length, ties(run).length),
};

const firstOf = (holds: (world: Parliament) => boolean): Whole => (run) => {
  const at = run.worlds.findIndex((world) => holds(world as unknown as Parliament));
  return at < 0 ? undefined : run.agendas[at]!.now;
};

const ofPaxos: Readonly<Record<string, Whole>> = {
  chosen: firstOf((world) => chosen(seen(world)).length > 0),
  passed: firstOf((world) => Object.values(world.nodes).every(({ up, state }) => !up || state.ledger.outcome !== null)),
  messages: (run) => run.events.reduce((sum, { sent }) => sum + sent.length, 0),
};

const labs: readonly (readonly [Lab, Readonly<Record<string, Whole>>])[] = [[clocks, ofClocks], [paxos, ofPaxos]];

describe.each(labs)("the measures of a lab", (lab, whole) => {
  it.each(lab.measures.map(({ id }) => id))("%s, along runs somebody interferes with, is that of the whole run so far", (id) => {
    const measure = lab.measures.find((each) => each.id === id)!;
    let told = 0;
    for (const [nth, scenario] of lab.scenarios.entries()) {
      const { recording } = anyRun(lab, scenario, nth + 1, 60);
      const valueAt = measure.along(recording);
      for (let length = 0; length <= recording.length; length++) {
        const value = valueAt(length);
        if (length % 10 !== 9 && length !== recording.length) continue;
        const part = replay(recording.model, recording.pace, recording.seed, recording.steps.slice(0, length));
        const expected = whole[id]!(part as never);
        if (expected === undefined) expect(value).toBeUndefined();
        else expect(value, `${scenario.id} after ${length} steps`).toBeCloseTo(expected, 9);
        if (value !== undefined) told++;
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});
