// The player as it is kept and restored: the setup, the steps of every branch, and where the reader stood.
import type { Lab } from "../../labs/lab";
import { axes } from "../../views/space-time/time-axis";
import type { SavedLab } from "../../wire/run";
import { stepsOf, switchBranch } from "./branching";
import { compareWith } from "./compare/comparing";
import { open } from "./opening";
import type { PlayerState } from "./player-state";
import { openScenario } from "../../labs/settings";

export function toSaved(state: PlayerState): SavedLab {
  const { setup, scenario, current, cursor, tab, vocabulary, layers, axis, pictures, more } = state;
  return {
    version: 1, scenario: scenario.id, current, cursor, tab, ...(vocabulary !== undefined && { vocabulary }),
    ...(layers.length > 0 && { layers: [...layers] }), ...(axis !== "physical" && { axis }), ...(pictures !== undefined && { pictures }),
    ...(more && { more }), ...comparedOf(state),
    setup: { ...setup, off: [...setup.off] },
    branches: state.branches.map(({ steps: _, ...branch }) => ({
      ...branch,
      steps: stepsOf(state, branch.id).slice(branch.at).map(({ picks, ...step }) => ({
        ...step, action: mutable(step.action), ...(picks === undefined ? {} : { picks: [...picks] }),
      })),
    })),
  };
}

function comparedOf({ compared }: PlayerState): Pick<SavedLab, "compared"> {
  switch (compared?.kind) {
    case undefined: return {};
    case "branch": return { compared: { branch: compared.id } };
    case "before": return { compared: { before: toSaved(compared.run) } };
  }
}

type SavedAction = SavedLab["branches"][number]["steps"][number]["action"];

const mutable = (action: PlayerState["branches"][number]["steps"][number]["action"]): SavedAction => action;

/** Replays what was kept. Throws with a sentence when it does not fit the lab any more. */
export function fromSaved(lab: Lab, saved: SavedLab): PlayerState {
  if (saved.setup.lab !== lab.id) throw new Error(`This run belongs to the lab “${saved.setup.lab}”.`);
  const scenario = lab.scenarios.find(({ id }) => id === saved.scenario);
  if (!scenario) throw new Error(`There is no scenario “${saved.scenario}” any more.`);
  const root = saved.branches.find(({ parent }) => parent === null);
  if (!root || !saved.branches.some(({ id }) => id === saved.current)) throw new Error("The kept run has lost a branch.");
  for (const { id, parent } of saved.branches) {
    if (parent !== null && (parent >= id || !saved.branches.some((other) => other.id === parent))) throw new Error("The kept run has lost a branch.");
  }
  const recording = openScenario(lab, scenario, saved.setup);
  const branches = saved.branches.map(({ steps, ...branch }) => ({
    ...branch, steps: steps.map(({ picks, ...step }) => (picks === undefined ? step : { ...step, picks })),
  }));
  for (const step of branches.find(({ id }) => id === root.id)?.steps ?? []) recording.append(step);
  const state: PlayerState = {
    ...open(lab, { ...scenario, steps: 0 }, {}), scenario, setup: saved.setup, tab: saved.tab, vocabulary: saved.vocabulary,
    layers: saved.layers ?? [], axis: axes.find(({ id }) => id === saved.axis)?.id ?? "physical", pictures: saved.pictures, more: saved.more,
    branches,
    current: root.id, recordings: new Map([[root.id, recording]]), length: recording.length, notice: undefined, asking: false,
  };
  const shown = switchBranch(state, saved.current);
  return withCompared({ ...shown, cursor: Math.min(Math.max(saved.cursor, 0), shown.length) }, saved);
}

/** What cannot be had again is not compared with any more; the run itself is there. */
function withCompared(state: PlayerState, { compared }: SavedLab): PlayerState {
  if (!compared) return state;
  if ("branch" in compared) {
    const on = compareWith(state, compared.branch);
    return { ...on, notice: on.notice ?? state.notice };
  }
  try {
    return { ...state, compared: { kind: "before", run: fromSaved(state.lab, compared.before) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...state, notice: `The run that this one was compared with cannot be had again. ${why}` };
  }
}
