// `npm run bench check`: distinct states a second and bytes a state on one core, beside what TLC needs for the same specifications;
// what a second worker adds; and how long the shortest break of every rule takes to find.
import { execFileSync, spawnSync } from "node:child_process";
import { defaultBounds } from "../../src/checking/bounds";
import type { Exploration } from "../../src/checking/exploration";
import { exploreAll } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import type { Packed } from "../../src/checking/packed";
import { packParts } from "../../src/checking/parts";
import { breakRule, checkedSetup } from "../../src/labs/ablation";
import { labs } from "../../src/labs/index";
import { paxos } from "../../src/labs/paxos/lab";
import { mutualExclusion } from "../oracles/mutual-exclusion";
import { tlaPaxos } from "../oracles/tla-paxos";
import { twoPhaseCommit } from "../oracles/two-phase-commit";

const rounds = 3;
/** For several workers: enough that starting them, and that each warms up by itself, matters little. */
const { statesMax } = defaultBounds;
/** What one core has to do, in states a second. */
const asked = 800_000;

const count = (number: number): string => Math.round(number).toLocaleString("en");

interface Row {
  readonly name: string;
  readonly beside: string;
  explore(): Exploration<unknown>;
}

const rows: readonly Row[] = [
  row("Paxos (TLA+), 3 acceptors, 2 values, ballots 0..2", "target 0.3 s; TLC 10.0 to 17 s", () => packParts(tlaPaxos(3, 2, 3))),
  row("two-phase commit, 7 resource managers", "target 1 s; TLC 5.7 to 8.4 s", () => packParts(twoPhaseCommit(7))),
  row("mutual exclusion, 3 processes, clocks to 4", "target 0.2 s; TLC 2.2 s", () => packParts(mutualExclusion(3, 4))),
  row("the Synod, 3 priests, 2 presidents, ballots to 2, one departure", `target ${count(asked)} a second`, () => synod(2, 1)),
  row("the Synod, 3 priests, 2 presidents, ballots to 4", `target ${count(asked)} a second`, () => synod(4, 0)),
];

function row<S, A>(name: string, beside: string, pack: () => Packed<S, A>): Row {
  return { name, beside, explore: () => exploreAll(pack()) };
}

function synod(ballotMax: number, crashes: number) {
  const setup = checkedSetup(paxos);
  return packNetwork(paxos.build({ ...setup, parameters: { ...setup.parameters, ballotMax, crashes } }));
}

function timed<T>(work: () => T): readonly [T, number] {
  const started = performance.now();
  return [work(), (performance.now() - started) / 1000];
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

for (const { name, beside, explore } of rows) {
  const runs = Array.from({ length: rounds }, () => timed(explore));
  const seconds = runs.map(([, time]) => time);
  const [[result]] = runs as [readonly [Exploration<unknown>, number]];
  console.log(`${name}\n  ${count(result.states)} states, depth ${result.depth}: median ${median(seconds).toFixed(3)} s, `
    + `best ${Math.min(...seconds).toFixed(3)} s, ${count(result.states / median(seconds))} a second, `
    + `${(result.bytes / result.states).toFixed(0)} bytes a state (${beside})`);
}

/** In a terminal, with workers, up to so many states. What is spent before the search begins is in the seconds. */
function inTerminal(workers: number, states: number): { readonly states: number; readonly seconds: number } {
  const args = ["dist/cli.js", "check", "paxos", "--set", "ballotMax=5", "--states", String(states), "--workers", String(workers), "--json"];
  // It ends with 2 where it met its bound, as it is to do here.
  return JSON.parse(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout);
}
execFileSync(process.execPath, ["build.mjs"]);
const crews = [1, 2];
const starts = crews.map((workers) => median(Array.from({ length: rounds }, () => inTerminal(workers, 1).seconds)));
// One after the other in each round, so that what else the machine does meets both.
const turns = Array.from({ length: rounds }, () => crews.map((workers) => inTerminal(workers, statesMax)));
const [one = 0, two = 0] = crews.map((_, at) => median(turns.map((turn) => (turn[at]?.states ?? 0) / (turn[at]?.seconds ?? 1))));
console.log(`the Synod, ballots to 5, ${count(statesMax)} states in a terminal, by one worker ${count(one)} a second, by two ${count(two)}: `
  + `${(two / one).toFixed(2)} times the speed of one, ${(two / asked).toFixed(2)} times the ${count(asked)} asked of one (target 1.6); `
  + `of that, starting takes ${starts.map((start) => start.toFixed(2)).join(" s and ")} s`);

const [large, seconds] = timed(() => exploreAll(synod(5, 0)));
console.log(`the Synod, ballots to 5, up to the bound on ${large.end}: ${count(large.states)} states, ${count(large.states / seconds)} a second, `
  + `${count(large.bytes / 2 ** 20)} MB, resident ${count(process.memoryUsage().rss / 2 ** 20)} MB (target: 10 million in 1,024 MB)`);

for (const lab of labs) for (const rule of lab.rules) {
  const [{ run, result }, time] = timed(() => {
    const search = breakRule(lab, rule, defaultBounds);
    let step = search.next();
    while (!step.done) step = search.next();
    return step.value;
  });
  console.log(`${lab.id} without ${rule.id}: ${run?.length ?? "no"} steps, ${count(result.states)} states, ${time.toFixed(3)} s (target 2 s)`);
}
