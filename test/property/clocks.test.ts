// Logical clocks under many seeds, each with a plan of its own, and in every state of some small configurations.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import { retrace } from "../../src/checking/retrace";
import { bySeed, simulate } from "../../src/kernel/choose";
import type { ParameterValue } from "../../src/kernel/model";
import { draw, indexOf, purpose } from "../../src/kernel/random";
import { Recording } from "../../src/kernel/recording";
import type { Planned } from "../../src/kernel/schedule";
import { clocks } from "../../src/labs/clocks/lab";
import type { Message, Place } from "../../src/labs/clocks/observer";
import type { Input } from "../../src/labs/clocks/process";
import { problemsOf, setupFor } from "../../src/labs/settings";

type Run = Recording<Place, Message, Input>;

/** More of them by the environment. */
const seeds = Array.from({ length: Number(process.env["FUZZ_RUNS"] ?? 100) }, (_, index) => index + 1);

const setupWith = (parameters: Readonly<Record<string, ParameterValue>>, off: readonly string[] = [], seed = 1) =>
  setupFor(clocks, clocks.scenarios[0]!, { parameters, off, seed });

/** What the processes do of their own accord, drawn from the seed: asking, calling, writing and internal events, over a second. */
function planFor(seed: number, processes: number): readonly Planned<Input>[] {
  return Array.from({ length: 14 }, (_, nth) => {
    const drawn = (what: number, size: number): number => indexOf(draw(seed, purpose.which, nth, what), size);
    const [node, other] = [drawn(0, processes), drawn(1, processes - 1)];
    const to = `P${other < node ? other : other + 1}`;
    const inputs: readonly Input[] = [{ type: "ask" }, { type: "ask" }, { type: "act" }, { type: "write", to }, { type: "call", to }, { type: "call", to }];
    return { at: drawn(2, 400), action: { type: "input" as const, node: `P${node}`, input: inputs[drawn(3, inputs.length)]! } };
  }).sort((a, b) => a.at - b.at);
}

function drawnRun(seed: number, off: readonly string[] = []): Run {
  const processes = 2 + (seed % 3);
  const setup = setupWith({
    processes, events: 4, requests: 3, calls: 1, sparing: seed % 2 === 0, latency: seed % 5 === 0 ? "even" : "uneven",
    ties: ["fixed", "rotating", "random"][seed % 7 % 3]!,
  }, off, seed);
  expect(problemsOf(clocks, setup)).toEqual([]);
  const run = new Recording(clocks.build(setup), { ...clocks.pace(setup), plan: planFor(seed, processes) }, seed);
  return simulate(run, bySeed, 60);
}

const decided = (run: Run, id: string): boolean => run.verdicts().some(({ property, decidedAt }) => property === id && decidedAt !== undefined);

const always = clocks.build(setupWith({})).properties.filter(({ kind }) => kind === "always").map(({ id }) => id);

describe("under many seeds", { timeout: 60_000 + seeds.length * 100 }, () => {
  const runs = seeds.map((seed) => [seed, drawnRun(seed)] as const);

  it("runs keep every promise of the paper", () => {
    const broken = runs.flatMap(([seed, run]) => always.filter((id) => decided(run, id)).map((id) => `${id} with seed ${seed}`));
    expect(broken).toEqual([]);
  });

  it("runs are not vacuous: most grant the resource, and every kind of message is received in many", () => {
    expect(runs.filter(([, run]) => decided(run, "granted")).length).toBeGreaterThan(0.8 * seeds.length);
    for (const kind of ["message", "request", "acknowledgment", "release", "call"] as const) {
      expect(runs.filter(([, run]) => run.events.some(({ packet }) => packet?.message.type === kind)).length).toBeGreaterThan(0.2 * seeds.length);
    }
  });

  it.each(clocks.rules.map(({ id, protects }) => [id, protects]))("without the rule %s some seed breaks the property %s", (rule, property) => {
    expect(seeds.find((seed) => decided(drawnRun(seed, [rule]), property))).toBeDefined();
  });
});

/** A few times what these searches need: one that finds more is wrong, and says so soon. */
const bounds = { statesMax: 50_000, bytesMax: 2 ** 29 } as const;

describe("every state", () => {
  const explored = (parameters: Readonly<Record<string, ParameterValue>>) =>
    exploreAll(packNetwork(clocks.build(setupWith({ events: 0, requests: 0, calls: 0, ...parameters }))), { bounds });

  it.each([
    ["events and messages", { processes: 3, events: 1 }, 441],
    ["a resource for two, twice", { processes: 2, requests: 2 }, 2920],
    ["a resource for two, with a telephone", { processes: 2, requests: 1, calls: 1 }, 2502],
    ["a resource for three, of whom two ask, acknowledging only where needed", { processes: 3, askers: 2, requests: 1, sparing: true }, 6001],
    ["the same in a rotating order", { processes: 2, requests: 2, sparing: true, ties: "rotating" }, 2560],
  ] as const)("of %s keeps every promise", (_, parameters, states) => {
    expect(explored(parameters)).toMatchObject({ states, complete: true, violations: [] });
  });

  it("reaches a grant out of order without IR2, once clocks are far enough apart", () => {
    const setup = setupWith({ processes: 2, events: 2, requests: 1, calls: 0 }, ["IR2"]);
    const model = clocks.build(setup);
    const { path = [] } = exploreAll(packNetwork(model), { until: "order", bounds }).violations.find(({ property }) => property === "order") ?? {};
    const run = retrace(new Recording(model, { ...clocks.pace(setup), plan: [] }, 1), path);
    expect(run.verdicts().find(({ property }) => property === "order")?.decidedAt).toBe(run.length);
    expect(run.length).toBe(6);
  });
});
