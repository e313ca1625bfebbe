// What a picture of a run says about itself: of which run it is, how to have it again, and what is laid over it.
import { axes, type AxisId } from "../space-time/time-axis";
import type { DrawnLayer } from "../space-time/layers";

export interface PictureFacts {
  readonly title: string;
  readonly seed: number;
  /** The rules that are off, by their ids. */
  readonly off: readonly string[];
  /** Settings that are not the lab's own, "priests: 5". */
  readonly settings: readonly string[];
  /** How long the run is, and after how many steps the reader stands. */
  readonly length: number;
  readonly step: number;
  /** The steps shown, from the first (counted from 0) up to the last (not included). */
  readonly span: readonly [from: number, to: number];
  /** The event picked out; its past and its future are shown. */
  readonly selected?: number | undefined;
  readonly layers: readonly DrawnLayer[];
  readonly axis: AxisId;
}

/** One line: what the picture was made from, so that it can be made again. */
export function sourceLine(facts: PictureFacts): string {
  const { length, span: [from, to] } = facts;
  const steps = to - from === length ? counted(length) : `steps ${from + 1} to ${to} of ${length}`;
  return [steps, ...settingsOf(facts)].join(" · ");
}

export const settingsOf = ({ seed, off, settings, axis }: PictureFacts): readonly string[] =>
  [`seed ${seed}`, ...off.map((id) => `${id} off`), ...settings, ...(axis === "physical" ? [] : [`axis: ${axisName(axis)}`])];

/** The same in sentences, with all that is shown: for who cannot see the picture, and for who finds the file later. */
export function description(facts: PictureFacts): string {
  const { title, seed, off, settings, length, step, span: [from, to], selected, layers, axis } = facts;
  const shown = to - from === length ? `All ${counted(length)}` : `Steps ${from + 1} to ${to} of ${length}`;
  return [
    `The run “${title}”, seed ${seed}${off.length === 0 ? "" : `, without ${off.join(", ")}`}${settings.map((each) => `, ${each}`).join("")}.`,
    `${shown}; the reader stands ${step === 0 ? "at the start" : `after step ${step}`}.`,
    `The axis shows ${axis === "physical" ? "physical time" : `each event's ${axisName(axis)}`}.`,
    ...(selected === undefined ? [] : [`Along the rows: the past of step ${selected + 1} as filled bands, its future as outlined ones.`]),
    ...layers.map(({ layer }) => `Laid over it: ${layer.title} (${layer.sign}). ${layer.help}`),
  ].join(" ");
}

const counted = (steps: number): string => (steps === 1 ? "1 step" : `${steps} steps`);

const axisName = (axis: AxisId): string => (axes.find(({ id }) => id === axis)?.title ?? axis).toLowerCase();
