// The point of a run at which the player stands, and what its properties say there.
import type { Standing } from "../../views/choices";
import type { Portrait } from "../../views/portrait";
import { type PropertyReport, reportOn } from "../../views/properties-view";
import type { Track } from "../../views/track";
import { type AnyRecording, type PlayerState, recordingOf } from "./player-state";

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
  const stand = { standing: { model, world, agenda, portrait }, reports: reportOn(model.properties, recording.verdicts(), world, state.cursor, portrait) };
  stands.set(state, stand);
  return stand;
}

const tracks = new WeakMap<AnyRecording, Track>();

/** The run as far as it is shown: all of it, or up to a question that is open, or up to what is known of work that goes on. */
export function trackOf(state: PlayerState): Track {
  const recording = recordingOf(state);
  if (state.length >= recording.length) return recording;
  const known = tracks.get(recording);
  if (known?.events.length === state.length) return known;
  const { model, events, worlds, agendas } = recording;
  const track = {
    model, events: events.slice(0, state.length), worlds: worlds.slice(0, state.length + 1), agendas: agendas.slice(0, state.length + 1),
  };
  tracks.set(recording, track);
  return track;
}
