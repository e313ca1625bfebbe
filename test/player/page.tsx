// A page with a player in it and nothing around it. The address says what it shows: ?lab=paxos&scenario=b3-bites&moment=…&tab=…,
// or ?steps=100000 for a run that long.
import { render } from "preact";
import { findLab } from "../../src/labs/index";
import { openTarget } from "../../src/webview/lab/opening";
import type { SharePort } from "../../src/webview/lab/share/share";
import { Player } from "../../src/webview/lab/player";
import { endlessLab } from "./endless";

const asked = new URLSearchParams(location.hash.slice(1));
const steps = Number(asked.get("steps") ?? 0);
const lab = steps > 0 ? endlessLab(steps) : findLab(asked.get("lab") ?? "paxos");
if (!lab) throw new Error("There is no such lab.");
const target = { lab: lab.id, scenario: asked.get("scenario") ?? undefined, moment: asked.get("moment") ?? undefined };
const restored = { ...openTarget(lab, target), tab: asked.get("tab") ?? "events" };
/** What is exported stays in the page, as `exported`. */
const port: SharePort = {
  share: () => Promise.resolve({ said: "Given away." }),
  exportAs: (given) => {
    Object.assign(window, { exported: given });
    return Promise.resolve({ said: `Saved ${given.name}.` });
  },
};
render(<Player lab={lab} target={target} restored={restored} compact={asked.has("compact")} port={port} onRead={() => {}} />, document.body);
