// How fast histories are judged. Bundled by esbuild and run by node; prints operations a second, then the three
// targets.
import { checkHistory } from "../../src/checking/histories/check";
import { layOut } from "../../src/checking/histories/course";
import { byCall, type History } from "../../src/checking/histories/history";
import { searchAlone } from "../../src/checking/histories/linearize";
import { readHistory } from "../../src/checking/histories/read-history";
import { specificationFor, States } from "../../src/checking/histories/specification";
import { consistencyModels } from "../../src/checking/histories/verdict";
import { asLog } from "../unit/histories/as-log";
import { generate, plant, type Workload } from "../unit/histories/generate-history";

const judge = (history: History, explain = true): string => checkHistory(history, "linearizable", { explain }).type;

/** One of the two searches by itself, to see which of them is the faster on what. */
function alone(history: History, order: "breadth" | "depth"): string {
  const states = new States(specificationFor(history));
  const objects = new Map<string, number[]>();
  for (const index of byCall(history)) {
    const object = history[index]?.object ?? "";
    objects.set(object, [...(objects.get(object) ?? []), index]);
  }
  for (const chosen of objects.values()) {
    const course = layOut(history, chosen, states, [states.initial]);
    if (course === undefined) return "none";
    const search = searchAlone(course, order, { configurationsMax: 1_000_000, bytesMax: 2 ** 29 });
    let step = search.next();
    while (!step.done) step = search.next();
    if (step.value.type !== "found") return step.value.type;
  }
  return "found";
}

/** Milliseconds, the least of some runs: the first ones are slow, and the machine has other things to do. */
function time<T>(run: () => T, times = 5): { ms: number; cold: number; result: T } {
  let [best, cold] = [Infinity, 0];
  let result = undefined as T;
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now();
    result = run();
    const ms = performance.now() - start;
    if (turn === 0) cold = ms;
    best = Math.min(best, ms);
  }
  return { ms: best, cold, result };
}

const say = (name: string, parts: readonly string[]): void => console.log(name.padEnd(52), ...parts.map((part) => part.padStart(16)));
const etcd: Workload = {
  clients: 5, operations: 85, objects: 1, kinds: ["read", "write", "cas"], values: 5, lost: 0.14, renames: true,
};
const logs = Array.from({ length: 100 }, (_, seed) => (seed % 4 ? plant(generate(etcd, seed), seed, 0.3) : generate(etcd, seed)));
const count = (verdicts: readonly string[]): string =>
  [...new Set(verdicts)].map((one) => `${verdicts.filter((other) => other === one).length} ${one}`).join(", ");

const hundred = time(() => logs.map((log) => judge(log)), 12);
say("100 etcd-like logs of 85 operations (< 50 ms)", [`${hundred.ms.toFixed(1)} ms`, `cold ${hundred.cold.toFixed(0)} ms`, count(hundred.result)]);
const texts = logs.map(asLog);
const whole = time(() => texts.map((text) => {
  const read = readHistory(text);
  return "problem" in read ? read.problem : judge(read.history);
}));
say("the same, read from their text first", [`${whole.ms.toFixed(1)} ms`, `cold ${whole.cold.toFixed(0)} ms`, count(whole.result)]);
const bare = time(() => logs.map((log) => judge(log, false)));
say("the same without explanations", [`${bare.ms.toFixed(1)} ms`]);

const long = generate({ clients: 10, operations: 10_000, objects: 1, kinds: ["read", "write", "cas"], values: 5 }, 7);
const planted = [1, 2, 3].map((seed) => time(() => judge(plant(long, seed)), 3));
for (const { ms, cold, result } of planted) {
  say("10,000 operations, 10 clients, a fault (< 300 ms)", [`${ms.toFixed(1)} ms`, `cold ${cold.toFixed(0)} ms`, result]);
}

for (const clients of [8, 20]) {
  const busy = generate({ clients, operations: 20_000, objects: 1, kinds: ["read", "write"], values: 100 }, clients);
  const { ms, result } = time(() => judge(busy), 2);
  say(`20,000 reads and writes of 100 values, ${clients} clients`, [`${ms.toFixed(0)} ms`, "", result]);
}

for (const slow of [0, 10, 25]) {
  const keys = generate({ clients: 50, operations: 2_000, objects: 10, kinds: ["read", "append", "append", "write", "read"], values: 5, slow, initial: "" }, 3);
  for (const [which, history] of [["", keys], [", a fault", plant(keys, 4)]] as const) {
    const { ms, cold, result } = time(() => judge(history), 3);
    say(`key-value, 50 clients, 2,000 operations, ${slow} slow${which} (< 200 ms)`, [`${ms.toFixed(1)} ms`, `cold ${cold.toFixed(0)} ms`, result]);
    if (process.argv.includes("--alone")) {
      for (const order of ["breadth", "depth"] as const) {
        const one = time(() => alone(history, order), 1);
        say(`  ${order} alone`, [`${one.ms.toFixed(1)} ms`, one.result]);
      }
    }
  }
}

say("\noperations, clients, objects", ["good, op/s", "a fault, op/s"]);
for (const operations of [10, 100, 1_000, 10_000]) {
  for (const clients of [1, 5, 10, 25, 50]) {
    for (const objects of [1, 10]) {
      const history = generate({ clients, operations, objects, kinds: ["read", "write", "read"], values: Infinity }, operations + clients);
      const bad = plant(history, 1);
      const [good, fault] = [time(() => judge(history), 3), time(() => judge(bad), 3)];
      const speed = (ms: number): string => Math.round((operations / ms) * 1000).toLocaleString("en");
      say(`${operations}, ${clients}, ${objects}`, [`${speed(good.ms)} ${good.result}`, `${speed(fault.ms)} ${fault.result}`]);
    }
  }
}

say("\n2,000 operations, 10 clients, 10 objects", ["good", "a fault"]);
const shared = generate({ clients: 10, operations: 2_000, objects: 10, kinds: ["read", "write", "read"], values: Infinity }, 11);
for (const model of consistencyModels) {
  const [good, fault] = [shared, plant(shared, 2)].map((history) => time(() => checkHistory(history, model).type, 3));
  say(model, [good, fault].map((one) => `${one?.ms.toFixed(1)} ms ${one?.result}`));
}
