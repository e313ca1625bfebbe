// Two runs beside one another: their diagrams on one axis of time, and what differs where the reader stands. Draws only what is in sight.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { coneOf } from "../../../views/causal";
import { partingWords, tellingWords } from "../../../views/compare/parting";
import type { Ink } from "../../../views/phrase-view";
import type { RunIndex } from "../../../views/run-index";
import { litBy, sameSubject, type Subject } from "../../../views/subject";
import { titleOf } from "../branching";
import { indexOf } from "../index-of";
import { layerHelp, LayerSwitches } from "../layer-switches";
import { seek, stepForward } from "../moves";
import { usePlayback } from "../playback";
import { type PlayerState, recordingOf, type SetState } from "../player-state";
import { namesWidth, PAD, useFollow, wholeWidth, windowAt } from "../picture-window";
import type { SeenPart } from "../seen-part";
import { SpaceTimeFoot } from "../space-time-foot";
import { trackOf } from "../standing";
import { stepWidthFor } from "../step-width";
import { useSize } from "../../use-size";
import { CompareBar } from "./compare-bar";
import { comparisonOf } from "./comparison-of";
import { askedInCommon, type Other, otherShown } from "./comparing";
import { DifferencesPane } from "./differences-pane";
import { OnePicture } from "./one-picture";

interface ComparePaneProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly other: Other;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly hovered: Subject | undefined;
  readonly speed: number;
  readonly seen: SeenPart;
}

/** The room of a picture's title and of its axis. */
const TITLE = 24;
const TOP = 34;

export function ComparePane({ state, setState, other, index, ink, hovered, speed, seen }: ComparePaneProps): JSX.Element {
  usePlayback(state, speed, () => setState(stepForward));
  const [ref, size] = useSize<HTMLDivElement>({ width: 700, height: 400 });
  const [over, setOver] = useState<Subject>();
  const here = trackOf(state);
  const there = trackOf(otherShown(state, other));
  const comparison = comparisonOf(recordingOf(state), other.recording, state.lab.portrait);
  const { length: columns, shared } = comparison;
  const hidden = askedInCommon(state, other);
  const nodes = [...here.model.nodes, ...there.model.nodes];
  const names = namesWidth(nodes);
  const reach = size.width - names - PAD;
  const stepWidth = stepWidthFor(columns, reach - 2 * PAD);
  const rowHeight = Math.min(Math.max(Math.floor((size.height - 2 * (TITLE + TOP) - 12) / nodes.length), 34), 76);
  const playhead = comparison.stateAt("here", state.cursor);
  const { offset, onScroll } = useFollow(ref, { cursor: playhead, length: columns, run: String(state.current), width: size.width, names, stepWidth });
  const [from, to] = windowAt(offset, size.width, columns, stepWidth);
  const otherIndex = indexOf(other.recording, state.lab.portrait);
  const event = state.selected?.kind === "event" ? state.selected.event : undefined;
  const cone = useMemo(() => (event === undefined ? undefined : coneOf(here.events, index, here.model.nodes, event)), [here, event, state.length]);
  // What both begin with is one event, picked out or pointed at in both.
  const common = (subject: Subject | undefined): Subject | undefined => (subject?.kind === "event" && subject.event < shared ? subject : undefined);
  const pointedThere = over ?? common(hovered ?? state.selected);
  const inkThere = useMemo((): Ink => ({
    portrait: ink.portrait, tints: ink.tints, lit: litBy(pointedThere, there.events, otherIndex),
    gestures: {
      hover: (subject) => setOver((was) => (sameSubject(was, subject) ? was : subject)),
      select: (subject) => {
        if (subject.kind === "event") setState((was) => goAcross(was, other, subject.event));
      },
    },
  }), [ink.portrait, ink.tints, pointedThere, there, other.recording]);
  useSeen(seen, comparison.stepsBefore("here", Math.floor((offset - PAD) / stepWidth)),
    comparison.stepsBefore("here", Math.ceil((offset + size.width - names - PAD) / stepWidth)), state.length);
  const shape = { comparison, from, to, names, stepWidth, reach, rowHeight, top: TOP, playhead, axis: state.axis, hidden };
  const cursorThere = comparison.across("here", state.cursor);
  const way = useMemo(
    () => (hidden ? "How the two differ is told once the question is answered."
      : `${partingWords(comparison, ink.portrait)} ${tellingWords(comparison)}`),
    [comparison, ink.portrait, hidden, here.events.length, there.events.length],
  );
  return (
    <>
      <CompareBar state={state} setState={setState} other={other} comparison={comparison} words={way} hidden={hidden} />
      <div class="pictures comparing" role="group" aria-label="Two runs compared">
        <div class="pane space-time-pane">
          <div class="space-time-scroll" ref={ref} tabIndex={0} role="region" aria-label="Space-time diagrams of both runs" onScroll={onScroll}>
            <div class="compare-whole" style={{ width: `${wholeWidth(columns, names, stepWidth)}px` }}>
              <CommonPart shared={shared} columns={columns} left={names + PAD - 4} stepWidth={stepWidth} />
              <PictureTitle side="here" title={titleOf(state, state.current)} />
              <OnePicture side="here" state={state} track={here} index={index} ink={ink} cursor={state.cursor} selected={event} shape={shape} />
              <PictureTitle side="there" title={other.title} />
              <OnePicture side="there" state={otherShown(state, other)} track={there} index={otherIndex} ink={inkThere} cursor={cursorThere}
                selected={event !== undefined && event < shared ? event : undefined} shape={shape} />
            </div>
          </div>
          <LayerSwitches state={state} setState={setState} />
          <SpaceTimeFoot layer={layerHelp(state)} track={over ? there : here} index={over ? otherIndex : index} hovered={over ?? hovered}
            cone={over ? undefined : cone} selected={over ? undefined : event} portrait={ink.portrait}
            axis={state.axis} setAxis={(axis) => setState((was) => ({ ...was, axis }))} />
        </div>
        <DifferencesPane state={state} other={other} comparison={comparison} ink={ink} />
      </div>
      <FocusBack />
    </>
  );
}

/** Picking out an event of the other run goes to its time here. */
function goAcross(state: PlayerState, { recording }: Other, event: number): PlayerState {
  const comparison = comparisonOf(recordingOf(state), recording, state.lab.portrait);
  const there = { ...seek(state, comparison.across("there", event + 1)), playing: false };
  return { ...there, selected: event < comparison.shared ? { kind: "event", event } : undefined };
}

function useSeen(seen: SeenPart, from: number, to: number, length: number): void {
  useLayoutEffect(() => seen.tell(Math.min(from, length), Math.min(to, length)), [from, to, length]);
}

interface CommonProps {
  readonly shared: number;
  readonly columns: number;
  readonly left: number;
  readonly stepWidth: number;
}

/** What both begin with, as one ground behind both pictures, and the line at which they part. */
function CommonPart({ shared, columns, left, stepWidth }: CommonProps): JSX.Element | null {
  if (shared === 0 || shared === columns) return null;
  return (
    <div class="common-part" style={{ left: `${left}px`, width: `${shared * stepWidth + 4}px` }} aria-hidden="true">
      <span>{`the same up to step ${shared}`}</span>
    </div>
  );
}

const PictureTitle = ({ side, title }: { readonly side: "here" | "there"; readonly title: string }): JSX.Element => (
  <p class="compare-title"><span class={`side ${side}`}>{side === "here" ? "Here" : "There"}</span> {title}</p>
);

/** When comparing ends, the keyboard does not stay at what is gone. */
function FocusBack(): JSX.Element {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const player = mark.current?.closest<HTMLElement>(".player");
    return () => setTimeout(() => {
      if (player?.isConnected && document.activeElement === document.body) player.focus();
    });
  }, []);
  return <span ref={mark} hidden />;
}
