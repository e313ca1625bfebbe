// What the player can ask the checker, and what becomes of the answers: a run to look at, or a verdict in words.
import type { Bounds } from "../../../checking/bounds";
import { retrace } from "../../../checking/retrace";
import type { Setup } from "../../../kernel/model";
import { type Question, type Result, withoutRule } from "../../../labs/ablation";
import type { Lab, Rule } from "../../../labs/lab";
import { openScenario } from "../../../labs/settings";
import { type PlayerState, recordingOf } from "../player-state";

/** What a page may spend on one search: about a minute, and memory that an editor can spare. */
export const pageBounds: Bounds = { statesMax: 10_000_000, bytesMax: 300 * 2 ** 20 };

export const breaking = (lab: Lab, rule: Rule): Question => withoutRule(lab, rule, pageBounds);
export const checking = (setup: Setup): Question => ({ setup, bounds: pageBounds });

export const reaching = (setup: Setup, property: string): Question => ({ setup, bounds: pageBounds, until: property });

export const counted = (states: number): string => `${states.toLocaleString("en")} ${states === 1 ? "state" : "states"}`;

/** The run that breaks a rule's property, one step before it does. */
export function showBreak(state: PlayerState, rule: Rule, { setup }: Question, result: Result, seconds: number): PlayerState {
  const found = result.violations.find(({ property }) => property === rule.protects);
  if (!found) return { ...state, notice: `Without “${rule.title}” nothing broke: ${verdictOf(result, seconds)}` };
  // The whole of both names is in the tabs; here they only say which.
  const notice = `Without “${short(rule.title)}” ${found.path.length} steps break “${short(propertyTitle(state, rule.protects))}”, and no fewer: `
    + `the next step does it. ${counted(result.states)} searched in ${seconds.toFixed(1)} s.`;
  return showPath(state, setup, found.path, `The shortest run without “${rule.title}”`, notice);
}

const short = (title: string): string => title.split(":")[0] ?? title;

/** A path of a search as a run of its own, shown one step before its end. What was there can be had back. */
export function showPath(
  state: PlayerState, setup: Setup, path: Result["violations"][number]["path"], title: string, notice: string,
): PlayerState {
  const run = retrace(openScenario(state.lab, state.scenario, setup), path);
  return {
    ...state, setup, notice, work: undefined, asking: false, noticeStep: run.length, current: 0, playing: false, selected: undefined,
    recordings: new Map([[0, run]]), length: run.length, cursor: Math.max(0, run.length - 1),
    branches: [{ id: 0, parent: null, at: 0, title, steps: [] }],
    wayBack: { ...state, playing: false, wayBack: undefined }, compared: undefined,
  };
}

export const propertyTitle = (state: PlayerState, id: string): string =>
  recordingOf(state).model.properties.find((property) => property.id === id)?.title ?? id;

/** The verdict of a complete check, or of one that its bounds ended, in words. */
export function verdictOf({ states, depth, complete, end, violations, alike }: Result, seconds: number): string {
  const names = alike.length > 0 ? ` (those that differ only in the names ${alike.join(", ")} counted once)` : "";
  const spent = `${counted(states)}${names}, ${depth} levels deep, ${seconds.toFixed(1)} s`;
  if (violations.length > 0) return `A property is violated. ${spent}.`;
  if (complete) return `Every property holds in all ${spent}.`;
  return `No violation so far: the search stopped at its bound on ${end === "bytes" ? "memory" : "states"}, after ${spent}. There are more.`;
}
