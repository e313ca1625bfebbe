// The index of a recording, made once and grown with it.
import type { Portrait } from "../../views/portrait";
import { RunIndex } from "../../views/run-index";
import type { AnyRecording } from "./player-state";

const indexes = new WeakMap<AnyRecording, RunIndex>();

export function indexOf(recording: AnyRecording, portrait: Portrait): RunIndex {
  const index = indexes.get(recording) ?? new RunIndex(portrait);
  indexes.set(recording, index);
  return index;
}
