// The suite that runs in the web extension host, in one bundle: that host can load a single file only.
import { RESULTS_MARK } from "../editor/results";
import { countTests } from "../host/count";

/** Every test file, loaded only when mocha's globals stand. Those of ../host that need no Node run here as well. */
const FILES: readonly (() => Promise<unknown>)[] = [
  () => import("../host/activation.test"),
  () => import("../host/sessions-view.test"),
  () => import("../host/panels.test"),
  () => import("../host/workspace-sessions.test"),
  () => import("../host/notes.test"),
  () => import("../host/kept-notes.test"),
  () => import("../host/authoring.test"),
  () => import("../host/sharing.test"),
];

export async function run(): Promise<void> {
  await import("mocha/mocha"); // defines the global mocha
  mocha.setup({ ui: "bdd", reporter: "spec", color: false, timeout: 60_000 });
  for (const load of FILES) await load();
  const failed = await new Promise<number>((done) => {
    const counts = countTests(mocha.run((failures) => {
      console.log(RESULTS_MARK + JSON.stringify(counts()));
      done(failures);
    }));
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}
