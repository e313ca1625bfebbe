// The checkers of histories against obvious ones, over random histories; and every reader against random text.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAll, checkHistory } from "../../src/checking/histories/check";
import { end, type History, type Operation, type Value } from "../../src/checking/histories/history";
import { readEdn } from "../../src/checking/histories/read-edn";
import { readLog } from "../../src/checking/histories/read-log";
import { readHistory } from "../../src/checking/histories/read-history";
import { readJson, writeJson } from "../../src/checking/histories/read-json";
import type { Verdict } from "../../src/checking/histories/verdict";
import { canBeOrdered, hasViews, isLinearizable, isSequential, isWrite, programOrder, realTime } from "../unit/histories/brute-force";
import { generate, plant } from "../unit/histories/generate-history";
import { randomHistory, type Shape } from "../unit/histories/random-history";

/** More of them by the environment: FUZZ_RUNS=10000. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 400);
const timeout = 10_000 + runs * 30;
const seeds = Array.from({ length: runs }, (_, index) => index + 1);
const base: Shape = { processes: 3, operations: 7, objects: 1, kinds: ["read", "write"], unique: false, values: 2, info: 0.15, fail: 0.1 };
const shapes: readonly Shape[] = [
  base,
  { ...base, kinds: ["read", "write", "cas"], info: 0.3 },
  { ...base, kinds: ["read", "write", "cas"], objects: 2, values: 3 },
  { ...base, kinds: ["read", "append", "write", "append"] },
  { ...base, unique: true, processes: 4 },
  { ...base, info: 0, processes: 4, operations: 8, values: 3 },
];

const initialOf = (history: History): Value => (history.some(({ kind }) => kind === "append") ? "" : null);

/** The first response that makes the history one that cannot be linearized, by trying each. */
function firstBlocked(history: History): number {
  const returned = [...history.keys()].filter((index) => end(history[index] as Operation) !== Infinity)
    .sort((a, b) => end(history[a] as Operation) - end(history[b] as Operation) || history[a]!.invoked - history[b]!.invoked || a - b);
  return returned.find((index, rank) => {
    const until = end(history[index] as Operation);
    const done = new Set(returned.slice(0, rank + 1));
    const prefix = history.map((one, at) => {
      if (one.status === "fail" || done.has(at)) return one;
      return { ...one, status: one.invoked > until ? "fail" as const : "info" as const };
    });
    return !isLinearizable(prefix, initialOf(history));
  }) ?? -1;
}

/** Whether an order is right, keeps `before` and holds everything it must. */
function isOrder(
  history: History, order: readonly number[], members: readonly number[],
  before: (a: number, b: number) => boolean, counts = (_: number): boolean => true,
): boolean {
  const at = new Map(order.map((index, place) => [index, place]));
  const whole = members.every((index) => history[index]?.status !== "ok" || at.has(index));
  const known = order.every((index, place) => members.includes(index) && at.get(index) === place);
  const certain = history.map((one) => (one.status === "info" ? { ...one, status: "ok" as const, ...(one.kind === "cas" ? { output: true } : {}) } : one));
  return whole && known && canBeOrdered(certain, order, (a, b) => (at.get(a) as number) < (at.get(b) as number), counts, initialOf(history))
    && order.every((b) => members.every((a) => a === b || !before(a, b) || (at.get(a) ?? Infinity) < (at.get(b) as number) || history[a]?.status !== "ok"));
}

/**
 * Whether some operations can be explained if all others are loosened: whatever of them returned before these began
 * is left out, and the object may have held anything; or all may still take effect, after what the object held at
 * first.
 */
function isExplicable(history: History, kept: readonly number[]): boolean {
  const late = history.map((one, index) => (kept.includes(index) || one.status === "fail" ? one : { ...one, status: "info" as const }));
  if (!isLinearizable(late, initialOf(history))) return false;
  const start = Math.min(...kept.map((index) => history[index]!.invoked));
  const loosened = history.map((one, index) => {
    if (kept.includes(index) || one.status === "fail") return one;
    return { ...one, status: end(one) < start ? "fail" as const : "info" as const };
  });
  const values = history.flatMap(({ input, output }) => [...(Array.isArray(input) ? input as Value[] : [input]), output ?? null]);
  return ["something else", null, ...values].some((initial) => isLinearizable(loosened, initial));
}

const members = (history: History): readonly number[] => [...history.keys()].filter((index) => history[index]?.status !== "fail");

/** What is wrong with a verdict, beyond its being right or wrong: that its proof proves nothing. */
function unproven(history: History, verdict: Verdict): string | undefined {
  if (verdict.type === "undecided") return undefined;
  if (verdict.type === "holds") {
    if (verdict.witness.type === "order") {
      const before = verdict.model === "linearizable" ? realTime(history) : programOrder(history);
      return isOrder(history, verdict.witness.order, members(history), before) ? undefined : "its order is none";
    }
    if (verdict.witness.type === "reads") return undefined;
    return verdict.witness.views.every(({ process, order }) => {
      const own = (index: number): boolean => history[index]?.process === process;
      const within = members(history).filter((index) => own(index) || (isWrite(history[index] as Operation)));
      return isOrder(history, order, within, programOrder(history), own);
    }) ? undefined : "a view is none";
  }
  const { anomaly } = verdict;
  const { cycle } = anomaly;
  if (!cycle.every((edge, at) => edge.to === cycle[(at + 1) % cycle.length]?.from)) return "its circle is none";
  const isWrong = ({ from, to, reason }: (typeof cycle)[number]): boolean =>
    (reason === "real-time" && !realTime(history)(from, to))
    || (reason === "program-order" && history[from]?.process !== history[to]?.process);
  if (cycle.some(isWrong)) return "an edge is none";
  if (verdict.model !== "linearizable" || anomaly.type === "read-from-nowhere") return undefined;
  const [blocked, truth] = [verdict.prefix?.blocked ?? -1, firstBlocked(history)];
  // Of simultaneous responses it does not matter which is said to be the one.
  if (history[blocked]?.returned !== history[truth]?.returned) return `its prefix ends at ${blocked}, not at ${truth}`;
  return anomaly.operations.length > 1 && isExplicable(history, anomaly.operations) ? "the rest explains its anomaly" : undefined;
}

describe("verdicts, against obvious checkers", () => {
  for (const [which, shape] of shapes.entries()) {
    it(`are the same for linearizability and sequential consistency, with proofs that prove them (shape ${which + 1})`, { timeout }, () => {
      const counts = { holds: 0, violated: 0 };
      for (const seed of seeds) {
        const history = randomHistory(shape, seed * 10 + which);
        for (const model of ["linearizable", "sequential"] as const) {
          const truth = model === "linearizable" ? isLinearizable(history, initialOf(history)) : isSequential(history, initialOf(history));
          const verdict = checkHistory(history, model);
          counts[truth ? "holds" : "violated"]++;
          expect({ seed, model, type: verdict.type, unproven: unproven(history, verdict) })
            .toEqual({ seed, model, type: truth ? "holds" : "violated", unproven: undefined });
        }
      }
      expect(Math.min(counts.holds, counts.violated)).toBeGreaterThan(runs / 20);
    });
  }

  it("are the same for causal memory and PRAM where every value is written once", { timeout }, () => {
    const counts = { holds: 0, violated: 0 };
    for (const seed of seeds) {
      const history = randomHistory({ ...base, unique: true, objects: 2, operations: 8, kinds: ["read", "write", "read"] }, seed);
      for (const model of ["causal", "pram"] as const) {
        const truth = hasViews(history, model);
        const verdict = checkHistory(history, model);
        counts[truth ? "holds" : "violated"]++;
        expect({ seed, model, type: verdict.type, unproven: unproven(history, verdict) })
          .toEqual({ seed, model, type: truth ? "holds" : "violated", unproven: undefined });
      }
    }
    expect(Math.min(counts.holds, counts.violated)).toBeGreaterThan(runs / 20);
  });

  it("are never stricter for a weaker model", { timeout }, () => {
    const weaker = [
      ["linearizable", "sequential"], ["sequential", "causal"], ["causal", "pram"], ["causal", "writes-follow-reads"],
      ["pram", "read-your-writes"], ["pram", "monotonic-reads"], ["pram", "monotonic-writes"],
    ] as const;
    for (const seed of seeds) {
      const history = randomHistory({ ...base, unique: seed % 3 > 0, objects: 2, kinds: ["read", "write", "read", "cas"] }, seed);
      const verdicts = new Map(checkAll(history).map((verdict) => [verdict.model, verdict.type]));
      for (const [strong, weak] of weaker) {
        expect([seed, strong, weak, verdicts.get(strong) === "holds" && verdicts.get(weak) === "violated"]).toEqual([seed, strong, weak, false]);
      }
    }
  });

  it("accept what a linearizable store did, and what JSON makes of it", { timeout }, () => {
    for (const seed of seeds.slice(0, Math.ceil(runs / 8))) {
      const history = generate({
        clients: 5, operations: 60, objects: 2, kinds: ["read", "write", "cas"], values: 4, lost: 0.1, failed: 0.1, renames: true,
      }, seed);
      const read = readJson(writeJson(history));
      expect(read).toMatchObject({ history });
      expect([seed, checkHistory(history, "linearizable").type]).toEqual([seed, "holds"]);
    }
  });

  it("of key-value histories are the same with and without looking ahead", { timeout }, () => {
    let violated = 0;
    for (const seed of seeds.slice(0, Math.ceil(runs / 8))) {
      const work = {
        clients: 6, operations: 30, objects: 1, kinds: ["read", "append", "write", "read", "append"], values: 3,
        slow: 2, lost: 0.1, initial: "",
      } as const;
      const history = plant(generate(work, seed), seed, 0.3);
      // A compare-and-set that never took effect changes nothing but that there is one.
      const verdict = checkHistory(history, "linearizable");
      if (verdict.type === "violated") violated++;
      const unhurried = [...history, { process: "late", object: "", kind: "cas", input: ["nothing", "nowhere"], invoked: 0, status: "info" } as const];
      const again = checkHistory(unhurried, "linearizable");
      const blocked = (one: Verdict) => (one.type === "violated" ? one.prefix?.blocked : undefined);
      expect([seed, again.type, blocked(again)]).toEqual([seed, verdict.type, blocked(verdict)]);
    }
    expect(violated).toBeGreaterThan(runs / 40);
  });
});

const ednish = fc.array(fc.constantFrom(
  "{", "}", "[", "]", "(", ")", "#", "#_", "#{", "\"", "\\", ";", ":", ":process", ":type",
  ":invoke", ":ok", ":f", ":read", ":cas", ":value", "nil", "0", "1", "-",
  "1/2", "1e", "\n", " ", ",", "#jepsen.tuple",
  "{:process 0, :type :invoke, :f :write, :value 1}", "{:process 0, :type :ok, :f :write, :value 1}", "é", "\u0000",
), { maxLength: 60 }).map((words) => words.join(" "));
const logish = fc.array(fc.constantFrom(
  "INFO  jepsen.util - ", "0", "1", "\t", " ", ":invoke", ":ok", ":fail", ":info", ":read", ":write", ":cas",
  "[0 1]", "[", "nil", "3", "\n", ":timed-out", "\r\n",
), { maxLength: 80 }).map((words) => words.join(""));

describe("readers, given anything", () => {
  const readers = { edn: readEdn, log: readLog, json: readJson, "whatever it is": readHistory };
  for (const [name, read] of Object.entries(readers)) {
    it(`return a history that can be judged, or one sentence (${name})`, { timeout }, () => {
      const text = fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }), fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes)),
        ednish, logish, fc.json(), fc.array(fc.record({
          process: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.string()), kind: fc.constantFrom("read", "write", "cas", "append"),
          input: fc.jsonValue(), output: fc.jsonValue(),
          invoked: fc.integer({ min: 0, max: 9 }), returned: fc.integer({ min: 0, max: 20 }), status: fc.constantFrom("ok", "info", "fail"),
        }, { requiredKeys: [] }), { maxLength: 6 }).map((list) => JSON.stringify(list)),
      );
      fc.assert(fc.property(text, (content) => {
        const result = read(content);
        if ("problem" in result) {
          expect(result.problem).toMatch(/^[^\n]+$/);
          return;
        }
        expect(result.history.length).toBeGreaterThan(0);
        for (const verdict of checkAll(result.history)) expect(["holds", "violated", "undecided"]).toContain(verdict.type);
      }), { numRuns: runs });
    });
  }
});
