// What each action does to a world of nodes and messages. The one place where it is said, for a run of any kind.
import type { Draft } from "./draft";
import { isClockFault } from "./clocks";
import { isCut, sameLink } from "./world";
import type { Pick } from "./model";
import type { Notice } from "./notice";
import type { Channels, NetAction, Packet } from "./world";
import type { Places } from "./places";
import type { Effect, Env, NodeEvent, NodeId, Protocol, Reaction } from "./protocol";

export interface Context<S, M, I> extends Surroundings {
  readonly protocol: Protocol<S, M, I>;
  readonly channels: Channels;
}

interface Surroundings {
  readonly places: Places;
  pick: Pick;
  /** What the clock shows of the node where it happens. */
  now: number;
}

/** What one action did, beside changing the draft. */
export interface Happening<S, M> {
  /** Where it happened: the node's place; undefined for what happens on the way. */
  readonly node?: number;
  /** The packet that was delivered, dropped, duplicated or delayed. */
  readonly packet?: Packet<M>;
  /** What the node did, if it gave reasons. */
  readonly explained?: Reaction<S, M>;
}

/** What a node is told of where it stands. Made for every event, so it holds no more than it must. */
class Scene implements Env {
  readonly now: number;
  constructor(readonly context: Surroundings, readonly place: number) { this.now = context.now; }
  get self(): NodeId { return this.context.places.nodes[this.place] as NodeId; }
  get peers(): readonly NodeId[] { return this.context.places.peers(this.place); }
  get pick(): Pick { return this.context.pick; }
}

/** Throws with a sentence, and then has changed nothing, if the action is not possible here. */
export function transition<S, M, I>(context: Context<S, M, I>, draft: Draft<S, M>, action: NetAction<I>): Happening<S, M> {
  switch (action.type) {
    case "deliver": {
      const notice = draft.packetNotice(action.packet);
      const packet = draft.packet(notice);
      if (!arrives(context.channels, draft, notice)) throw new Error(`${packet.to} cannot be reached by message ${packet.id} now.`);
      return { packet, ...happen(context, draft, notice) };
    }
    case "drop": {
      const notice = draft.packetNotice(action.packet);
      const packet = draft.packet(notice);
      draft.spend("drop");
      draft.release(notice);
      return { packet };
    }
    case "duplicate": {
      const notice = draft.packetNotice(action.packet);
      const packet = draft.packet(notice);
      draft.spend("duplicate");
      draft.send(notice.from, notice.to, packet.message);
      return { packet };
    }
    case "delay": return { packet: draft.packet(draft.packetNotice(action.packet)) };
    case "fire": return happen(context, draft, draft.timerNotice(action.timer));
    case "cut":
      if (isCut(draft, action.link[0], action.link[1])) throw new Error(`the link ${action.link.join("–")} is cut already.`);
      draft.spend("cut");
      draft.cuts = [...draft.cuts, action.link];
      return {};
    case "heal":
      if (!isCut(draft, action.link[0], action.link[1])) throw new Error(`the link ${action.link.join("–")} is not cut.`);
      draft.cuts = draft.cuts.filter((cut) => !sameLink(cut, action.link));
      return {};
    case "crash":
    case "restart":
    case "input":
    case "skew":
    case "drift": return atNode(context, draft, draft.places.of(action.node), action);
  }
}

type AtNode<I> = Extract<NetAction<I>, { readonly node: NodeId }>;

function atNode<S, M, I>(context: Context<S, M, I>, draft: Draft<S, M>, node: number, action: AtNode<I>): Happening<S, M> {
  const up = draft.up[node] as boolean;
  switch (action.type) {
    case "crash": {
      if (!up) throw new Error(`${action.node} is down already.`);
      const state = draft.states[node] as S;
      const left = context.protocol.recover ? context.protocol.recover(state, action.node, draft.nodes) : state;
      draft.spend("crash");
      // Its timers stop. Messages under way to it wait: only "drop" loses a message.
      draft.disarmAll(node);
      draft.up[node] = false;
      draft.states[node] = left;
      return { node };
    }
    case "restart": {
      if (up) throw new Error(`${action.node} is up already.`);
      const reaction = react(context, draft, node, { type: "start" });
      draft.up[node] = true;
      return settle(draft, node, reaction, node) ? { node, explained: reaction } : { node };
    }
    case "input": {
      if (!up) throw new Error(`${action.node} is away and takes no request.`);
      const reaction = react(context, draft, node, { type: "input", input: action.input });
      return settle(draft, node, reaction, node) ? { node, explained: reaction } : { node };
    }
    // Clocks stand beside the world, with time; what the budget allows does not.
    case "skew":
    case "drift":
      if (action.type === "drift" && !(action.rate > 0)) throw new Error("a clock has to go forward.");
      if (isClockFault(action)) draft.spend(action.type);
      return { node };
  }
}

function happen<S, M, I>(context: Context<S, M, I>, draft: Draft<S, M>, notice: Notice): Happening<S, M> {
  const reaction = reactTo(context, draft, notice);
  return carryOut(draft, notice, reaction) ? { node: notice.to, explained: reaction } : { node: notice.to };
}

/** What the node that a message or a timer is bound for would do about it: nothing is changed yet. */
export function reactTo<S, M, I>(context: Context<S, M, I>, draft: Draft<S, M>, notice: Notice): Reaction<S, M> {
  const event: NodeEvent<M, I> = notice.isTimer
    ? { type: "timer", timer: notice.content as string }
    : { type: "message", from: draft.nodes[notice.from] as NodeId, message: notice.content as M };
  return react(context, draft, notice.to, event);
}

/** The message or timer is done with, and what it brought about is done. Answers as `settle` does. */
export function carryOut<S, M>(draft: Draft<S, M>, notice: Notice, reaction: Reaction<S, M>): boolean {
  draft.release(notice);
  return settle(draft, notice.to, reaction, notice.isTimer ? notice.to : notice.from);
}

/** What a node would do about an event: nothing is changed yet. */
export function react<S, M, I>(context: Context<S, M, I>, draft: Draft<S, M>, node: number, event: NodeEvent<M, I>): Reaction<S, M> {
  return context.protocol.on(draft.states[node] as S, event, new Scene(context, node));
}

/**
 * The node's new state, its messages sent, its timers set. Many a message answers one that came `from` where it goes. True if it
 * gives reasons.
 */
export function settle<S, M>(draft: Draft<S, M>, node: number, reaction: Reaction<S, M>, from: number): boolean {
  draft.states[node] = reaction[0];
  let explained = false;
  for (let at = 1; at < reaction.length; at++) {
    const effect = reaction[at] as Effect<M>;
    if (effect.type === "send") draft.send(node, effect.to === draft.nodes[from] ? from : draft.places.of(effect.to), effect.message);
    else if (effect.type === "explain") explained = true;
    else settleTimer(draft, node, effect);
  }
  return explained;
}

function settleTimer<S, M>(draft: Draft<S, M>, node: number, effect: Extract<Effect<M>, { readonly timer: string }>): void {
  if (effect.type === "setTimer") draft.arm(node, effect.timer, effect.after);
  else draft.disarm(node, effect.timer);
}

/** False when its link is cut, its addressee is away, or an earlier message must arrive first. */
export function arrives<S, M>(channels: Channels, draft: Draft<S, M>, packet: Notice): boolean {
  if (draft.up[packet.to] !== true) return false;
  // Almost always nothing is in the way, and this is asked of every message.
  return (draft.cuts.length === 0 && channels === "any") || !isHeldUp(channels, draft, packet);
}

function isHeldUp<S, M>(channels: Channels, draft: Draft<S, M>, packet: Notice): boolean {
  const [from, to] = [draft.nodes[packet.from] as NodeId, draft.nodes[packet.to] as NodeId];
  return isCut(draft, from, to) || (channels === "fifo" && isBehind(draft, packet));
}

function isBehind<S, M>(draft: Draft<S, M>, { order, from, to }: Notice): boolean {
  return draft.packetNotices().some((other) => other.order < order && other.from === from && other.to === to);
}
