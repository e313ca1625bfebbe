// The suite that runs in Node's extension host. The editor calls run(); a rejection makes it exit with 1.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { RESULTS_VARIABLE } from "../editor/results";
import { countTests } from "./count";

/** Every test file, loaded only when mocha's globals stand. */
const FILES: readonly (() => Promise<unknown>)[] = [
  () => import("./activation.test"),
  () => import("./sessions-view.test"),
  () => import("./panels.test"),
  () => import("./workspace-sessions.test"),
  () => import("./notes.test"),
  () => import("./kept-notes.test"),
  () => import("./authoring.test"),
  () => import("./sharing.test"),
];

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: 60_000 });
  mocha.suite.emit("pre-require", globalThis, "", mocha); // defines describe and it
  for (const load of FILES) await load();
  const failed = await new Promise<number>((done) => {
    const counts = countTests(mocha.run((failures) => {
      const file = process.env[RESULTS_VARIABLE];
      if (file !== undefined) writeFileSync(file, JSON.stringify(counts()));
      done(failures);
    }));
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}
