// The lab against its paper: each test is a sentence of "Time, Clocks, and the Ordering of Events", in our words, with its place.
import { describe, expect, it } from "vitest";
import { bySeed, byScript, simulate } from "../../src/kernel/choose";
import { plain } from "../../src/kernel/fragment";
import type { ParameterValue } from "../../src/kernel/model";
import { Recording } from "../../src/kernel/recording";
import { happenedBefore } from "../../src/kernel/trace";
import { acts, asks, brings, type ClocksCue, finishes, telephones, writes } from "../../src/labs/clocks/cues";
import { holders } from "../../src/labs/clocks/claims";
import { before, eventsOf } from "../../src/labs/clocks/events";
import { clocks } from "../../src/labs/clocks/lab";
import type { Message, Observed } from "../../src/labs/clocks/observer";
import { type Ordering, precedes, type Stamp } from "../../src/labs/clocks/order";
import { measured } from "../../src/labs/measured";
import { setupFor } from "../../src/labs/settings";
import { scenarioOf, scenarioRun } from "./scenario-run";

interface How { readonly off?: readonly string[]; readonly parameters?: Readonly<Record<string, ParameterValue>>; readonly more?: number }

const plenty = { processes: 3, events: 9, requests: 3, calls: 1, crashes: 1 };
const onlyEvents = { requests: 0, calls: 0 };

/** Runs a script (and nothing else, unless `more` asks for more steps by seed) and looks at where it leads. */
function system(script: readonly ClocksCue[], { off = [], parameters = {}, more = 0 }: How = {}) {
  const setup = setupFor(clocks, clocks.scenarios[0]!, { parameters: { ...plenty, ...parameters }, off });
  const run = new Recording(clocks.build(setup), { ...clocks.pace(setup), plan: [] }, 1);
  simulate(run, byScript(script), script.length);
  if (more > 0) simulate(run, bySeed, script.length + more);
  const process = (id: string): Observed => {
    const state = run.last.nodes[id]!.state;
    if (state.kind !== "process") throw new Error(`${id} is no process.`);
    return state;
  };
  const sent = (kind: Message["type"], from?: string) =>
    run.events.flatMap((event) => event.sent).filter((packet) => packet.message.type === kind && (!from || packet.from === from));
  const said = (): string => run.events.at(-1)!.explanations.map(({ phrase }) => plain(phrase)).join(" ");
  const events = () => eventsOf(run).flat();
  const of = (at: number, nth: number) => eventsOf(run)[at]![nth]!;
  return { run, process, sent, said, events, of };
}

/** P0 gives up what it starts with, and everyone hears of it. */
const freed = [finishes("P0"), brings("release", "P0", "P1"), brings("release", "P0", "P2")];

/** A request of one process reaches another and is answered. */
const exchange = (from: string, to: string): readonly ClocksCue[] => [brings("request", from, to), brings("acknowledgment", to, from)];

describe("The Partial Ordering", () => {
  const exchanged = [acts("P0"), writes("P0", "P1"), acts("P2"), brings("message", "P0", "P1"), writes("P1", "P2"), brings("message", "P1", "P2")];

  it("a → b within a process, along a message, and by any chain of these; no event happens before itself", () => {
    const { run } = system(exchanged, { parameters: onlyEvents });
    const all = eventsOf(run);
    const of = (process: number, nth: number) => all[process]![nth]!;
    expect(before(of(0, 0), of(0, 1))).toBe(true);
    expect(before(of(0, 1), of(1, 0))).toBe(true);
    expect(before(of(0, 0), of(2, 1))).toBe(true);
    expect(before(of(2, 1), of(0, 0))).toBe(false);
    expect(all.flat().some((event) => before(event, event))).toBe(false);
  });

  it("concurrent events are those that neither happened before; a third may be concurrent with both of two that are ordered", () => {
    const { of } = system(exchanged, { parameters: onlyEvents });
    const concurrent = (a: readonly [number, number], b: readonly [number, number]): boolean => !before(of(...a), of(...b)) && !before(of(...b), of(...a));
    expect([concurrent([0, 0], [2, 0]), concurrent([2, 0], [1, 1]), concurrent([0, 0], [1, 1])]).toEqual([true, true, false]);
  });

  it("is what the kernel's own vector clocks find, on every pair of a run", () => {
    const { run, events } = system([...freed, asks("P0"), asks("P1"), asks("P2")], { parameters: { calls: 0 }, more: 40 });
    const all = events();
    expect(all).toHaveLength(run.events.length);
    for (const a of all) for (const b of all) expect(before(a, b)).toBe(happenedBefore(run.events[a.step]!, run.events[b.step]!));
  });
});

describe("Logical Clocks", () => {
  it("IR1: a process advances its clock between any two successive events", () => {
    const { events, said } = system([acts("P0"), acts("P0"), writes("P0", "P1")], { parameters: onlyEvents });
    expect(events().map(({ stamp }) => stamp.clock)).toEqual([1, 2, 3]);
    expect(said()).toBe("By IR1 its clock goes from 2 to 3.");
  });

  it("IR2(a): a message carries the clock of the event that sends it", () => {
    const { sent } = system([acts("P0"), writes("P0", "P1")], { parameters: onlyEvents });
    expect(sent("message")[0]?.message).toMatchObject({ clock: 2 });
  });

  it("IR2(b): the receiver sets its clock beyond the message's timestamp, and then the receipt happens", () => {
    const { of, said } = system([acts("P0"), acts("P0"), writes("P0", "P1"), brings("message", "P0", "P1")], { parameters: onlyEvents });
    expect(of(1, 0).stamp).toEqual({ clock: 4, process: 1 });
    expect(said()).toBe("The message is stamped 3 and its clock shows 0: by IR2 it is set beyond both, to 4.");
  });

  it("IR2(b): and no lower than it is; a clock never goes back", () => {
    const { process, said } = system([writes("P0", "P1"), acts("P1"), acts("P1"), acts("P1"), brings("message", "P0", "P1")], { parameters: onlyEvents });
    expect(process("P1").clock).toBe(4);
    expect(said()).toBe("The message is stamped 1 and its clock shows 3, past that already: by IR1 it goes to 4.");
  });

  it("the Clock Condition cannot be turned round: of concurrent events, too, one may have the smaller timestamp", () => {
    const { events } = system([acts("P0"), acts("P1"), acts("P1")], { parameters: onlyEvents });
    const [a, , b] = events();
    expect(a!.stamp.clock).toBeLessThan(b!.stamp.clock);
    expect(before(a!, b!)).toBe(false);
  });
});

describe("Ordering the Events Totally: the relation ⇒", () => {
  const stamps = (clock: number, processes: number): readonly Stamp[] => Array.from({ length: processes }, (_, process) => ({ clock, process }));
  const inOrder = (ordering: Ordering, list: readonly Stamp[]): readonly Stamp[] => list.toSorted((a, b) => (precedes(ordering, a, b) ? -1 : 1));

  it("a ⇒ b if C(a) < C(b), or if they are equal and a's process comes first", () => {
    const ordering: Ordering = { ties: "fixed", processes: 3 };
    expect(precedes(ordering, { clock: 1, process: 2 }, { clock: 2, process: 0 })).toBe(true);
    expect(precedes(ordering, { clock: 2, process: 0 }, { clock: 2, process: 2 })).toBe(true);
    expect(precedes(ordering, { clock: 2, process: 2 }, { clock: 2, process: 0 })).toBe(false);
  });

  it("footnote 3: for C_i(a) = C_j(b) and j < i, a ⇒ b if j < C_i(a) mod N ≤ i, and b ⇒ a otherwise", () => {
    for (let processes = 2; processes <= 7; processes++) {
      for (let clock = 0; clock < 3 * processes; clock++) {
        for (let i = 1; i < processes; i++) for (let j = 0; j < i; j++) {
          const [a, b] = [{ clock, process: i }, { clock, process: j }];
          const aFirst = j < clock % processes && clock % processes <= i;
          const ordering: Ordering = { ties: "rotating", processes };
          expect([precedes(ordering, a, b), precedes(ordering, b, a)]).toEqual([aFirst, !aFirst]);
        }
      }
    }
  });

  it("footnote 3: so the first place goes round, to each process once in N clock values", () => {
    const firsts = [0, 1, 2, 3, 4].map((clock) => inOrder({ ties: "rotating", processes: 5 }, stamps(clock, 5)).map(({ process }) => process));
    expect(firsts).toEqual([[0, 1, 2, 3, 4], [1, 2, 3, 4, 0], [2, 3, 4, 0, 1], [3, 4, 0, 1, 2], [4, 0, 1, 2, 3]]);
  });

  it.each(["fixed", "rotating", "random"] as const)("ties broken by a %s order: of any two one is first, and never in a circle", (ties) => {
    for (let processes = 2; processes <= 6; processes++) for (let clock = 0; clock < 20; clock++) {
      const ordering: Ordering = { ties, processes };
      const row = inOrder(ordering, stamps(clock, processes));
      row.forEach((a, at) => row.slice(at + 1).forEach((b) => {
        expect([precedes(ordering, a, b), precedes(ordering, b, a)]).toEqual([true, false]);
      }));
    }
  });

  it("⇒ is not unique: another order of the processes gives another total order, while → stays as it is", () => {
    const script = [acts("P0"), acts("P1"), acts("P2")];
    const order = (ties: Ordering["ties"]) => {
      const stamped = system(script, { parameters: { ...onlyEvents, ties } }).events().map(({ stamp }) => stamp);
      return inOrder({ ties, processes: 3 }, stamped).map(({ process }) => process);
    };
    expect([order("fixed"), order("rotating")]).toEqual([[0, 1, 2], [1, 2, 0]]);
  });
});

describe("Ordering the Events Totally: the five rules", () => {
  it("at first every queue holds T₀:P0 alone, P0 has the resource, and T₀ is below any clock", () => {
    const { process, run } = system([]);
    expect(["P0", "P1", "P2"].map((id) => process(id).queue)).toEqual([1, 2, 3].map(() => [{ clock: -1, process: 0 }]));
    expect(holders(run.last)).toEqual(["P0"]);
    expect(process("P1").clock).toBeGreaterThan(-1);
  });

  it("rule 1: who asks sends T_m:P_i to every other process and puts it on its own queue", () => {
    const { process, sent } = system([...freed, asks("P1")]);
    expect(sent("request").map(({ to, message }) => [to, message.type === "request" && [message.clock, message.process]]))
      .toEqual([["P0", [3, 1]], ["P2", [3, 1]]]);
    expect(process("P1").queue).toEqual([{ clock: 3, process: 1 }]);
  });

  it("rule 2: who receives a request puts it on its queue and sends a timestamped acknowledgment", () => {
    const { process, sent } = system([...freed, asks("P1"), brings("request", "P1", "P2")]);
    expect(process("P2").queue).toEqual([{ clock: 3, process: 1 }]);
    expect(sent("acknowledgment", "P2")).toMatchObject([{ to: "P1", message: { clock: 4 } }]);
  });

  it("rule 2: no acknowledgment is needed where something timestamped later was sent before", () => {
    const script = [...freed, asks("P1"), asks("P2"), acts("P2"), writes("P2", "P1"), brings("request", "P1", "P2")];
    expect(system(script, { parameters: { sparing: true } }).sent("acknowledgment", "P2")).toEqual([]);
    expect(system(script).sent("acknowledgment", "P2")).toHaveLength(1);
    const early = [...freed, asks("P2"), asks("P1"), brings("request", "P1", "P2")];
    expect(system(early, { parameters: { sparing: true } }).sent("acknowledgment", "P2")).toHaveLength(1);
  });

  it("rule 3: who releases removes its request and sends a timestamped release to every other process", () => {
    const { process, sent } = system([finishes("P0")]);
    expect(process("P0").queue).toEqual([]);
    expect(sent("release").map(({ to, message }) => [to, message.type === "release" && message.clock])).toEqual([["P1", 1], ["P2", 1]]);
  });

  it("rule 4: who receives a release removes the requests of that process, and no others", () => {
    const { process } = system([asks("P1"), brings("request", "P1", "P2"), ...freed]);
    expect(process("P2").queue).toEqual([{ clock: 1, process: 1 }]);
  });

  it("rule 5(i): a request is granted only when it is first on its own queue by ⇒", () => {
    const script = [...freed, asks("P1"), asks("P2"), ...exchange("P2", "P0"), ...exchange("P2", "P1")];
    const waiting = system([
      ...script.slice(0, 5), brings("request", "P1", "P2"), ...script.slice(5, 7),
      brings("request", "P2", "P1"), brings("acknowledgment", "P1", "P2"),
    ]);
    expect(holders(waiting.run.last)).toEqual([]);
    expect(waiting.said()).toContain("3:P2 waits: (i) 3:P1 is ahead of it.");
  });

  it("rule 5(ii): and when something timestamped later has come from every other process", () => {
    const half = [...freed, asks("P1"), ...exchange("P1", "P0")];
    const { run, said } = system(half);
    expect(holders(run.last)).toEqual([]);
    expect(said()).toContain("3:P1 waits: (ii) nothing later has come from P2.");
    expect(holders(system([...half, ...exchange("P1", "P2")]).run.last)).toEqual(["P1"]);
  });

  it("rule 5(ii): any later message will do, and from a process after it in the order one with the same timestamp", () => {
    // P2's message is stamped 2, P1's request 2, P0's request 2: later than P0's by ⇒ only where the process comes later.
    const script = [
      finishes("P0"), acts("P1"), asks("P1"), acts("P2"), writes("P2", "P0"), asks("P0"),
      brings("message", "P2", "P0"), brings("request", "P1", "P0"),
    ];
    expect(holders(system(script).run.last)).toEqual(["P0"]);
    const other = [acts("P1"), finishes("P0"), asks("P0"), asks("P1"), brings("release", "P0", "P1"), brings("request", "P0", "P1")];
    expect(system(other, { parameters: { processes: 2 } }).said()).toContain("2:P1 waits: (i) 2:P0 is ahead of it; (ii) nothing later has come from P0.");
  });

  it.each([2, 3, 4, 7, 12])("with %i processes a use of the resource takes 3(N − 1) messages; sparing acknowledgments saves some of the N − 1", (processes) => {
    const run = scenarioRun(clocks, scenarioOf(clocks, "three-ask"), { parameters: { processes } });
    const messages = clocks.measures.find(({ id }) => id === "messages")!;
    expect(measured(messages, run as never)).toBe(3 * (processes - 1));
    const sparing = scenarioRun(clocks, scenarioOf(clocks, "three-ask"), { parameters: { processes, sparing: true } });
    const fewer = measured(messages, sparing as never)!;
    expect(fewer).toBeGreaterThanOrEqual(2 * (processes - 1));
    expect(fewer).toBeLessThanOrEqual(3 * (processes - 1));
  });

  it("requests are granted in the order in which they were made, where one led to the other", () => {
    const script = [...freed, asks("P1"), brings("request", "P1", "P2"), asks("P2")];
    const { run, events, of } = system(script, { parameters: { requests: 1, calls: 0 }, more: 60 });
    const [first, second] = events().filter(({ asks }) => asks);
    const granted = ["P1", "P2"].map((id) => run.worlds.findIndex((world) => holders(world).includes(id)) - 1);
    const [one, other] = [1, 2].map((at) => eventsOf(run)[at]!.find(({ step }) => step === granted[at - 1])!);
    expect([first, second]).toEqual([of(1, 1), of(2, 2)]);
    expect(before(first!, second!)).toBe(true);
    expect(before(one!, other!)).toBe(true);
  });

  it("the failure of a single process keeps all others from the resource", () => {
    const run = scenarioRun(clocks, scenarioOf(clocks, "one-silent"), {});
    const longer = simulate(run, bySeed, 1000);
    expect(longer.length).toBe(run.length);
    expect(longer.model.enabled(longer.last).every(({ type }) => type === "restart")).toBe(true);
  });
});

describe("Anomalous Behavior", () => {
  const call = [
    finishes("P0"), brings("release", "P0", "P1"), asks("P1"), telephones("P1", "P2"),
    brings("call", "P1", "phone"), brings("call", "phone", "P2"),
  ];

  it("a call is no event of the system: no clock advances, and it may outrun the request it tells of", () => {
    const { process, run } = system(call.slice(0, 4));
    expect([process("P1").clock, eventsOf(run)[1]!.length]).toEqual([3, 2]);
    expect(holders(system(call).run.last)).toEqual([]);
    expect(run.last.packets.some(({ message, to }) => message.type === "request" && to === "P2")).toBe(true);
  });

  it("so the request that the call brought about may be ordered before the one it followed", () => {
    const { process, run } = system(call, { off: ["by-hand"] });
    expect([process("P1").own, process("P2").own]).toEqual([{ clock: 3, process: 1 }, { clock: 1, process: 2 }]);
    expect(run.verdicts().find(({ property }) => property === "no-anomaly")?.decidedAt).toBe(6);
  });

  it("first cure: the caller names the timestamp, and the friend's request is given a later one", () => {
    const { process, said } = system(call);
    expect(process("P2").own).toEqual({ clock: 4, process: 2 });
    expect(said()).toContain("The caller named 3:P1, so the friend demands a later timestamp (by-hand).");
  });
});

describe("beside the paper: vector clocks", () => {
  it("are what the kernel derives from the run, entry by entry", () => {
    const { run } = system([...freed, asks("P0"), asks("P1"), asks("P2")], { parameters: { calls: 0 }, more: 40 });
    for (const { index, node, vector } of run.events) {
      const state = run.worlds[index + 1]!.nodes[node!]!.state;
      expect(state.kind === "process" && state.vector).toEqual(vector);
    }
  });
});
