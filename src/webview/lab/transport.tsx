// Moving through the run: start, back, play, step, end; the strip of the run with its marks; the speed.
import type { JSX } from "preact";
import type { Ink } from "../../views/phrase-view";
import type { PropertyReport } from "../../views/properties-view";
import { Icon } from "./icons";
import type { Command } from "./keys";
import { momentsOf } from "./moments";
import { sentenceAt } from "./now";
import { seek } from "./moves";
import { type PlayerState, recordingOf, type SetState } from "./player-state";
import { RunUntil } from "./run-until";
import { type Mark, Scrubber } from "./scrubber";
import type { SeenPart } from "./seen-part";

interface TransportProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly reports: readonly PropertyReport[];
  readonly ink: Ink;
  readonly speed: number;
  readonly setSpeed: (speed: number) => void;
  readonly run: (command: Command) => void;
  readonly seen: SeenPart;
}

export function Transport({ state, setState, reports, ink, speed, setSpeed, run, seen }: TransportProps): JSX.Element {
  const { cursor, length, playing } = state;
  const recording = recordingOf(state);
  return (
    <div class="transport" role="group" aria-label="Transport">
      <div class="transport-buttons">
        <IconButton name="Start" keys="Home" icon="start" press={() => run("start")} off={cursor === 0} />
        <IconButton name="Back" keys="Left" icon="back" press={() => run("back")} off={cursor === 0} />
        <IconButton name={playing ? "Pause" : "Play"} keys="Space" icon={playing ? "pause" : "play"} press={() => run("toggle")} main />
        <IconButton name="Step" keys="Right" icon="step" press={() => run("step")} />
        <IconButton name="End" keys="End" icon="end" press={() => run("end")} off={cursor === length} />
      </div>
      <RunUntil state={state} setState={setState} portrait={ink.portrait} />
      <span class="where">
        <b>{number(cursor)}</b> of {number(length)} <span class="quiet-text">· {ink.portrait.time(recording.agendas[cursor]?.now ?? 0)}</span>
      </span>
      <Speed speed={speed} setSpeed={setSpeed} />
      <Scrubber recording={recording} cursor={cursor} length={length} seen={seen} where={sentenceAt(state, ink)}
        marks={marksOf(state, reports).filter(({ state: at }) => at <= length)}
        seek={(to) => setState((was) => ({ ...seek(was, to), playing: false }))} />
    </div>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly keys: string;
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly press: () => void;
  readonly off?: boolean;
  readonly main?: boolean;
}

// A button that is off stays focusable, so that whoever steps back to the start by keyboard does not lose the place.
const IconButton = ({ name, keys, icon, press, off = false, main = false }: IconButtonProps): JSX.Element => (
  <button type="button" class={main ? "icon-button main" : "icon-button"} aria-label={name} title={`${name} (${keys})`}
    aria-disabled={off} onClick={() => { if (!off) press(); }}>
    <Icon name={icon} />
  </button>
);

const format = new Intl.NumberFormat("en");
const number = (count: number): string => format.format(count);

/** Doubling is one notch: slow speeds get as much of the slider as fast ones. */
const Speed = ({ speed, setSpeed }: Pick<TransportProps, "speed" | "setSpeed">): JSX.Element => (
  <label class="speed" title="Speed">
    <span class="quiet-text">Speed</span>
    <input type="range" min={-2} max={5} step={0.5} value={Math.log2(speed)} aria-valuetext={`${speedText(speed)} times`}
      onInput={(event) => setSpeed(2 ** Number(event.currentTarget.value))} />
    <span class="speed-value">{speedText(speed)}×</span>
  </label>
);

const speedText = (speed: number): string => String(Math.round(speed * 100) / 100);

/** The places of a run worth marking: its moments, the violations the reader has come past, and where it forked. */
function marksOf(state: PlayerState, reports: readonly PropertyReport[]): readonly Mark[] {
  const moments = momentsOf(recordingOf(state), state.scenario);
  const branch = state.branches.find(({ id }) => id === state.current);
  return [
    ...state.scenario.moments.flatMap(({ id, title }): readonly Mark[] => {
      const event = moments.get(id);
      return event === undefined ? [] : [{ state: event + 1, title, kind: "moment" }];
    }),
    ...reports.flatMap(({ title, standing, step }): readonly Mark[] =>
      standing === "violated" && step !== undefined ? [{ state: step, title: `Violated: ${title}`, kind: "violation" }] : []),
    ...(branch === undefined || branch.parent === null ? [] : [{ state: branch.at, title: "Forked here", kind: "fork" } as const]),
  ];
}
