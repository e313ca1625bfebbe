// The stage in its place: as large as the pane, redrawn as the clock moves.
import type { JSX } from "preact";
import type { Ink } from "../../views/phrase-view";
import { layOutStage, type StageMoment } from "../../views/stage";
import { StageView } from "../../views/stage-view";
import type { Subject } from "../../views/subject";
import { type PlayerState, recordingOf } from "./player-state";
import { useSize } from "../use-size";

interface StagePaneProps {
  readonly state: PlayerState;
  readonly share: number;
  readonly linesMax: number;
  readonly ink: Ink;
  readonly selected: Subject | undefined;
}

export function StagePane({ state, share, linesMax, ink, selected }: StagePaneProps): JSX.Element {
  const [ref, size] = useSize<HTMLDivElement>({ width: 560, height: 400 });
  const recording = recordingOf(state);
  const moment = momentAt(state, share, linesMax);
  const stage = layOutStage(moment, recording.model.nodes, ink.portrait, size);
  return (
    <div class="pane stage-pane" ref={ref}>
      <StageView stage={stage} size={size} moment={moment} channels={recording.model.channels} before={recording.worlds[state.cursor - 1]} ink={ink}
        selected={selected} glide={share === 0} />
    </div>
  );
}

/** The state shown, with the clock as far towards the next step as playing has come. */
function momentAt(state: PlayerState, share: number, linesMax: number): StageMoment {
  const recording = recordingOf(state);
  const [world, agenda, next] = [recording.worlds[state.cursor], recording.agendas[state.cursor], recording.steps[state.cursor]];
  if (!world || !agenda) throw new Error(`There is no state ${state.cursor}.`);
  if (share === 0 || !next) return { world, agenda, now: agenda.now, linesMax };
  const now = agenda.now + (next.at - agenda.now) * share;
  const arriving = next.action.type === "deliver" ? { packet: next.action.packet, share } : undefined;
  return { world, agenda, now, linesMax, arriving };
}
