// `npm run bench check`: distinct states a second and bytes a state on one core, beside what TLC needs for the same specifications;
// what a second worker adds; and how long the shortest break of every rule takes to find.
import { execFile, execFileSync } from "node:child_process";
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
/** For several workers: as many as one search has to hold. */
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
function inTerminal(workers: number, states: number): Promise<{ readonly states: number; readonly seconds: number }> {
  const args = ["dist/cli.js", "check", "paxos", "--set", "ballotMax=5", "--states", String(states), "--workers", String(workers), "--json"];
  // It ends with 2 where it met its bound, as it is to do here.
  return new Promise((resolve) => { execFile(process.execPath, args, (_error, answer) => resolve(JSON.parse(answer))); });
}

/** One worker, two, and what the machine has to give: two searches by one worker each, at once, who share nothing. In states a second. */
async function turn(states: number): Promise<readonly [one: number, two: number, apart: number]> {
  const speed = (searches: readonly { readonly states: number; readonly seconds: number }[]): number =>
    searches.reduce((sum, search) => sum + search.states / search.seconds, 0);
  const [one, two] = [await inTerminal(1, states), await inTerminal(2, states)];
  return [speed([one]), speed([two]), speed(await Promise.all([inTerminal(1, states), inTerminal(1, states)]))];
}

execFileSync(process.execPath, ["build.mjs"]);
const starts = [await inTerminal(1, 1), await inTerminal(2, 1)].map(({ seconds }) => `${seconds.toFixed(2)} s`);
console.log(`the Synod in a terminal: starting takes ${starts.join(" with one worker, ")} with two`);
// One after the other in each turn, so that what else the machine does meets all. The longer search is for what each worker does once.
for (const [states, turns] of [[statesMax, rounds], [2 * statesMax, 1]] as const) {
  const all: (readonly [number, number, number])[] = [];
  while (all.length < turns) all.push(await turn(states));
  const [one = 0, two = 0, apart = 0] = [0, 1, 2].map((at) => median(all.map((speeds) => speeds[at] ?? 0)));
  console.log(`the Synod, ballots to 5, ${count(states)} states in a terminal (median of ${turns}): by one worker ${count(one)} a second, `
    + `by two ${count(two)}: ${(two / asked).toFixed(2)} times the ${count(asked)} asked of one (target 1.6), `
    + `${(two / one).toFixed(2)} times what one does here, where two searches at once that share nothing do ${(apart / one).toFixed(2)} times as much`);
}

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
