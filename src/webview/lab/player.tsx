// The player: one lab, its pictures and its tabs, linked by what the reader points at and picks out.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { plain } from "../../kernel/fragment";
import type { Lab } from "../../labs/lab";
import { type Choice, choicesFor, packetTitle, type Standing } from "../../views/choices";
import { EventDetail } from "../../views/events-view";
import { narrate, wholePhrase } from "../../views/narration";
import type { Ink } from "../../views/phrase-view";
import { reportOn } from "../../views/properties-view";
import { type Gestures, litBy, sameSubject, type Subject } from "../../views/subject";
import type { LabTarget, SavedLab } from "../../wire/run";
import { Header, Moments } from "./header";
import { Icon } from "./icons";
import { indexOf } from "./index-of";
import { commandFor, pressed, type Command } from "./keys";
import { Menu } from "./menu";
import { usePlayback } from "./playback";
import {
  act, follow, goToMoment, goToNextMoment, open, openTarget, type PlayerState, recordingOf, seek, stepForward,
} from "./player-state";
import { playerTabs } from "./player-tabs";
import type { Checked } from "./properties-tab";
import { toSaved } from "./saved-state";
import { SpaceTimePane } from "./space-time-pane";
import { StagePane } from "./stage-pane";
import { StatusStrip } from "./status-strip";
import { Tabs } from "./tabs";
import { marksOf, Transport } from "./transport";
import { useSearch } from "./use-search";
import { portraitIn } from "./words";

export interface PlayerProps {
  readonly lab: Lab;
  /** Where to start, and where to go when it changes. */
  readonly target: LabTarget;
  /** A state to continue from instead. */
  readonly restored?: PlayerState | undefined;
  /** Called after every change with a way to get what to keep. */
  readonly onChange?: (saved: () => SavedLab) => void;
  /** Opens the text that the lab belongs to. */
  readonly onRead?: () => void;
  /** Inside a text: smaller, and with keys only while it has the focus. */
  readonly compact?: boolean;
}

interface OpenMenu {
  readonly subject: Subject;
  readonly handle: Element;
}

export function Player({ lab, target, restored, onChange, onRead, compact = false }: PlayerProps): JSX.Element {
  const [state, setState] = useState(() => restored ?? openTarget(lab, target));
  const [hovered, setHovered] = useState<Subject>();
  const [menu, setMenu] = useState<OpenMenu>();
  const [speed, setSpeed] = useState(1);
  const [checked, setChecked] = useState<Checked>();
  const search = useSearch();
  const root = useRef<HTMLDivElement>(null);
  useVisits(target, setState);
  useEffect(() => onChange?.(() => toSaved(state)), [state]);

  const portrait = useMemo(() => portraitIn(lab, state.vocabulary), [lab, state.vocabulary]);
  const recording = recordingOf(state);
  const index = indexOf(recording, lab.portrait).extend(recording);
  const gestures = useGestures(setState, setHovered, setMenu);
  const pointed = hovered ?? state.selected;
  const ink: Ink = useMemo(
    () => ({ portrait, tints: index.tints, gestures, lit: litBy(pointed, recording.events, index) }),
    [portrait, index, gestures, pointed, recording, state.length],
  );
  const closeMenu = useCallback(() => setMenu((was) => {
    if (was?.handle instanceof HTMLElement && was.handle.isConnected) was.handle.focus();
    return undefined;
  }), []);
  const choose = (choice: Choice): void => {
    setMenu(undefined);
    setHovered(undefined);
    setState((was) => act(was, choice.action));
    if (menu) root.current?.focus();
  };
  const run = useCommands(setState);
  useKeys(root, compact, menu !== undefined, run);
  const share = usePlayback(state, speed, () => setState(stepForward));

  const { cursor } = state;
  const [world, agenda] = [recording.worlds[cursor], recording.agendas[cursor]];
  if (!world || !agenda) throw new Error(`There is no state ${cursor}.`);
  const reports = reportOn(recording.model.properties, recording.verdicts(), world, cursor);
  const standing: Standing = { model: recording.model, world, agenda, portrait };
  const said = sentenceAt(state, ink);
  const tabs = playerTabs({ state, setState, standing, ink, reports, choose, hover: setHovered, search, checked, setChecked });
  return (
    <div class={compact ? "player compact" : "player"} ref={root} tabIndex={-1} role="group" aria-label={`${lab.title}: ${state.scenario.title}`}>
      <Header state={state} compact={compact} onRead={onRead} setVocabulary={(vocabulary) => setState((was) => ({ ...was, vocabulary }))}
        openScenario={(id) => setState((was) => openAnother(was, id))} />
      <div class="controls">
        <Transport cursor={cursor} length={state.length} playing={state.playing} speed={speed} setSpeed={setSpeed} run={run}
          time={portrait.time(agenda.now)} marks={marksOf(state, reports)} where={said}
          seek={(to) => setState((was) => ({ ...seek(was, to), playing: false }))} />
        <Moments state={state} go={(id) => setState((was) => goToMoment(was, id))} />
        <StatusStrip reports={reports} budget={world.budget} showProperties={() => setState((was) => ({ ...was, tab: "properties" }))} />
      </div>
      {state.notice !== undefined && <Notice state={state} setState={setState} />}
      <Now state={state} ink={ink} />
      <div class="pictures">
        <StagePane state={state} share={share} linesMax={index.linesMax} ink={ink} selected={state.selected} />
        <SpaceTimePane state={state} index={index} ink={ink} />
      </div>
      <Tabs tabs={tabs} current={state.tab} choose={(tab) => setState((was) => ({ ...was, tab }))} idPrefix={`lab-${lab.id}`} />
      {menu && (
        <Menu title={titleOf(menu.subject, standing)} choices={choicesFor(menu.subject, standing)} handle={menu.handle} ink={ink}
          choose={choose} close={closeMenu} />
      )}
      <p class="visually-hidden" aria-live="polite">{said}</p>
    </div>
  );
}

type SetState = (change: (was: PlayerState) => PlayerState) => void;

function useGestures(
  setState: SetState, setHovered: (change: (was: Subject | undefined) => Subject | undefined) => void, setMenu: (menu: OpenMenu) => void,
): Gestures {
  return useMemo(() => ({
    hover: (subject) => setHovered((was) => (sameSubject(was, subject) ? was : subject)),
    select: (subject) => setState((was) => select(was, subject)),
    act: (subject, handle) => {
      setState((was) => ({ ...was, playing: false, selected: subject }));
      setMenu({ subject, handle });
    },
  }), []);
}

/** The step that was just taken, in words, where the eye is before it goes to the pictures. */
const Now = ({ state, ink }: { readonly state: PlayerState; readonly ink: Ink }): JSX.Element => (
  <div class="now">
    {state.cursor === 0 ? <p class="event-detail">At the start. Step, play, or act on a node.</p> : (
      <>
        <span class="event-number">{state.cursor}</span>
        <EventDetail track={recordingOf(state)} event={state.cursor - 1} ink={ink} />
      </>
    )}
  </div>
);

/** Follows the links that lead into a player that is already open. */
function useVisits(target: LabTarget, setState: SetState): void {
  const first = useRef(target);
  useEffect(() => {
    if (first.current === target) return;
    first.current = target;
    setState((was) => follow(was, target));
  }, [target]);
}

function useCommands(setState: SetState): (command: Command) => void {
  return (command) => setState((was) => {
    switch (command) {
      case "toggle": return { ...was, playing: !was.playing, notice: undefined };
      case "step": return stepForward({ ...was, playing: false });
      case "back": return { ...seek(was, was.cursor - 1), playing: false };
      case "start": return { ...seek(was, 0), playing: false };
      case "end": return { ...seek(was, was.length), playing: false };
      case "next moment": return goToNextMoment(was, 1);
      case "previous moment": return goToNextMoment(was, -1);
      case "let go": return { ...was, selected: undefined };
    }
  });
}

/** In a panel the keys work wherever the focus is; in a text only while it is in the player. */
function useKeys(root: { readonly current: HTMLElement | null }, compact: boolean, busy: boolean, run: (command: Command) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const target: HTMLElement | Document | null = compact ? root.current : document;
    const onKeyDown = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || busy || event.defaultPrevented) return;
      const command = commandFor(pressed(event));
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    target?.addEventListener("keydown", onKeyDown);
    return () => target?.removeEventListener("keydown", onKeyDown);
  }, [root, compact, busy]);
}

/** Picking out an event also goes there; picking it again lets it go. */
function select(state: PlayerState, subject: Subject): PlayerState {
  if (sameSubject(state.selected, subject)) return { ...state, selected: undefined };
  const there = subject.kind === "event" ? seek(state, subject.event + 1) : state;
  return { ...there, selected: subject, playing: false };
}

function openAnother(state: PlayerState, id: string): PlayerState {
  const scenario = state.lab.scenarios.find((other) => other.id === id);
  if (!scenario) return state;
  const fresh = open(state.lab, scenario, {});
  const forked = state.branches.length > 1;
  const wayBack = forked ? { wayBack: { ...state, playing: false }, notice: "Another scenario is open." } : {};
  return { ...fresh, tab: state.tab, vocabulary: state.vocabulary, ...wayBack };
}

function titleOf(subject: Subject, { world, portrait }: Standing): string {
  switch (subject.kind) {
    case "packet": {
      const packet = world.packets.find(({ id }) => id === subject.packet);
      return packet ? packetTitle(packet, portrait) : "This message is no longer under way";
    }
    case "node": return `Node ${subject.node}`;
    case "link": return `Link ${subject.link.join("–")}`;
    case "event":
    case "tint":
    case "rule": return "";
  }
}

function sentenceAt(state: PlayerState, { portrait }: Ink): string {
  const recording = recordingOf(state);
  const [event, before] = [recording.events[state.cursor - 1], recording.worlds[state.cursor - 1]];
  if (!event || !before) return `At the start of ${state.length} steps.`;
  const words = plain(wholePhrase(narrate(event, before, portrait)), (term) => portrait.word(term));
  return `Step ${state.cursor} of ${state.length}, ${portrait.time(event.at)}. ${words}`;
}

const Notice = ({ state, setState }: { readonly state: PlayerState; readonly setState: SetState }): JSX.Element => (
  <div class="notice" role="status">
    <span>{state.notice}</span>
    {state.noticeStep !== undefined && (
      <button type="button" class="secondary" onClick={() => setState((was) => seek(was, was.noticeStep ?? was.cursor))}>Go there</button>
    )}
    {state.wayBack && <button type="button" class="secondary" onClick={() => setState((was) => was.wayBack ?? was)}>Undo</button>}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => setState((was) => ({ ...was, notice: undefined, wayBack: undefined }))}>
      <Icon name="close" />
    </button>
  </div>
);
