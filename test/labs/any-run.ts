// Runs as a reader makes them: a scenario, and now and then something else than what would happen anyway.
import { indexOf, draw, purpose } from "../../src/kernel/random";
import { Course } from "../../src/labs/runs/course";
import type { Lab, Scenario } from "../../src/labs/lab";
import { openScenario, type Overrides, setupFor } from "../../src/labs/settings";
import type { Told } from "../../src/labs/runs/write-run";
import { timeOf } from "../../src/kernel/schedule";

/** A run of so many steps; the seed decides at which of them somebody interferes, and how. */
export function anyRun(lab: Lab, scenario: Scenario, seed: number, length: number, overrides: Overrides = {}): Told {
  const setup = setupFor(lab, scenario, overrides);
  const recording = openScenario(lab, scenario, setup);
  const course = new Course(scenario);
  while (recording.length < length) {
    const chance = draw(seed, purpose.which, recording.length);
    const enabled = recording.model.enabled(recording.last);
    const action = chance < 0.15 ? enabled[indexOf(draw(seed, purpose.fault, recording.length), enabled.length)] : undefined;
    if (action) course.interfered();
    const step = action ? { action, at: timeOf(recording.agenda, action) } : course.next(recording);
    if (!step) break;
    recording.append(step);
  }
  return { lab, scenario, setup, recording, step: Math.floor(recording.length / 2) };
}
