// A run being made or looked at. It keeps the steps and who sent what; the worlds it went through, its trace and its verdicts are
// made from them when somebody asks, and then kept, so that seeking is an index.
import { canonical, TextHash } from "./canonical";
import { type Clock, drifting, firstClock, readClock, skewed } from "./clocks";
import { Live } from "./live";
import { Log, type NetStep } from "./log";
import type { NetworkModel } from "./network";
import type { Packet, World } from "./world";
import { explanationsOf, type NodeId } from "./protocol";
import type { Agenda, Pace } from "./schedule";
import { noOrigins, type Origins, traceEvent, type TraceEvent } from "./trace";

export type { NetStep } from "./log";

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
  readonly #live: Live<S, M, I>;
  readonly #log: Log<S, M, I>;
  readonly #steps: NetStep<I>[] = [];
  readonly #events: TraceEvent<M, I>[] = [];
  readonly #origins: Origins = noOrigins();
  readonly #clocks: Map<NodeId, Clock>;
  /** Follows the run and keeps the states on its way, once somebody asks for one. */
  #follower: Live<S, M, I> | undefined;
  readonly #worlds: World<S, M>[] = [];
  readonly #agendas: Agenda<I>[] = [];
  readonly #decided = new Map<string, number>();
  #judged = 0;

  constructor(readonly model: NetworkModel<S, M, I>, readonly pace: Pace<I>, readonly seed: number) {
    this.#log = new Log(model.nodes);
    this.#live = new Live(model, pace, seed, this.#log);
    this.#clocks = new Map(model.nodes.map((id, place) => [id, firstClock(pace.clocks, seed, place)]));
  }

  get length(): number { return this.#log.length; }
  /** The world and the agenda after the last step. */
  get last(): World<S, M> { return at(this.worlds, this.length); }
  get agenda(): Agenda<I> { return at(this.agendas, this.length); }

  get steps(): readonly NetStep<I>[] {
    for (let index = this.#steps.length; index < this.length; index++) this.#steps.push(this.#log.step(index));
    return this.#steps;
  }

  get events(): readonly TraceEvent<M, I>[] {
    for (let index = this.#events.length; index < this.length; index++) this.#events.push(this.#event(index));
    return this.#events;
  }

  get worlds(): readonly World<S, M>[] { return this.#follow(), this.#worlds; }
  get agendas(): readonly Agenda<I>[] { return this.#follow(), this.#agendas; }

  /** The step that the seed would choose now; undefined when nothing more happens. */
  choose(): NetStep<I> | undefined { return this.#live.choose(); }

  /** Goes on as the seed chooses, up to so many steps in all. */
  run(stepsMax: number): void { this.#live.run(stepsMax - this.length); }

  /** Appends a step. Its picks are replayed if it has them; otherwise drawn from the seed and recorded. */
  append(step: NetStep<I>): void {
    try {
      this.#live.take(step);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new RunError(this.length, `Step ${this.length + 1} is not possible here: ${why}`);
    }
  }

  /** A new recording with the first `length` steps of this one. */
  fork(length: number): Recording<S, M, I> {
    const copy = new Recording(this.model, this.pace, this.seed);
    for (const step of this.steps.slice(0, length)) copy.append(step);
    return copy;
  }

  verdicts(): readonly Verdict[] {
    const { worlds } = this;
    for (; this.#judged < worlds.length; this.#judged++) this.#judge(this.#judged);
    return this.model.properties.map(({ id }) => ({ property: id, decidedAt: this.#decided.get(id) }));
  }

  #follow(): void {
    const follower = (this.#follower ??= new Live(this.model, this.pace, this.seed));
    while (this.#worlds.length <= this.length) {
      if (this.#worlds.length > 0) follower.take(this.#log.step(follower.steps));
      this.#worlds.push(follower.draft.world());
      this.#agendas.push(follower.agenda());
    }
  }

  #event(index: number): TraceEvent<M, I> {
    const step = this.#log.step(index);
    const { action } = step;
    const packet = "packet" in action ? this.#log.packet(action.packet) : undefined;
    const node = this.#nodeOf(step, packet);
    if (action.type === "skew") this.#setClock(action.node, (clock) => skewed(clock, step.at, action.by));
    if (action.type === "drift") this.#setClock(action.node, (clock) => drifting(clock, step.at, action.rate));
    const clock = node === undefined ? undefined : this.#clocks.get(node);
    const explained = this.#log.explained(index);
    const happened = {
      node, packet, sent: this.#log.sentAt(index), explanations: explained ? explanationsOf(explained) : [],
      clock: clock && readClock(clock, step.at),
    };
    return traceEvent(happened, step, this.#events, this.model.nodes, this.#origins);
  }

  #nodeOf({ action }: NetStep<I>, packet: Packet<M> | undefined): NodeId | undefined {
    switch (action.type) {
      case "deliver": return packet?.to;
      case "fire": return this.#log.timerNode(action.timer);
      case "crash": case "restart": case "input": case "skew": case "drift": return action.node;
      case "drop": case "duplicate": case "delay": case "cut": case "heal": return undefined;
    }
  }

  #setClock(node: NodeId, change: (clock: Clock) => Clock): void {
    const clock = this.#clocks.get(node);
    if (clock) this.#clocks.set(node, change(clock));
  }

  #judge(index: number): void {
    for (const property of this.model.properties) {
      if (this.#decided.has(property.id)) continue;
      if (property.holds(at(this.#worlds, index)) === (property.kind === "reachable")) this.#decided.set(property.id, index);
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
