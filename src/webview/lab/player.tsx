// The player: one lab, its pictures and its tabs, linked by what the reader points at and picks out.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Lab } from "../../labs/lab";
import { type Choice, choicesFor } from "../../views/choices";
import type { Ink } from "../../views/phrase-view";
import type { Portrait } from "../../views/portrait";
import type { RunIndex } from "../../views/run-index";
import { type Gestures, type Handle, litBy, type Subject } from "../../views/subject";
import type { LabTarget, SavedLab } from "../../wire/run";
import { horizon } from "./asking/asking";
import { Below } from "./below";
import { act } from "./branching";
import { useCommands, useKeys } from "./commands";
import { ComparePane } from "./compare/compare-pane";
import { otherOf } from "./compare/comparing";
import { Floor } from "./floor";
import { type OpenMenu, titleOf, useGestures } from "./gestures";
import { GoalPanel } from "./asking/goal-panel";
import { Header, Moments } from "./header";
import { indexOf } from "./index-of";
import { letGoOfTheOld } from "./let-go";
import { ChoiceMenu } from "./menu";
import { NowRoom } from "./now-room";
import { follow, openAnother, openTarget } from "./opening";
import { type PlayerState, recordingOf, type SetState } from "./player-state";
import type { Checked } from "./tabs/properties-tab";
import { toSaved } from "./saved-state";
import { Sash } from "./sash";
import { SeenPart } from "./seen-part";
import type { SharePort } from "./share/share";
import { ShareButton } from "./share/share-button";
import { SpaceTimePane } from "./space-time-pane";
import { StagePane } from "./stage-pane";
import { standingOf } from "./standing";
import { StatusStrip } from "./status-strip";
import { Transport } from "./transport";
import { useSearch } from "./search/use-search";
import { portraitIn } from "./words";
import { useWork } from "./work-bar";

letGoOfTheOld();

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
  /** Gives runs and exports away. */
  readonly port?: SharePort;
  /** Inside a text: smaller, and with keys only while it has the focus. */
  readonly compact?: boolean;
}

export function Player({ lab, target, restored, onChange, onRead, port, compact = false }: PlayerProps): JSX.Element {
  const [state, setState] = useState(() => restored ?? openTarget(lab, target));
  const [hovered, setHovered] = useState<Subject>();
  const [menu, setMenu] = useState<OpenMenu>();
  const [speed, setSpeed] = useState(1);
  const [checked, setChecked] = useState<Checked>();
  const search = useSearch();
  const root = useRef<HTMLDivElement>(null);
  const seen = useMemo(() => new SeenPart(), []);
  useVisits(target, setState);
  useEffect(() => onChange?.(() => toSaved(state)), [state]);

  const portrait = useMemo(() => portraitIn(lab, state.vocabulary), [lab, state.vocabulary]);
  const recording = recordingOf(state);
  const index = indexOf(recording, lab.portrait).extend(recording);
  const gestures = useGestures(setState, setHovered, setMenu);
  const ink = useInk(state, portrait, index, gestures, hovered);
  const closeMenu = useCallback(() => setMenu((was) => {
    if (was?.handle instanceof HTMLElement && was.handle.isConnected) was.handle.focus();
    return undefined;
  }), []);
  const giveBack = useGiveBack(root);
  const choose = useCallback((choice: Choice): void => {
    setMenu((was) => {
      if (was) giveBack(was.handle);
      return undefined;
    });
    setHovered(undefined);
    setState((was) => act(was, choice.action));
  }, []);
  const run = useCommands(setState);
  useKeys(root, compact, menu !== undefined, run);
  useWork(state, setState);

  const shown = useShown(state);
  const { standing, reports } = standingOf(state, portrait);
  return (
    <div class={compact ? "player compact" : "player"} ref={root} tabIndex={-1} role="group" aria-label={`${lab.title}: ${state.scenario.title}`}
      {...(state.pictures !== undefined && { style: { "--pictures": state.pictures } })}>
      <Header state={state} setState={setState} compact={compact} onRead={onRead} setVocabulary={(vocabulary) => setState((was) => ({ ...was, vocabulary }))}
        openScenario={(id) => setState((was) => openAnother(was, id))}>
        {port && <ShareButton state={state} setState={setState} port={port} />}
      </Header>
      <div class="controls">
        <Transport state={shown} setState={setState} reports={reports} ink={ink} speed={speed} setSpeed={setSpeed} run={run} seen={seen} />
        <Moments state={state} setState={setState} />
        <StatusStrip reports={reports} budget={standing.world.budget} allowed={standing.model.init.budget}
          showProperties={() => setState((was) => ({ ...was, tab: "properties" }))} />
      </div>
      {state.scenario.goal && <GoalPanel state={state} goal={state.scenario.goal} setState={setState} search={search} />}
      <NowRoom state={state} setState={setState} ink={ink} />
      <Pictures state={state} shown={shown} setState={setState} index={index} ink={ink} hovered={hovered} speed={speed} seen={seen} />
      <Sash state={state} setState={setState} />
      <Below state={shown} ink={ink} setState={setState} choose={choose} hover={setHovered} search={search} port={port} checked={checked}
        setChecked={setChecked} />
      <Floor state={state} setState={setState} />
      {menu && (
        <ChoiceMenu title={titleOf(menu.subject, standing)} choices={choicesFor(menu.subject, standing)} handle={menu.handle} ink={ink}
          choose={choose} close={closeMenu} />
      )}
    </div>
  );
}

interface PicturesProps {
  readonly state: PlayerState;
  readonly shown: PlayerState;
  readonly setState: SetState;
  readonly index: RunIndex;
  readonly ink: Ink;
  readonly hovered: Subject | undefined;
  readonly speed: number;
  readonly seen: SeenPart;
}

/** The stage and the space-time diagram; or the diagrams of two runs that are compared. */
function Pictures({ state, shown, setState, index, ink, hovered, speed, seen }: PicturesProps): JSX.Element {
  const other = otherOf(state);
  if (other) {
    return <ComparePane state={shown} setState={setState} other={other} index={index} ink={ink} hovered={hovered} speed={speed} seen={seen} />;
  }
  return (
    <div class="pictures">
      <StagePane state={state} setState={setState} speed={speed} linesMax={index.linesMax} ink={ink} />
      <SpaceTimePane state={shown} setState={setState} index={index} ink={ink} hovered={hovered} seen={seen} />
    </div>
  );
}

/** Gives the keyboard back to what was acted on once the player is drawn anew, or to the player where that is gone. */
function useGiveBack(root: { readonly current: HTMLElement | null }): (handle: Handle) => void {
  const waiting = useRef<Handle | undefined>(undefined);
  useEffect(() => {
    const handle = waiting.current;
    if (!handle) return;
    waiting.current = undefined;
    (handle instanceof HTMLElement && handle.isConnected ? handle : root.current)?.focus();
  });
  return useCallback((handle) => { waiting.current = handle; }, []);
}

function useInk(state: PlayerState, portrait: Portrait, index: RunIndex, gestures: Gestures, hovered: Subject | undefined): Ink {
  const pointed = hovered ?? state.selected;
  const recording = recordingOf(state);
  return useMemo(
    () => ({ portrait, tints: index.tints, gestures, lit: litBy(pointed, recording.events, index) }),
    [portrait, index, gestures, pointed, recording, state.length],
  );
}

/** The state as it is shown: while a question is open, the run ends before it. */
function useShown(state: PlayerState): PlayerState {
  const upTo = horizon(state, recordingOf(state));
  return useMemo(() => (upTo < state.length ? { ...state, length: upTo } : state), [state, upTo]);
}

/** Follows the links that lead into a player that is already open. */
function useVisits(target: LabTarget, setState: SetState): void {
  const first = useRef(target);
  useEffect(() => {
    if (first.current === target) return;
    first.current = target;
    setState((was) => follow(was, target));
  }, [target]);
}
