// The point of a run at which the player stands, and what its properties say there.
import type { Standing } from "../../views/choices";
import type { Portrait } from "../../views/portrait";
import { type PropertyReport, reportOn } from "../../views/properties-view";
import { type PlayerState, recordingOf } from "./player-state";

interface Stand {
  readonly standing: Standing;
  readonly reports: readonly PropertyReport[];
}

const stands = new WeakMap<PlayerState, Stand>();

/** Judged once for each state of the player, though several views ask. */
export function standingOf(state: PlayerState, portrait: Portrait): Stand {
  const known = stands.get(state);
  if (known?.standing.portrait === portrait) return known;
  const recording = recordingOf(state);
  const { model } = recording;
  const [world, agenda] = [recording.worlds[state.cursor], recording.agendas[state.cursor]];
  if (!world || !agenda) throw new Error(`There is no state ${state.cursor}.`);
  const stand = { standing: { model, world, agenda, portrait }, reports: reportOn(model.properties, recording.verdicts(), world, state.cursor) };
  stands.set(state, stand);
  return stand;
}
