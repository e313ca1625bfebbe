// What the measures say along a run is what one finds who looks at all of the run so far, after each of its steps.
import { describe, expect, it } from "vitest";
import { before, type ClocksRun, eventsOf } from "../../src/labs/clocks/events";
import { clocks } from "../../src/labs/clocks/lab";
import { lowerWins, ties, uses } from "../../src/labs/clocks/uses";
import type { Lab } from "../../src/labs/lab";
import { chosen, type Parliament, seen } from "../../src/labs/paxos/ballots";
import { paxos } from "../../src/labs/paxos/lab";
import type { Message, Priest, Request } from "../../src/labs/paxos/priest";
import { type Recording, replay } from "../../src/kernel/recording";
import { bySeed, simulate } from "../../src/kernel/choose";
import { measured } from "../../src/labs/measured";
import { openScenario, setupFor } from "../../src/labs/settings";
import { anyRun } from "./any-run";

type SynodRun = Recording<Priest, Message, Request>;
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

/** The longest chain of messages that ends with the decree in somebody's ledger, looked for backwards. */
function chain(run: SynodRun, index: number): number {
  const { packet, causes } = run.events[index]!;
  const carried = packet === undefined ? undefined : run.events.findIndex(({ sent, node }) => node !== undefined && sent.some(({ id }) => id === packet.id));
  const before = causes.map((cause) => chain(run, cause));
  const one = run.events[index]!.node === undefined ? 0 : 1;
  return Math.max(0, ...before, ...(carried === undefined || carried < 0 ? [] : [chain(run, carried) + one]));
}

const delays = (run: SynodRun): number | undefined => {
  const nodes = Object.entries(run.last.nodes);
  if (!nodes.every(([, { up, state }]) => !up || state.ledger.outcome !== null)) return undefined;
  const written = nodes.filter(([, { state }]) => state.ledger.outcome !== null)
    .map(([id]) => run.worlds.findIndex((world) => world.nodes[id]!.state.ledger.outcome !== null) - 1);
  return Math.max(...written.map((index) => chain(run, index)));
};

const ofPaxos: Readonly<Record<string, Whole>> = {
  chosen: firstOf((world) => chosen(seen(world)).length > 0),
  passed: firstOf((world) => Object.values(world.nodes).every(({ up, state }) => !up || state.ledger.outcome !== null)),
  delays: (run) => delays(run as never),
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

describe("what a decree costs in the Synod", () => {
  it("is two message delays more than the paper's three, and the messages of one ballot among a quorum", () => {
    const lab: Lab = paxos;
    const scenario = paxos.scenarios.find(({ id }) => id === "one-president")!;
    for (const priests of [3, 5, 7]) {
      const setup = setupFor(lab, scenario, { parameters: { priests } });
      const run = simulate(openScenario(lab, scenario, setup), bySeed, 200);
      const [delays, messages] = ["delays", "messages"].map((id) => lab.measures.find((each) => each.id === id)!);
      expect([measured(delays!, run), delays!.paper!.value!(setup)]).toEqual([3 + 2, 3]);
      const quorum = (priests + 1) / 2;
      // NextBallot, LastVote and Success go to or come from everybody else, BeginBallot and Voted the others of the quorum.
      expect([measured(messages!, run), messages!.paper!.value!(setup)]).toEqual([3 * (priests - 1) + 2 * (quorum - 1), 3 * priests]);
    }
  });
});
