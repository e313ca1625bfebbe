// What happens in a scenario when nobody interferes: its script while that fits, then what the seed chooses.
import { bySeed } from "../../kernel/choose";
import type { NetStep, Recording } from "../../kernel/recording";
import { timeOf } from "../../kernel/schedule";
import type { Scenario } from "../lab";

type AnyRecording = Recording<unknown, unknown, unknown>;

export class Course {
  #scripted: boolean;
  #misfit: number | undefined;

  constructor(readonly scenario: Scenario) { this.#scripted = scenario.script !== undefined; }

  /** After how many steps the script stopped fitting, e.g. because it was written for other settings. */
  get misfit(): number | undefined { return this.#misfit; }

  /** The step that happens next; undefined when nothing more does. */
  next(recording: AnyRecording): NetStep<unknown> | undefined {
    const cue = this.#scripted && recording.length < this.scenario.steps ? this.scenario.script?.[recording.length] : undefined;
    if (!cue) return bySeed(recording);
    const action = recording.model.enabled(recording.last).find((candidate) => cue.fits(candidate, recording.last));
    if (action) return { action, at: timeOf(recording.agenda, action) };
    this.#misfit = recording.length;
    this.interfered();
    return bySeed(recording);
  }

  /** Somebody did something else: from here on there is no script. */
  interfered(): void { this.#scripted = false; }

  /** Appends the steps that a scenario prepares, up to a length. True when there are no more of them. */
  prepare(recording: AnyRecording, upTo = Infinity): boolean {
    while (recording.length < Math.min(upTo, this.scenario.steps)) {
      const step = this.next(recording);
      if (!step) return true;
      recording.append(step);
    }
    return recording.length >= this.scenario.steps;
  }
}
