// Beside two runs that are compared: what differs at the time of the playhead, and which properties hold in each.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Comparison } from "../../../views/compare/comparison";
import { differencesOf, differenceWords } from "../../../views/compare/differences";
import { DifferencesView, PropertiesOfBoth } from "../../../views/compare/differences-view";
import type { Ink } from "../../../views/phrase-view";
import { reportOn } from "../../../views/properties-view";
import { type AnyRecording, type PlayerState, recordingOf } from "../player-state";
import { useCalm } from "../use-calm";
import type { Other } from "./comparing";

interface DifferencesPaneProps {
  readonly state: PlayerState;
  readonly other: Other;
  readonly comparison: Comparison;
  readonly ink: Ink;
}

/** While a reader scrubs, the pictures follow in every frame; this follows when the browser has time. */
export function DifferencesPane({ state, other, comparison, ink }: DifferencesPaneProps): JSX.Element | null {
  const calm = useCalm(state, onlyMoved);
  return useMemo(() => <DifferencesAt state={calm} other={other} comparison={comparison} ink={ink} />, [calm, other.recording, comparison, ink.portrait]);
}

const onlyMoved = (from: PlayerState, to: PlayerState): boolean =>
  from.cursor !== to.cursor && from.current === to.current && from.recordings === to.recordings && from.compared === to.compared;

function DifferencesAt({ state, other, comparison, ink }: DifferencesPaneProps): JSX.Element | null {
  const here = recordingOf(state);
  const { cursor } = state;
  const there = comparison.across("here", cursor);
  const [ours, theirs] = [here.worlds[cursor], other.recording.worlds[there]];
  if (!ours || !theirs) return null;
  const nodes = [...new Set([...here.model.nodes, ...other.recording.model.nodes])];
  const differences = differencesOf(ours, theirs, nodes, ink.portrait);
  const reports = (recording: AnyRecording, at: number, world: typeof ours) =>
    reportOn(recording.model.properties, recording.verdicts(), world, at, ink.portrait);
  return (
    <div class="pane differences-pane" tabIndex={0} role="region" aria-label="Differences">
      <DifferencesView differences={differences} ink={ink} here={after(cursor, here.length)} there={after(there, other.recording.length)} />
      <PropertiesOfBoth here={reports(here, cursor, ours)} there={reports(other.recording, there, theirs)} />
      <p class="visually-hidden" aria-live="polite">{`There: ${after(there, other.recording.length)}. ${differenceWords(differences)}`}</p>
    </div>
  );
}

const after = (step: number, length: number): string =>
  (step === 0 ? "at the start" : `after step ${step.toLocaleString("en")} of ${length.toLocaleString("en")}`);
