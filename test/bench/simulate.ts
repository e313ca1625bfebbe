// `npm run bench simulate`: events a second, headless and with a log to read the trace from: beside simjs, ping-pong and a queue with
// one server; and the Synod with two presidents and three priests. Each contender has processes of its own, since what an engine has
// learnt of one slows down or speeds up the next, and processes differ; they take turns, so that a busy moment is nobody's alone.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Live } from "../../src/kernel/live";
import type { NetworkModel } from "../../src/kernel/network";
import { Recording } from "../../src/kernel/recording";
import { calm, type Pace } from "../../src/kernel/schedule";
import { paxos } from "../../src/labs/paxos/lab";
import { setupFor } from "../../src/labs/settings";
import { pingPong, queue } from "./simulate-models";
import { simjsPingPong, simjsQueue } from "./simulate-simjs";

const processes = 5;
const rounds = 9;

/** Runs once; how many events there were. */
type Round = () => number;
/** Makes ready what its process alone will run: a model is made by the engine too, which learns from it. */
type Work = () => Round;

interface Race {
  readonly name: string;
  readonly simjs: Work;
  readonly headless: Work;
  readonly traced: Work;
}

type Rival = (events: number) => number;

function race<S, M, I>(name: string, make: () => NetworkModel<S, M, I>, pace: Pace<I>, events: number, rival: Rival): Race {
  return {
    name,
    simjs: () => () => rival(events),
    headless: () => {
      const model = make();
      return () => new Live(model, pace, 1).run(events);
    },
    traced: () => {
      const model = make();
      return () => {
        const recording = new Recording(model, pace, 1);
        recording.run(events);
        return recording.length;
      };
    },
  };
}

const steady = (each: number): Pace<never> => ({ latency: { kind: "constant", each }, faults: calm, plan: [] });
const races = [
  race("ping-pong", () => pingPong(2), steady(1), 500_000, (events) => simjsPingPong(2, events)),
  race("ping-pong of 1,000 pairs", () => pingPong(2000), steady(1), 500_000, (events) => simjsPingPong(2000, events)),
  race("M/M/1 at 0.8", queue, steady(0), 300_000, simjsQueue),
];

// The Synod: each seed a run of its own, to its end.
function synod() {
  const scenario = paxos.scenarios[0];
  if (!scenario) throw new Error("The Synod has no scenario.");
  const setup = setupFor(paxos, scenario, { parameters: { priests: 3, presidents: 2, ballotMax: 999 } });
  const asks = ["A", "B"].map((node, index) => ({ at: index, action: { type: "input", node, input: { decree: "αβ"[index] ?? "" } } } as const));
  return { model: paxos.build(setup), pace: { ...paxos.pace(setup), plan: asks } };
}

const seeds = Array.from({ length: 5000 }, (_, index) => index);

const synodHeadless: Work = () => {
  const { model, pace } = synod();
  return () => {
    const live = new Live(model, pace, 0);
    return seeds.reduce((sum, seed) => sum + live.start(seed).run(1000), 0);
  };
};
const synodRead: Work = () => {
  const { model, pace } = synod();
  return () => seeds.reduce((sum, seed) => {
    const recording = new Recording(model, pace, seed);
    recording.run(1000);
    return sum + recording.events.length;
  }, 0);
};

const works = [...races.flatMap(({ simjs, headless, traced }) => [simjs, headless, traced]), synodHeadless, synodRead];

/** Events a second in this process, at its best of some rounds. */
function rate(work: Work): number {
  const round = work();
  return Math.max(...Array.from({ length: rounds }, () => {
    const started = performance.now();
    return round() / ((performance.now() - started) / 1000);
  }));
}

/** Of several processes, the median and the best. */
interface Rates { readonly median: number; readonly best: number }

function ratesOf(...contenders: readonly Work[]): readonly Rates[] {
  const measured = contenders.map((): number[] => []);
  for (let turn = 0; turn < processes; turn++) for (const [place, work] of contenders.entries()) {
    const env = { ...process.env, BENCH_WORK: String(works.indexOf(work)) };
    measured[place]?.push(Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url)], { env, encoding: "utf8" })));
  }
  return measured.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    return { median: sorted[processes >> 1] ?? NaN, best: sorted.at(-1) ?? NaN };
  });
}

const millions = (perSecond: number): string => (perSecond / 1e6).toFixed(2);
const said = ({ median, best }: Rates): string => `${millions(median)} million events a second (best ${millions(best)})`;
const beside = (ours: Rates, theirs: Rates, target: number): string =>
  `${said(ours)}, ${(ours.median / theirs.median).toFixed(2)} times as fast (best beside best ${(ours.best / theirs.best).toFixed(2)}; target ${target})`;

function compare(): void {
  console.log(`Medians of ${processes} processes for each contender, which take turns; each process at its best of ${rounds} rounds.`);
  const none: Rates = { median: NaN, best: NaN };
  for (const { name, simjs, headless, traced } of races) {
    const [theirs = none, without = none, withLog = none] = ratesOf(simjs, headless, traced);
    console.log(`${name}: simjs ${said(theirs)}\n  ours headless ${beside(without, theirs, 1.5)}\n  ours with its trace ${beside(withLog, theirs, 1)}`);
  }
  const [headless = none, read = none] = ratesOf(synodHeadless, synodRead);
  console.log(`the Synod, 2 presidents, 3 priests, headless: ${said(headless)} (target 1 million)`);
  console.log(`the same with its trace, every event read:    ${said(read)} (target 0.3 million)`);
}

const asked = works[Number(process.env["BENCH_WORK"] ?? NaN)];
if (asked) console.log(rate(asked));
else compare();
