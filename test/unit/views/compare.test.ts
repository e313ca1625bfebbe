// Two runs beside one another: one axis, where they part in words, and what differs where the reader stands.
import { describe, expect, it } from "vitest";
import type { NetAction } from "../../../src/kernel/world";
import type { Recording } from "../../../src/kernel/recording";
import { bySeed } from "../../../src/kernel/choose";
import { timeOf } from "../../../src/kernel/schedule";
import type { Lab } from "../../../src/labs/lab";
import { paxos } from "../../../src/labs/paxos/lab";
import { Comparison, type Side } from "../../../src/views/compare/comparison";
import { differencesOf, differenceWords } from "../../../src/views/compare/differences";
import { partingWords, tellingWords } from "../../../src/views/compare/parting";
import { RunIndex } from "../../../src/views/run-index";
import { eventX, layOutSpaceTime } from "../../../src/views/space-time/space-time";
import { anyRun } from "../../labs/any-run";
import { scenarioOf } from "../../labs/scenario-run";

type AnyRecording = Recording<unknown, unknown, unknown>;

const lab = paxos as Lab;
const run = (seed: number, length: number, off: readonly string[] = []): AnyRecording =>
  anyRun(lab, scenarioOf(lab, "hostile-messengers"), seed, length, { off }).recording;

const b3 = (length: number, off: readonly string[] = []): AnyRecording => {
  const { recording } = anyRun(lab, scenarioOf(lab, "b3-bites"), 1, 0, { off });
  const scenario = scenarioOf(lab, "b3-bites");
  while (recording.length < length) {
    const cue = scenario.script?.[recording.length];
    const action = recording.model.enabled(recording.last).find((candidate) => cue?.fits(candidate, recording.last));
    recording.append(action ? { action, at: timeOf(recording.agenda, action) } : bySeed(recording) as never);
  }
  return recording;
};

/** As its first steps are, then something else, then as the seed goes on. */
function forked(of: AnyRecording, at: number, length: number, action: NetAction<unknown>): AnyRecording {
  const fork = of.fork(at);
  fork.append({ action, at: timeOf(fork.agenda, action) });
  goOn(fork, length);
  return fork;
}

function goOn(recording: AnyRecording, length: number): void {
  for (let step = bySeed(recording); step && recording.length < length; step = bySeed(recording)) recording.append(step);
}

const side = (recording: AnyRecording) => ({ track: recording, index: new RunIndex(lab.portrait).extend(recording) });
const compare = (here: AnyRecording, there: AnyRecording): Comparison => new Comparison(side(here), side(there)).extend();

const drop = (of: AnyRecording, at: number): NetAction<unknown> => {
  const packet = of.worlds[at]?.packets[0]?.id;
  if (packet === undefined) throw new Error(`Nothing is under way at ${at}.`);
  return { type: "drop", packet };
};

const columns = (comparison: Comparison, of: Side): readonly number[] => comparison[of].track.events.map(({ index }) => comparison.columnOf(of, index));

describe("one axis for two runs", () => {
  const here = run(3, 80);
  const there = forked(here, 20, 90, drop(here, 20));
  const comparison = compare(here, there);

  it("begins with the steps that are the same, and ends where neither goes on", () => {
    expect(comparison.shared).toBe(20);
    for (const each of ["here", "there"] as const) expect(columns(comparison, each).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(comparison.length).toBe(Math.max(...columns(comparison, "here"), ...columns(comparison, "there")) + 1);
  });

  it("has every column in order, one for each time, as far as both runs go", () => {
    const times = new Map<number, number>();
    for (const each of ["here", "there"] as const) {
      for (const { index, at } of comparison[each].track.events.slice(20)) {
        const column = comparison.columnOf(each, index);
        expect(times.get(column) ?? at).toBe(at);
        times.set(column, at);
      }
      const own = columns(comparison, each);
      expect(own.every((column, at) => at === 0 || column > (own[at - 1] ?? 0))).toBe(true);
    }
    const first = (of: Side, time: number): number => comparison[of].track.events.findIndex(({ at, index }) => at === time && index >= 20);
    const both = [...times.values()].filter((time) => first("here", time) >= 0 && first("there", time) >= 0);
    expect(both.length).toBeGreaterThan(3);
    for (const time of both) expect(comparison.columnOf("here", first("here", time))).toBe(comparison.columnOf("there", first("there", time)));
    const inOrder = [...times].sort(([a], [b]) => a - b).map(([, at]) => at);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  });

  it("puts the other run at the same time: nothing in it is later than the last step here, and nothing is left out", () => {
    for (let state = 21; state <= here.length; state++) {
      const across = comparison.across("here", state);
      const now = here.events[state - 1]?.at ?? 0;
      expect(there.events[across - 1]?.at ?? 0).toBeLessThanOrEqual(now);
      expect(there.events[across]?.at ?? Infinity).toBeGreaterThanOrEqual(now);
    }
  });

  it("of runs that grow is what it is of the same runs whole", () => {
    const [one, other] = [here.fork(21), there.fork(23)];
    const [ours, theirs] = [side(one), side(other)];
    const growing = new Comparison(ours, theirs).extend();
    for (let length = 22; length <= 90; length++) {
      if (length % 3 !== 0 && length <= here.length) for (const step of here.steps.slice(one.length, length)) one.append(step);
      if (length % 2 === 0) for (const step of there.steps.slice(other.length, length)) other.append(step);
      ours.index.extend(one);
      theirs.index.extend(other);
      growing.extend();
    }
    const whole = compare(here.fork(one.length), there.fork(other.length));
    for (const each of ["here", "there"] as const) {
      expect(columns(growing, each)).toEqual(columns(whole, each));
      for (const node of one.model.nodes) expect(growing.tellsAt(each, node)).toBe(whole.tellsAt(each, node));
    }
  });

  it("is what the diagrams stand on: a window draws its own columns only", () => {
    const grid = {
      stepWidth: 10, rowHeight: 40, top: 20,
      columns: {
        from: 30, to: 42, length: comparison.length,
        ofEvent: (at: number) => comparison.columnOf("there", at), ofState: (at: number) => comparison.stateAt("there", at),
      },
    };
    const { track, index } = comparison.there;
    const [first, end] = [comparison.stepsBefore("there", 30), comparison.stepsBefore("there", 42)];
    const layout = layOutSpaceTime(track as never, index, first, end, grid);
    expect(layout.width).toBe(120);
    expect(layout.dots.map(({ x }) => x)).toEqual(track.events.slice(first, end).map(({ index: at }) => (comparison.columnOf("there", at) - 30 + 0.5) * 10));
    expect(layout.dots.every(({ x }) => x > 0 && x < 120)).toBe(true);
    expect(eventX(grid, 0, first)).toBe(layout.dots[0]?.x);
  });
});

describe("who could tell two runs apart", () => {
  const here = run(3, 60);

  it("of a run and itself nobody", () => {
    const comparison = compare(here, here.fork(60));
    expect(partingWords(comparison, lab.portrait)).toBe("The two runs are the same, all 60 steps.");
    expect(tellingWords(comparison)).toBe("No node could tell the two apart so far.");
  });

  it("of a message that is lost nobody at once: up to its first differing event each node has seen and holds the same", () => {
    const there = forked(here, 20, 21, drop(here, 20));
    expect(tellingWords(compare(here.fork(20), there))).toBe("No node could tell the two apart so far.");
    const comparison = compare(here, forked(here, 20, 60, drop(here, 20)));
    const held = (of: Side, event: number, node: string) => comparison[of].track.worlds[event + 1]?.nodes[node];
    for (const node of here.model.nodes) {
      const [ours, theirs] = [comparison.here.index.eventsAt(node), comparison.there.index.eventsAt(node)];
      const until = comparison.tellsAt("here", node);
      const same = until === undefined ? Math.min(ours.length, theirs.length) : ours.indexOf(until);
      for (let at = 0; at < same; at++) expect(held("here", ours[at] ?? 0, node)).toEqual(held("there", theirs[at] ?? 0, node));
    }
    expect(here.model.nodes.some((node) => comparison.tellsAt("here", node) !== undefined)).toBe(true);
  });
});

describe("where two runs part, in words", () => {
  const whole = b3(24);

  it("names a message that is received here and lost there", () => {
    const at = whole.events.findIndex(({ action, index }) => index > 4 && action.type === "deliver");
    const packet = whole.events[at]?.packet?.id ?? NaN;
    const words = partingWords(compare(whole, forked(whole, at, 24, { type: "drop", packet })), lab.portrait);
    expect(words).toBe(`From step ${at + 1} on the two runs differ. Here: B receives BeginBallot 1, α from A. `
      + "There: The network loses BeginBallot 1, α from A to B.");
  });

  it("says what becomes in the other run of a message that comes earlier in the one", () => {
    const next = whole.events[5]?.packet?.id;
    const packet = whole.worlds[5]?.packets.find(({ id }) => id !== next)?.id ?? NaN;
    const there = forked(whole, 5, 24, { type: "deliver", packet });
    const words = partingWords(compare(whole, there), lab.portrait);
    const ended = whole.events.findIndex((event) => event.packet?.id === packet);
    expect(words).toContain(`The message of step 6 there is received here in step ${ended + 1}.`);
    expect(words).toMatch(/The message of step 6 here is received there in step \d+\./);
  });

  it("of the same step with other effects tells the effects: a rule that is off", () => {
    const without = b3(24, ["B3"]);
    const words = partingWords(compare(whole, without), lab.portrait);
    expect(words).toMatch(/^From step \d+ on the two runs differ\. In both: Δ receives LastVote/);
    expect(words).toMatch(/But here: .*α.* There: .*β/);
  });

  it("of the same step with the same effects, after which a node holds something else, says that", () => {
    const at = 6;
    const node = whole.events[at]?.node ?? "";
    const worlds = whole.worlds.map((world, state) => (state <= at ? world
      : { ...world, nodes: { ...world.nodes, [node]: { ...world.nodes[node], state: "other" } } }));
    const there = { track: { model: whole.model, events: whole.events, worlds: worlds as typeof whole.worlds }, index: side(whole).index };
    const comparison = new Comparison(side(whole), there).extend();
    expect(partingWords(comparison, lab.portrait)).toMatch(/^From step 7 on the two runs differ\. In both: .* But then it holds something else\.$/);
    expect(comparison.tellsAt("there", node)).toBe(at);
    const otherwise = worlds.map((world) => ({ ...world, nodes: { ...world.nodes, [node]: { ...world.nodes[node], state: "other" } } }));
    const apart = new Comparison(side(whole), { ...there, track: { ...there.track, worlds: otherwise as typeof whole.worlds } }).extend();
    expect(partingWords(apart, lab.portrait)).toBe("The two runs differ from the start: they do not begin with the same nodes holding the same.");
  });

  it("of a run that is the beginning of the other says how the other goes on", () => {
    expect(partingWords(compare(whole.fork(5), whole), lab.portrait)).toBe(
      "Both go the same way for 5 steps. Here the run has come no further; there it goes on: B receives BeginBallot 1, α from A.");
    expect(partingWords(compare(whole, whole.fork(1)), lab.portrait))
      .toMatch(/^Both go the same way for 1 step\. There the run has come no further; here it goes on: /);
  });
});

describe("the difference of two states", () => {
  const whole = b3(24);
  const nodes = whole.model.nodes;
  const world = (at: number) => whole.worlds[at] as never;

  it("of one state is none", () => {
    expect(differenceWords(differencesOf(world(9), world(9), nodes, lab.portrait))).toBe("The two states are the same.");
  });

  it("names the lines that differ and nothing else, and what is under way in one alone", () => {
    const at = whole.events.findIndex(({ action }) => action.type === "crash");
    const differences = differencesOf(world(at), world(at + 1), nodes, lab.portrait);
    expect(differences.nodes.map(({ node }) => node)).toEqual(["A"]);
    expect(differences.nodes[0]?.lines[0]).toMatchObject({ label: "is", here: { value: "up" }, there: { value: "down" } });
    expect(differenceWords(differences)).toBe("The two states differ at A.");
    const sending = whole.events.findIndex(({ sent }) => sent.length > 1);
    const { messages } = differencesOf(world(sending), world(sending + 1), nodes, lab.portrait);
    expect(messages.filter(({ here, there }) => there > here).length).toBeGreaterThan(0);
    expect(messages.every(({ title }) => /^\w.*, \S+ to \S+$/.test(title))).toBe(true);
  });
});
