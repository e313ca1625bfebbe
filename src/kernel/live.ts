// A run going on: a draft of the world, time beside it, and what the seed chooses next. Headless it is all there is; a recording
// adds a log. Either way the same steps happen.
import { sameContent } from "./canonical";
import { clockActions, isClockFault } from "./clocks";
import { Draft } from "./draft";
import type { Log, NetStep } from "./log";
import type { NetworkModel } from "./network";
import { happeningOf, type Notice } from "./notice";
import type { NetAction } from "./world";
import { Door } from "./pick";
import { draw, indexOf, purpose } from "./random";
import type { Agenda, FaultRates, Pace, Planned } from "./schedule";
import { Timetable } from "./timetable";
import { carryOut, type Context, reactTo, transition } from "./transition";

const faultKinds = ["crash", "drop", "duplicate", "cut", "restart", "heal", "skew", "drift"] as const satisfies readonly (keyof FaultRates)[];

export class Live<S, M, I> {
  readonly draft: Draft<S, M>;
  readonly timetable: Timetable;
  steps = 0;
  seed = 0;
  readonly #context: Context<S, M, I>;
  readonly #door = new Door(this);
  readonly #faulty: boolean;
  #pending: readonly Planned<I>[] = [];
  /** Nothing can come before what is due earliest. */
  #calm = false;
  /** What `#weigh` found to come before every notice. */
  #other: NetStep<I> | undefined;
  /** Whether a planned request would be taken, asked once for each state of its node. */
  readonly #asked = new Map<Planned<I>, { readonly state: S; readonly can: boolean }>();

  constructor(readonly model: NetworkModel<S, M, I>, readonly pace: Pace<I>, seed: number, readonly log?: Log<S, M, I>) {
    const { nodes, places, protocol, channels, init } = model;
    this.timetable = new Timetable(pace, nodes, channels);
    this.draft = new Draft<S, M>(places, init.budget, this.timetable, log);
    this.#context = { protocol, places, channels, pick: this.#door.pick, now: 0 };
    this.#faulty = faultKinds.some((kind) => pace.faults[kind] > 0);
    this.start(seed);
  }

  /** From the model's first world again, for another seed: what a run needs is there already. */
  start(seed: number): this {
    this.seed = seed;
    this.steps = 0;
    this.#other = undefined;
    this.#expect(this.pace.plan);
    this.draft.load(this.model.init);
    this.timetable.start(seed, this.draft);
    this.log?.attend(this.draft);
    return this;
  }

  /** The step that the seed chooses: what is due earliest, or now and then, as the pace says, a fault. Undefined when nothing more happens. */
  choose(): NetStep<I> | undefined {
    const notice = this.#decide();
    return notice ? { action: happeningOf(notice.order), at: this.timetable.timeOf(notice) } : this.#other;
  }

  /** Does what the seed chooses. False when nothing more happens. */
  advance(): boolean {
    const notice = this.#decide();
    if (notice === undefined) return this.#takeOther();
    this.#happen(notice);
    return true;
  }

  /** Up to so many steps, as the seed chooses; how many there were. */
  run(steps: number): number {
    const before = this.steps;
    const end = before + steps;
    while (this.steps < end && this.advance());
    return this.steps - before;
  }

  /** Takes a step that anyone chose. Its picks are replayed if it has them. Throws, and then has done nothing, if it is not possible. */
  take({ action, at, picks: recorded }: NetStep<I>): void {
    const { draft, timetable, model: { channels } } = this;
    timetable.at = at;
    this.#door.open(recorded);
    this.#context.now = timetable.reading(this.#placeOf(action), at);
    const { explained } = transition(this.#context, draft, action);
    if (action.type === "delay") timetable.delay(draft.packetNotice(action.packet), action.by);
    else if (action.type === "skew") timetable.skew(draft.places.of(action.node), action.by);
    else if (action.type === "drift") timetable.drift(draft.places.of(action.node), action.rate);
    if (action.type === "restart" || action.type === "heal" || channels === "fifo") timetable.release();
    timetable.now = Math.max(timetable.now, at);
    this.#other = undefined;
    this.#strike(action, at);
    const { picks } = this.#door;
    this.log?.did(picks.length > 0 ? { action, at, picks } : { action, at }, explained);
    this.steps++;
    // Where nobody asks what is next, what is done with would stand in line for ever.
    timetable.earliest();
  }

  agenda(): Agenda<I> {
    const clocks = this.model.nodes.map((id, place) => [id, this.timetable.clocks[place]] as const);
    return {
      now: this.timetable.now, due: this.timetable.appointments(), pending: this.#pending,
      clocks: Object.fromEntries(clocks) as Agenda<I>["clocks"],
    };
  }

  /** What comes next: a message arrives or a timer rings, or `#other` happens, or nothing more. */
  #decide(): Notice | undefined { return this.#calm ? this.timetable.earliest() : this.#weigh(); }

  #weigh(): Notice | undefined {
    this.#other = this.#faulty ? this.#fault() : undefined;
    if (this.#other) return undefined;
    const notice = this.timetable.earliest();
    if (this.#pending.length > 0 && (this.#other = this.#planned(notice ? this.timetable.timeOf(notice) : Infinity))) return undefined;
    if (!notice && this.#faulty) this.#other = this.#repair();
    return notice;
  }

  #takeOther(): boolean {
    if (!this.#other) return false;
    this.take(this.#other);
    return true;
  }

  /**
   * A delivery or a timer at its time, with nothing allocated that need not be. Here and in what it calls, what is rarely done stands
   * in functions of its own: an engine makes one piece of a step only while all that it might do is short.
   */
  #happen(notice: Notice): void {
    const { draft, timetable } = this;
    const context = this.#context;
    const at = timetable.begin(notice);
    this.#door.open();
    context.now = timetable.reading(notice.to, at);
    const reaction = reactTo(context, draft, notice);
    timetable.done(notice);
    const explained = carryOut(draft, notice, reaction);
    if (!this.#calm) this.#strike(happeningOf(notice.order), at);
    this.log?.happened(notice.order, at, this.#door.picks, explained ? reaction : undefined);
    draft.recycle(notice);
    this.steps++;
  }

  #fault(): NetStep<I> | undefined {
    const { seed, pace: { faults }, steps } = this;
    for (const [order, kind] of faultKinds.entries()) {
      if (faults[kind] === 0 || draw(seed, purpose.fault, steps, order) >= faults[kind]) continue;
      const candidates = kind === "skew" || kind === "drift" ? this.#clockFaults(kind)
        : this.model.enabled(this.draft.world()).filter(({ type }) => type === kind);
      const action = candidates[indexOf(draw(seed, purpose.which, steps, order), candidates.length)];
      if (action) return { action, at: this.timetable.now };
    }
    return undefined;
  }

  /** What the budget still allows to go wrong with clocks. No model speaks of it, for it has no time. */
  #clockFaults(kind: "skew" | "drift"): readonly NetAction<I>[] {
    if (this.draft.budget[kind] === 0) return [];
    const { nodes, readsClocks } = this.model;
    return nodes.flatMap((node, place) => clockActions(node, this.timetable.clocks[place]?.rate ?? 1, readsClocks))
      .filter((action) => action.type === kind && isClockFault(action));
  }

  /** When nothing is under way but something is broken, a pace that repairs at all repairs now rather than ending the run. */
  #repair(): NetStep<I> | undefined {
    const action = this.model.enabled(this.draft.world())
      .find(({ type }) => (type === "restart" || type === "heal") && this.pace.faults[type] > 0);
    return action && { action, at: this.timetable.now };
  }

  /** Of the plan, what can be done now and is due by the given time; the earliest, and of those the first. */
  #planned(by: number): NetStep<I> | undefined {
    let best: NetStep<I> | undefined;
    for (const planned of this.#pending) {
      const at = Math.max(planned.at, this.timetable.now);
      if (at <= by && (!best || at < best.at) && this.#isPossible(planned)) best = { action: planned.action, at };
    }
    return best;
  }

  #isPossible(planned: Planned<I>): boolean {
    const { action } = planned;
    if (action.type === "skew" || action.type === "drift") {
      return this.draft.places.find(action.node) !== undefined && (!isClockFault(action) || this.draft.budget[action.type] > 0);
    }
    if (action.type !== "input") return this.model.enabled(this.draft.world()).some((candidate) => sameContent(candidate, action));
    // A plan may speak of a node that there is not, with these settings.
    const place = this.draft.places.find(action.node);
    if (place === undefined || !this.draft.up[place]) return false;
    const state = this.draft.states[place] as S;
    const known = this.#asked.get(planned);
    if (known?.state === state) return known.can;
    const can = this.model.protocol.inputs(state, action.node).some((input) => sameContent(input, action.input));
    this.#asked.set(planned, { state, can });
    return can;
  }

  /** What was planned and is done, whoever did it, is struck off the plan. */
  #strike(action: NetAction<I>, at: number): void {
    const index = this.#pending.findIndex((planned) => planned.at <= at && planned.action.type === action.type && sameContent(planned.action, action));
    if (index >= 0) this.#expect(this.#pending.toSpliced(index, 1));
  }

  #expect(plan: readonly Planned<I>[]): void {
    this.#pending = plan;
    this.#calm = !this.#faulty && plan.length === 0;
  }

  /** The place of the node where an action happens; 0, whose clock nobody asks, for what happens on the way. */
  #placeOf(action: NetAction<I>): number {
    switch (action.type) {
      case "deliver": return this.draft.packetNotice(action.packet).to;
      case "fire": return this.draft.timerNotice(action.timer).to;
      case "crash": case "restart": case "input": case "skew": case "drift": return this.draft.places.of(action.node);
      case "drop": case "duplicate": case "delay": case "cut": case "heal": return 0;
    }
  }
}
