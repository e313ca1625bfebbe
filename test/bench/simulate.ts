// `npm run bench simulate`: events a second, headless and with a log to read the trace from: the Synod with two presidents and three
// priests; and beside simjs, in the same run, ping-pong and a queue with one server. The races come first: what an engine has
// learnt of one model slows it down at the next.
import { Live } from "../../src/kernel/live";
import type { NetworkModel } from "../../src/kernel/network";
import { Recording } from "../../src/kernel/recording";
import { calm, type Pace } from "../../src/kernel/schedule";
import { paxos } from "../../src/labs/paxos/lab";
import { setupFor } from "../../src/labs/settings";
import { pingPong, queue } from "./simulate-models";
import { simjsPingPong, simjsQueue } from "./simulate-simjs";

const rounds = 9;

/** Events a second of each, at its best of some rounds. They take turns, so that a busy moment of the machine is nobody's alone. */
function rates(...works: readonly (() => number)[]): readonly number[] {
  const best = works.map(() => 0);
  for (let round = 0; round < rounds; round++) for (const [index, work] of works.entries()) {
    const started = performance.now();
    const events = work();
    best[index] = Math.max(best[index] ?? 0, events / ((performance.now() - started) / 1000));
  }
  return best;
}

const said = (perSecond: number): string => `${(perSecond / 1e6).toFixed(2)} million events a second`;

function race<S, M, I>(name: string, model: NetworkModel<S, M, I>, pace: Pace<I>, events: number, rival: (events: number) => number): void {
  const [theirs = 0, without = 0, withLog = 0] = rates(
    () => rival(events),
    () => new Live(model, pace, 1).run(events),
    () => {
      const recording = new Recording(model, pace, 1);
      recording.run(events);
      return recording.length;
    },
  );
  console.log(`${name}: simjs ${said(theirs)}\n  ours headless ${said(without)}, ${(without / theirs).toFixed(2)} times as fast (target 1.5)`
    + `\n  ours with its trace ${said(withLog)}, ${(withLog / theirs).toFixed(2)} times as fast (target 1)`);
}

const steady = (each: number): Pace<never> => ({ latency: { kind: "constant", each }, faults: calm, plan: [] });
race("ping-pong", pingPong(2), steady(1), 500_000, (events) => simjsPingPong(2, events));
race("ping-pong of 1,000 pairs", pingPong(2000), steady(1), 500_000, (events) => simjsPingPong(2000, events));
race("M/M/1 at 0.8", queue, steady(0), 300_000, simjsQueue);

// The Synod: each seed a run of its own, to its end.
const scenario = paxos.scenarios[0];
if (!scenario) throw new Error("The Synod has no scenario.");
const setup = setupFor(paxos, scenario, { parameters: { priests: 3, presidents: 2, ballotMax: 999 } });
const synod = paxos.build(setup);
const asks = ["A", "B"].map((node, index) => ({ at: index, action: { type: "input", node, input: { decree: "αβ"[index] ?? "" } } } as const));
const synodPace = { ...paxos.pace(setup), plan: asks };
const seeds = Array.from({ length: 10_000 }, (_, index) => index);

const [headless = 0, traced = 0] = rates(
  () => {
    const live = new Live(synod, synodPace, 0);
    return seeds.reduce((sum, seed) => sum + live.start(seed).run(1000), 0);
  },
  () => seeds.reduce((sum, seed) => {
    const recording = new Recording(synod, synodPace, seed);
    recording.run(1000);
    return sum + recording.events.length;
  }, 0),
);
console.log(`the Synod, 2 presidents, 3 priests, headless: ${said(headless)} (target 1 million)`);
console.log(`the same with its trace, every event read:    ${said(traced)} (target 0.3 million)`);
