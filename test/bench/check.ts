// `npm run bench check`: distinct states a second and bytes a state, beside what TLC needs for the same specifications.
import { type Exploration, exploreAll } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import type { Packed } from "../../src/checking/packed";
import { packParts } from "../../src/checking/parts";
import { breakRule, checkedSetup } from "../../src/labs/ablation";
import { labs } from "../../src/labs/index";
import { paxos } from "../../src/labs/paxos/lab";
import { mutualExclusion } from "../oracles/mutual-exclusion";
import { tlaPaxos } from "../oracles/tla-paxos";
import { twoPhaseCommit } from "../oracles/two-phase-commit";

const bounds = { statesMax: 4_000_000, bytesMax: 2 ** 30 };
const rounds = 5;

interface Row {
  readonly name: string;
  readonly beside: string;
  explore(): Exploration<unknown>;
}

const rows: readonly Row[] = [
  row("Paxos (TLA+), 3 acceptors, 2 values, ballots 0..2", "target 0.3 s; TLC 10 to 17 s", () => packParts(tlaPaxos(3, 2, 3))),
  row("two-phase commit, 7 resource managers", "target 1 s; TLC 5.7 to 8.4 s", () => packParts(twoPhaseCommit(7))),
  row("mutual exclusion, 3 processes, clocks to 4", "target 0.2 s; TLC 2.2 s", () => packParts(mutualExclusion(3, 4))),
  row("the Synod, 3 priests, 2 presidents, ballots to 2, one departure", "target 800,000 a second", () => synod(2, 1)),
  row("the Synod, 3 priests, 2 presidents, ballots to 4, its first 4 million states", "target 800,000 a second", () => synod(4, 0)),
];

function row<S, A>(name: string, beside: string, pack: () => Packed<S, A>): Row {
  return { name, beside, explore: () => exploreAll(pack(), { bounds }) };
}

function synod(ballotMax: number, crashes: number) {
  const setup = checkedSetup(paxos);
  return packNetwork(paxos.build({ ...setup, parameters: { ...setup.parameters, ballotMax, crashes } }));
}

function timed<T>(work: () => T): readonly [T, number] {
  const started = performance.now();
  return [work(), (performance.now() - started) / 1000];
}

for (const { name, beside, explore } of rows) {
  const runs = Array.from({ length: rounds }, () => timed(explore));
  const seconds = runs.map(([, time]) => time).sort((a, b) => a - b);
  const [[result]] = runs as [readonly [Exploration<unknown>, number]];
  const [best = 0, median = 0] = [seconds[0], seconds[rounds >> 1]];
  const rate = Math.round(result.states / median).toLocaleString("en");
  console.log(`${name}\n  ${result.states.toLocaleString("en")} states, depth ${result.depth}: median ${median.toFixed(3)} s, `
    + `best ${best.toFixed(3)} s, ${rate} a second, ${Math.round(result.bytes / result.states)} bytes a state (${beside})`);
}

for (const lab of labs) for (const rule of lab.rules) {
  const [{ run, result }, seconds] = timed(() => {
    const search = breakRule(lab, rule, bounds);
    let step = search.next();
    while (!step.done) step = search.next();
    return step.value;
  });
  console.log(`${lab.id} without ${rule.id}: ${run?.length ?? "no"} steps, ${result.states.toLocaleString("en")} states, `
    + `${seconds.toFixed(3)} s (target 2 s)`);
}
