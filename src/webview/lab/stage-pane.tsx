// The stage in its place: as large as the pane, redrawn as the clock moves.
import type { JSX } from "preact";
import type { Ink } from "../../views/phrase-view";
import { layOutStage, type StageMoment } from "../../views/stage";
import { StageView } from "../../views/stage-view";
import { usePlayback } from "./playback";
import { stepForward } from "./moves";
import { type PlayerState, recordingOf, type SetState } from "./player-state";
import { useMoving } from "./use-calm";
import { useStageKeys } from "./use-stage-keys";
import { useSize } from "../use-size";

interface StagePaneProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly speed: number;
  readonly linesMax: number;
  readonly ink: Ink;
}

export function StagePane({ state, setState, speed, linesMax, ink }: StagePaneProps): JSX.Element {
  // Between two steps only the stage changes, so only the stage follows the clock.
  const share = usePlayback(state, speed, () => setState(stepForward));
  // On the way through the run nothing glides, for it would never arrive.
  const moving = useMoving(state.cursor);
  const [ref, size] = useSize<HTMLDivElement>({ width: 560, height: 400 });
  const keys = useStageKeys(ref);
  const recording = recordingOf(state);
  const moment = momentAt(state, share, linesMax);
  const stage = layOutStage(moment, recording.model.nodes, ink.portrait, size);
  return (
    <div class="pane stage-pane" ref={ref}>
      <StageView stage={stage} size={size} moment={moment} channels={recording.model.channels} before={recording.worlds[state.cursor - 1]} ink={ink}
        selected={state.selected} glide={share === 0 && !moving} {...keys} />
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
