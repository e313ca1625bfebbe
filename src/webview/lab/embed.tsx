// A lab at its place in a text: a still picture of the real run, and two ways on: run it here, or open it beside.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { findLab } from "../../labs/index";
import type { Lab } from "../../labs/lab";
import { StillView } from "../../views/still";
import type { LabTarget } from "../../wire/run";
import { openTarget } from "./opening";
import { Player } from "./player";
import { recordingOf } from "./player-state";
import { useSize } from "./use-size";

export interface LabEmbedProps {
  readonly target: LabTarget;
  readonly caption?: string | undefined;
  readonly onOpen: (target: LabTarget) => void;
}

export function LabEmbed({ target, caption, onOpen }: LabEmbedProps): JSX.Element {
  const [running, setRunning] = useState(false);
  const lab = findLab(target.lab);
  if (!lab) return <p class="banner">There is no lab “{target.lab}” in this version.</p>;
  const buttons = (
    <span class="embed-buttons">
      <button type="button" class="secondary" onClick={() => setRunning(!running)}>{running ? "Close" : "Run here"}</button>
      <button type="button" class="secondary" onClick={() => onOpen(target)}>Open beside</button>
    </span>
  );
  const picture = running ? <Player lab={lab} target={target} compact /> : <Still lab={lab} target={target} />;
  // A page that brings its own figure and caption gives no caption here.
  return caption === undefined ? <div class="lab-embed">{picture}{buttons}</div> : (
    <figure class="lab-embed">{picture}<figcaption><span>{caption}</span>{buttons}</figcaption></figure>
  );
}

/** Without a moment or a step, the picture is of the whole prepared run. */
function Still({ lab, target }: { readonly lab: Lab; readonly target: LabTarget }): JSX.Element {
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 600, height: 300 });
  const state = useMemo(() => openTarget(lab, target), [lab, target]);
  const placed = target.moment !== undefined || target.step !== undefined;
  const selected = state.selected?.kind === "event" ? state.selected.event : undefined;
  return (
    <div class="still-place" ref={ref}>
      <StillView track={recordingOf(state)} portrait={lab.portrait} state={placed ? state.cursor : state.length} width={width} selected={selected} />
    </div>
  );
}
