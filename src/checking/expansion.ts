// What can happen next in a packed world of nodes and messages. Words: a local state for each node, an inbox for each node, the
// weather. Everything it looks up is remembered, so that a successor costs a few array reads.
import type { NetworkModel } from "../kernel/network";
import { Inboxes } from "./inboxes";
import { Locals, type Move } from "./local";
import type { Successors } from "./packed";
import { type Forecast, impossible, Weathers } from "./weather";

export class Expansion<S, M, I> {
  readonly locals: Locals<S, M, I>;
  readonly inboxes: Inboxes;
  readonly weathers: Weathers;
  /** How many nodes there are: where the inboxes begin. */
  readonly size: number;
  /** Where the weather is. */
  readonly sky: number;

  constructor(readonly model: NetworkModel<S, M, I>) {
    this.locals = new Locals(model);
    this.inboxes = new Inboxes(model.channels, this.locals.senders);
    this.weathers = new Weathers(model.nodes, (action) => this.locals.actions.id({ action, picks: [] }));
    this.size = model.nodes.length;
    this.sky = 2 * this.size;
  }

  expand(words: Int32Array, out: Successors): void {
    out.count = 0;
    const forecast = this.weathers.forecast(words[this.sky] as number);
    for (let node = 0; node < this.size; node++) {
      this.#deliver(words, out, node, forecast);
      for (const move of this.locals.own(words[node] as number)) this.#move(words, out, node, move);
      this.#meddle(words, out, node, forecast);
    }
    for (const { code, weather } of forecast.changes) out.states[out.push(words, code) + this.sky] = weather;
  }

  /** Puts messages into the inboxes of the state at `offset`. */
  send(states: Int32Array, offset: number, sends: ArrayLike<number>): void {
    for (let at = 0; at < sends.length; at++) {
      const message = sends[at] as number;
      const place = offset + this.size + (this.locals.addressees[message] as number);
      states[place] = this.inboxes.add(states[place] as number, message);
    }
  }

  #deliver(words: Int32Array, out: Successors, node: number, forecast: Forecast): void {
    const local = words[node] as number;
    const inbox = words[this.size + node] as number;
    const messages = this.inboxes.next(inbox);
    for (let at = 0; at < messages.length; at++) {
      const message = messages[at] as number;
      if (forecast.cut[node]?.[this.locals.senders[message] as number]) continue;
      for (const move of this.locals.deliveries(local, message)) {
        const offset = out.push(words, move.code);
        out.states[offset + node] = move.local;
        out.states[offset + this.size + node] = this.inboxes.take(inbox, message);
        this.send(out.states, offset, move.sends);
      }
    }
  }

  #move(words: Int32Array, out: Successors, node: number, move: Move): number {
    const offset = out.push(words, move.code);
    out.states[offset + node] = move.local;
    this.send(out.states, offset, move.sends);
    return offset;
  }

  /** The faults that the budget allows here: a crash, and for each message a loss and a copy. */
  #meddle(words: Int32Array, out: Successors, node: number, { after }: Forecast): void {
    const crash = after.crash === impossible ? undefined : this.locals.crash(words[node] as number);
    if (crash) out.states[this.#move(words, out, node, crash) + this.sky] = after.crash;
    if (after.drop === impossible && after.duplicate === impossible) return;
    const inbox = words[this.size + node] as number;
    this.inboxes.contents(inbox).forEach((message, place, all) => {
      const nth = all.slice(0, place).filter((other) => other === message).length;
      // Where order does not matter, one of several equal messages stands for all of them.
      if (nth > 0 && this.model.channels === "any") return;
      const envelope = this.locals.envelopes.value(message);
      const become = { drop: this.inboxes.without(inbox, place), duplicate: this.inboxes.add(inbox, message) };
      for (const type of ["drop", "duplicate"] as const) {
        if (after[type] === impossible) continue;
        const offset = out.push(words, this.locals.actions.id({ action: { type, envelope, nth }, picks: [] }));
        out.states[offset + this.size + node] = become[type];
        out.states[offset + this.sky] = after[type];
      }
    });
  }
}
