// Threads that wait for one lock longer than they care to look at it: none comes in while another is inside, and none sleeps for ever.
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";

const threads = 3;
const rounds = 60;

/** What is done inside takes longer than a thread looks at the lock before it goes to sleep. */
const thread = `
  import { workerData } from "node:worker_threads";
  import { acquire, release } from "./src/checking/lock";
  const memory = new Int32Array(workerData);
  Atomics.add(memory, 2, 1);
  while (Atomics.load(memory, 2) < ${threads}) {}
  for (let round = 0; round < ${rounds}; round++) {
    acquire(memory, 0);
    const before = memory[1];
    for (let looks = 0; looks < 300_000; looks++) Atomics.load(memory, 3);
    memory[1] = before + 1;
    release(memory, 0);
  }
`;

it("lets one in at a time, and wakes who waits", async () => {
  const { outputFiles: [code] } = buildSync({
    stdin: { contents: thread, loader: "ts", resolveDir: process.cwd() }, bundle: true, platform: "node", format: "cjs", write: false,
  });
  const memory = new SharedArrayBuffer(16);
  const ended = Array.from({ length: threads }, () => new Promise((resolve, reject) => {
    new Worker(code?.text ?? "", { eval: true, workerData: memory }).once("exit", resolve).once("error", reject);
  }));
  expect(await Promise.all(ended)).toEqual(ended.map(() => 0));
  expect([...new Int32Array(memory)].slice(0, 2)).toEqual([0, threads * rounds]);
}, 20_000);
