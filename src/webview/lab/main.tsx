// The lab panel: connects to the host, restores or opens a lab, keeps where the reader stands.
import { render } from "preact";
import { findLab, labs } from "../../labs/index";
import { labHost, labPage } from "../../wire/lab";
import { type LabTarget, savedLab, type SavedLab } from "../../wire/run";
import { connect } from "../connection";
import { openTarget } from "./opening";
import { Player } from "./player";
import type { PlayerState } from "./player-state";
import { fromSaved } from "./saved-state";
import type { SharePort } from "./share/share";

const page = document.getElementById("page") ?? document.body;
const connection = connect(labPage, {
  show: (target) => {
    show(target);
    return {};
  },
}, labHost);

const port: SharePort = {
  share: (given) => connection.call("share", given),
  exportAs: (given) => connection.call("exportAs", given),
};

let pending: (() => SavedLab) | undefined;

let resting: ReturnType<typeof setTimeout> | undefined;

/** Keeps the latest state as soon as the reader rests, for a long run is much to keep, and in any case before the page goes. */
function onChange(saved: () => SavedLab): void {
  pending = saved;
  clearTimeout(resting);
  resting = setTimeout(keep, 150);
}

addEventListener("pagehide", () => keep());

/** Both ends keep it: the editor brings the page's copy back, but may have written it down seconds late; the host's is there at once. */
function keep(): void {
  const state = pending?.();
  if (!state) return;
  pending = undefined;
  const kept = { ...state, keptAt: Date.now() };
  connection.keep(kept);
  void connection.call("place", kept).catch((error: unknown) => console.warn(error));
}

/** What is restored is another player, even of the lab that is shown. */
let restorations = 0;

function show(target: LabTarget, restored?: PlayerState): void {
  const lab = findLab(target.lab);
  if (restored) restorations++;
  if (lab) render(<Player key={`${lab.id} ${restorations}`} lab={lab} target={target} restored={restored} onChange={onChange} port={port}
    onRead={() => read(lab.session)} />, page);
  else say(`There is no lab “${target.lab}”.`);
}

function read(session: string): void {
  connection.call("openSession", { session }).catch((error: unknown) => console.warn(error));
}

const say = (sentence: string): void => render(<p class="banner" role="alert">{sentence}</p>, page);

/** What was kept may be of an older version or of a lab that changed: then the scenario starts anew, and that is said. */
function restore(kept: SavedLab): void {
  const lab = findLab(kept.setup.lab);
  if (!lab) return show({ lab: kept.setup.lab });
  const target: LabTarget = lab.scenarios.some(({ id }) => id === kept.scenario) ? { lab: lab.id, scenario: kept.scenario } : { lab: lab.id };
  try {
    show(target, fromSaved(lab, kept));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    show(target, { ...openTarget(lab, target), notice: `The run this panel kept cannot be continued, so the scenario starts anew. ${why}` });
  }
}

/** Something was kept that is no run at all: the first lab, from its start, rather than an empty panel. */
function startAnew(): void {
  const lab = labs[0];
  if (!lab) return say("There are no labs.");
  const notice = "What this panel kept cannot be read, so it starts anew.";
  show({ lab: lab.id }, { ...openTarget(lab, { lab: lab.id }), notice });
}

/**
 * Nothing is drawn before the host has said which of the two copies is the later one: a reader who had already chosen
 * something in the older one would lose it to the other.
 */
async function start(): Promise<void> {
  const read = connection.kept === undefined ? undefined : savedLab.safeParse(connection.kept);
  const kept = read?.success ? read.data : undefined;
  const { target, saved } = await connection.call("ready", { kept: kept ? kept.keptAt ?? 0 : null });
  const later = saved ?? kept;
  if (later) restore(later);
  // A link followed while the panel was hidden: it is restored first, and then goes there.
  if (target) show(target);
  else if (!later) startAnew();
}

start().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
