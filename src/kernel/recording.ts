// A run being made or looked at: its steps, every world it went through, its trace, its verdicts.
// Worlds share structure, so keeping them all makes seeking an index and a fork a slice.
import { canonical, TextHash } from "./canonical";
import type { Step } from "./model";
import type { NetAction, NetworkModel, World } from "./network";
import { recordingPick, replayingPick } from "./pick";
import { type Agenda, advance, startAgenda, type Pace } from "./schedule";
import { noOrigins, type Origins, traceEvent, type TraceEvent } from "./trace";

export type NetStep<I> = Step<NetAction<I>>;

export interface Verdict {
  readonly property: string;
  /** The first state index (0 is the initial state) that decides: a violation of "always", a witness of "reachable". */
  readonly decidedAt: number | undefined;
}

/** Thrown when a step of a run is not possible where it stands. The message is for the reader. */
export class RunError extends Error {
  override readonly name = "RunError";
  constructor(readonly index: number, message: string) { super(message); }
}

/** Append-only. State `i` is the world before step `i`; there is one more state than there are steps. */
export class Recording<S, M, I> {
  readonly worlds: World<S, M>[];
  readonly steps: NetStep<I>[] = [];
  readonly events: TraceEvent<M, I>[] = [];
  readonly agendas: Agenda<I>[];
  readonly #decided = new Map<string, number>();
  readonly #origins: Origins = noOrigins();

  constructor(readonly model: NetworkModel<S, M, I>, readonly pace: Pace<I>, readonly seed: number) {
    this.worlds = [model.init];
    this.agendas = [startAgenda(model.init, pace, seed)];
    this.#judge(0);
  }

  get length(): number { return this.steps.length; }
  /** The world and the agenda after the last step. */
  get last(): World<S, M> { return at(this.worlds, this.steps.length); }
  get agenda(): Agenda<I> { return at(this.agendas, this.steps.length); }

  /** Appends a step. Its picks are replayed if it has them; otherwise drawn from the seed and recorded. */
  append(step: NetStep<I>): TraceEvent<M, I> {
    const index = this.steps.length;
    const before = this.last;
    const door = step.picks ? replayingPick(step.picks) : recordingPick(this.seed, index);
    const applied = this.#apply(before, step, index, door.pick);
    const picks = door.picks();
    const kept: NetStep<I> = picks.length > 0 ? { action: step.action, at: step.at, picks } : { action: step.action, at: step.at };
    const event = traceEvent(applied, kept, this.events, this.model.nodes, this.#origins);
    this.agendas.push(advance(this.agenda, kept, before, applied.world, this.pace, this.seed));
    this.worlds.push(applied.world);
    this.events.push(event);
    this.steps.push(kept);
    this.#judge(index + 1);
    return event;
  }

  /** A new recording with the first `length` steps of this one. */
  fork(length: number): Recording<S, M, I> {
    const copy = new Recording(this.model, this.pace, this.seed);
    for (const step of this.steps.slice(0, length)) copy.append(step);
    return copy;
  }

  verdicts(): readonly Verdict[] {
    return this.model.properties.map(({ id }) => ({ property: id, decidedAt: this.#decided.get(id) }));
  }

  #apply(before: World<S, M>, step: NetStep<I>, index: number, pick: ReturnType<typeof replayingPick>["pick"]) {
    try {
      return this.model.apply(before, step.action, pick, step.at);
    } catch (error) {
      throw new RunError(index, `Step ${index + 1} is not possible here: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #judge(index: number): void {
    for (const property of this.model.properties) {
      if (this.#decided.has(property.id)) continue;
      if (property.holds(at(this.worlds, index)) === (property.kind === "reachable")) this.#decided.set(property.id, index);
    }
  }
}

/** Replays a whole run. Throws RunError at the first step that is not possible. */
export function replay<S, M, I>(
  model: NetworkModel<S, M, I>, pace: Pace<I>, seed: number, steps: readonly NetStep<I>[],
): Recording<S, M, I> {
  const recording = new Recording(model, pace, seed);
  for (const step of steps) recording.append(step);
  return recording;
}

/** A fingerprint of all that happened: equal for equal runs, on every engine. */
export function traceHash<S, M, I>(recording: Recording<S, M, I>): string {
  const hash = new TextHash().add(canonical(recording.last));
  for (const event of recording.events) hash.add(canonical(event));
  return hash.digest();
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`Nothing at index ${index} of ${list.length}.`);
  return item;
}
