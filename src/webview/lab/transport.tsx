// Moving through the run: start, back, play, step, end; the scrubber with its marks; the speed.
import type { JSX } from "preact";
import type { PropertyReport } from "../../views/properties-view";
import { Icon } from "./icons";
import type { Command } from "./keys";
import { momentsOf } from "./moments";
import { type PlayerState, recordingOf } from "./player-state";

export interface Mark {
  readonly state: number;
  readonly title: string;
  readonly kind: "moment" | "violation" | "fork";
}

export interface TransportProps {
  readonly cursor: number;
  readonly length: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly marks: readonly Mark[];
  readonly time: string;
  /** What the scrubber's position means, in words. */
  readonly where: string;
  readonly seek: (state: number) => void;
  readonly run: (command: Command) => void;
  readonly setSpeed: (speed: number) => void;
}

export function Transport(props: TransportProps): JSX.Element {
  const { cursor, length, playing, time, run } = props;
  return (
    <div class="transport" role="group" aria-label="Transport">
      <div class="transport-buttons">
        <IconButton name="Start" keys="Home" icon="start" press={() => run("start")} off={cursor === 0} />
        <IconButton name="Back" keys="Left" icon="back" press={() => run("back")} off={cursor === 0} />
        <IconButton name={playing ? "Pause" : "Play"} keys="Space" icon={playing ? "pause" : "play"} press={() => run("toggle")} main />
        <IconButton name="Step" keys="Right" icon="step" press={() => run("step")} />
        <IconButton name="End" keys="End" icon="end" press={() => run("end")} off={cursor === length} />
      </div>
      <Scrubber {...props} />
      <span class="where"><b>{cursor}</b> of {length} <span class="quiet-text">· {time}</span></span>
      <Speed speed={props.speed} setSpeed={props.setSpeed} />
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

function Scrubber({ cursor, length, marks, where, seek }: TransportProps): JSX.Element {
  return (
    <div class="scrubber">
      <input type="range" min={0} max={length} step={1} value={cursor} aria-label="Position in the run" aria-valuetext={where}
        onInput={(event) => seek(Number(event.currentTarget.value))} />
      <div class="marks">
        {grouped(marks).map(({ state, kind, title }) => (
          <button type="button" key={`${kind} ${state}`} class={`scrub-mark at-${kind}`} tabIndex={-1} aria-hidden="true"
            style={{ left: `${length === 0 ? 0 : (100 * state) / length}%` }} title={`${title} (step ${state})`} onClick={() => seek(state)} />
        ))}
      </div>
    </div>
  );
}

/** Marks at one place are one mark that says all. */
function grouped(marks: readonly Mark[]): readonly Mark[] {
  const places = new Map<number, Mark>();
  for (const mark of marks) {
    const there = places.get(mark.state);
    const kind = there?.kind === "violation" ? "violation" : mark.kind;
    places.set(mark.state, there ? { ...there, kind, title: `${there.title}; ${mark.title}` } : mark);
  }
  return [...places.values()];
}

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
export function marksOf(state: PlayerState, reports: readonly PropertyReport[]): readonly Mark[] {
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
