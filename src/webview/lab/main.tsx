// The lab panel: connects to the host, restores or opens a lab, keeps where the reader stands.
import { render } from "preact";
import { findLab } from "../../labs/index";
import { labHost, labPage } from "../../wire/lab";
import { type LabTarget, savedLab, type SavedLab } from "../../wire/run";
import { connect } from "../connection";
import { Player } from "./player";
import type { PlayerState } from "./player-state";
import { fromSaved } from "./saved-state";

const page = document.getElementById("page") ?? document.body;
const connection = connect(labPage, {
  show: (target) => {
    show(target);
    return {};
  },
}, labHost);

let pending: (() => SavedLab) | undefined;

/** Keeps the latest state once a frame, and tells the host a little later, however often it changes. */
function onChange(saved: () => SavedLab): void {
  if (!pending) requestAnimationFrame(keep);
  pending = saved;
}

let telling: ReturnType<typeof setTimeout> | undefined;

function keep(): void {
  const state = pending?.();
  pending = undefined;
  if (!state) return;
  connection.keep(state);
  clearTimeout(telling);
  telling = setTimeout(() => void connection.call("place", state).catch((error: unknown) => console.warn(error)), 400);
}

function show(target: LabTarget, restored?: PlayerState): void {
  const lab = findLab(target.lab);
  if (lab) render(<Player key={lab.id} lab={lab} target={target} restored={restored} onChange={onChange} />, page);
  else say(`There is no lab “${target.lab}”.`);
}

const say = (sentence: string): void => render(<p class="banner" role="alert">{sentence}</p>, page);

/** What was kept may be of an older version or of a lab that changed: then the scenario starts anew, and that is said. */
function restore(kept: SavedLab): void {
  const target: LabTarget = { lab: kept.setup.lab, scenario: kept.scenario };
  const lab = findLab(target.lab);
  if (!lab) return show(target);
  try {
    show(target, fromSaved(lab, kept));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const known = lab.scenarios.some(({ id }) => id === kept.scenario);
    show(known ? target : { lab: lab.id });
    console.warn(why);
  }
}

async function start(): Promise<void> {
  const kept = connection.kept === undefined ? undefined : savedLab.safeParse(connection.kept);
  if (kept?.success) restore(kept.data);
  const { target } = await connection.call("ready", {});
  if (target && !kept?.success) show(target);
  else if (!target && !kept?.success) say("This panel has lost its run. Open the lab again from the sidebar.");
}

start().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
