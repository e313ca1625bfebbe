// `npm run bench simulate`: events a second, headless and with a log to read the trace from: the Synod with two presidents and three
// priests; and beside simjs, in the same run, ping-pong and a queue with one server.
import { Live } from "../../src/kernel/live";
import type { NetworkModel } from "../../src/kernel/network";
import { Recording } from "../../src/kernel/recording";
import { calm, type Pace } from "../../src/kernel/schedule";
import { paxos } from "../../src/labs/paxos/lab";
import { setupFor } from "../../src/labs/settings";
import { pingPong, queue } from "./simulate-models";
import { simjsPingPong, simjsQueue } from "./simulate-simjs";

const rounds = 7;

/** Events a second: the median of some rounds, after one that nobody counts. */
function rate(work: () => number): number {
  work();
  const rates = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const events = work();
    return events / ((performance.now() - started) / 1000);
  });
  return rates.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

const said = (perSecond: number): string => `${(perSecond / 1e6).toFixed(2)} million events a second`;

// The Synod: each seed a run of its own, to its end.
const scenario = paxos.scenarios[0];
if (!scenario) throw new Error("The Synod has no scenario.");
const setup = setupFor(paxos, scenario, { parameters: { priests: 3, presidents: 2, ballotMax: 999 } });
const synod = paxos.build(setup);
const asks = ["A", "B"].map((node, index) => ({ at: index, action: { type: "input", node, input: { decree: "αβ"[index] ?? "" } } } as const));
const synodPace = { ...paxos.pace(setup), plan: asks };
const seeds = Array.from({ length: 10_000 }, (_, index) => index);

const headless = rate(() => seeds.reduce((sum, seed) => sum + new Live(synod, synodPace, seed).run(1000), 0));
console.log(`the Synod, 2 presidents, 3 priests, headless: ${said(headless)} (target 1 million)`);
const recorded = rate(() => seeds.reduce((sum, seed) => {
  const recording = new Recording(synod, synodPace, seed);
  recording.run(1000);
  return sum + recording.events.length;
}, 0));
console.log(`the same with its trace, every event read:    ${said(recorded)} (target 0.3 million)`);

function race<S, M, I>(name: string, model: NetworkModel<S, M, I>, pace: Pace<I>, events: number, rival: (events: number) => number): void {
  const theirs = rate(() => rival(events));
  const without = rate(() => new Live(model, pace, 1).run(events));
  const withLog = rate(() => {
    const recording = new Recording(model, pace, 1);
    recording.run(events);
    return recording.length;
  });
  console.log(`${name}: simjs ${said(theirs)}\n  ours headless ${said(without)}, ${(without / theirs).toFixed(2)} times as fast (target 1.5)`
    + `\n  ours with its trace ${said(withLog)}, ${(withLog / theirs).toFixed(2)} times as fast (target 1)`);
}

const steady = (each: number): Pace<never> => ({ latency: { kind: "constant", each }, faults: calm, plan: [] });
race("ping-pong", pingPong(2), steady(1), 1_000_000, (events) => simjsPingPong(2, events));
race("ping-pong of 1,000 pairs", pingPong(2000), steady(1), 1_000_000, (events) => simjsPingPong(2000, events));
race("M/M/1 at 0.8", queue, steady(0), 500_000, simjsQueue);
