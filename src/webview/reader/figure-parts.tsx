// What a figure shows, and what its caption offers.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../labs/lab";
import { StillView } from "../../views/still";
import type { LabTarget } from "../../wire/run";
import { openTarget } from "../lab/opening";
import { recordingOf } from "../lab/player-state";
import { useSize } from "../use-size";

interface FigureProps {
  readonly lab: Lab;
  readonly target: LabTarget;
}

export function FigureStill({ lab, target }: FigureProps): JSX.Element {
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 600, height: 300 });
  return <div class="still-place" ref={ref}><Picture lab={lab} target={target} width={width} /></div>;
}

/** Without a moment or a step, the picture is of the whole prepared run. */
export function Picture({ lab, target, width }: FigureProps & { readonly width: number }): JSX.Element {
  const state = useMemo(() => openTarget(lab, target), [lab, target]);
  const placed = target.moment !== undefined || target.step !== undefined;
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  return <>
    {/* A run that was shared and cannot be had whole any more says so where it stands. */}
    {state.notice !== undefined && <p class="still-notice">{state.notice}</p>}
    <StillView
      track={recordingOf(state)} portrait={lab.portrait} state={placed ? state.cursor : state.length} width={width} selected={selected}
    />
  </>;
}

interface ControlsProps extends FigureProps {
  /** Whether this is what the session's text shows here, which its caption speaks of. */
  readonly asWritten: boolean;
  readonly running: boolean;
  readonly run: (running: boolean) => void;
  readonly open: () => void;
  readonly choose: (scenario: string) => void;
}

export function FigureControls({ lab, target, asWritten, running, run, open, choose }: ControlsProps): JSX.Element {
  const shown = lab.scenarios.find(({ id }) => id === target.scenario) ?? lab.scenarios[0];
  return <>
    {!asWritten && <p class="caption-of-scenario">{shown?.watch}</p>}
    <div class="figure-buttons">
      <select aria-label={`Scenario of ${lab.title}`} value={shown?.id} onChange={(event) => choose(event.currentTarget.value)}>
        {lab.scenarios.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
      </select>
      <button type="button" class="secondary" onClick={() => run(!running)}>{running ? "Close" : "Run here"}</button>
      <button type="button" class="secondary" onClick={open}>Open beside</button>
    </div>
  </>;
}
