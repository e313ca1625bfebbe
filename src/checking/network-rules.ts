// What may happen in a world of nodes and messages, as rules that look at as little as can be: what a node does unprompted, what it
// does with the messages of one other node, and the faults that the budget allows.
import type { Move } from "./local";
import type { NetworkFields } from "./network-fields";
import type { Outcome } from "./outcome-pool";
import type { TransitionRule } from "./transition-rule";
import { impossible } from "./weather";

type Changes = Outcome["changes"];

export function networkRules<S, M, I>(world: NetworkFields<S, M, I>): readonly TransitionRule[] {
  const { nodes, init: { budget, cuts } } = world.model;
  const mayBeCut = budget.cut + cuts.length > 0;
  return [
    ...nodes.flatMap((_, node) => [
      unprompted(world, node),
      ...nodes.map((__, from) => deliveries(world, from, node, mayBeCut)),
      ...(budget.crash > 0 ? [crashes(world, node)] : []),
    ]),
    ...(budget.drop + budget.duplicate > 0 ? nodes.flatMap((_, to) => nodes.map((__, from) => accidents(world, from, to))) : []),
    ...(mayBeCut ? [cutting(world)] : []),
  ];
}

const unprompted = <S, M, I>(world: NetworkFields<S, M, I>, node: number): TransitionRule => ({
  fields: [node], changes: [node],
  outcomes: (ids) => world.locals.own(node, ids[node] as number).map((move) => moved(world, node, move)),
});

function deliveries<S, M, I>(world: NetworkFields<S, M, I>, from: number, to: number, mayBeCut: boolean): TransitionRule {
  const { locals, weathers, sky } = world;
  const field = world.channelField(from, to);
  const channel = world.channel(field);
  return {
    fields: [to, field, ...(mayBeCut ? [sky] : [])], changes: [to, field], idle: field,
    outcomes: (ids) => (weathers.forecast(ids[sky] as number).cut[to]?.[from] ? [] : channel.next(ids[field] as number).flatMap(({ message, rest }) =>
      locals.deliveries(to, ids[to] as number, message).map((move) => moved(world, to, move, [[field, rest]])))),
  };
}

const crashes = <S, M, I>(world: NetworkFields<S, M, I>, node: number): TransitionRule => ({
  fields: [node, world.sky],
  outcomes: (ids) => {
    const { crash: after } = world.weathers.forecast(ids[world.sky] as number).after;
    const crash = after === impossible ? undefined : world.locals.crash(node, ids[node] as number);
    return crash ? [moved(world, node, crash, [[world.sky, after]])] : [];
  },
});

/** For each message of a channel a loss and a copy. */
function accidents<S, M, I>(world: NetworkFields<S, M, I>, from: number, to: number): TransitionRule {
  const { locals, weathers, sky } = world;
  const field = world.channelField(from, to);
  const channel = world.channel(field);
  return {
    fields: [field, sky], idle: field,
    // A copy comes after what was sent before, and before what is sent then.
    alone: channel.order === "fifo",
    outcomes: (ids) => {
      const { after } = weathers.forecast(ids[sky] as number);
      const id = ids[field] as number;
      return channel.contents(id).flatMap((message, place, all) => {
        const nth = all.slice(0, place).filter((other) => other === message).length;
        // Where order does not matter, one of several equal messages stands for all of them.
        if (nth > 0 && channel.order === "any") return [];
        const envelope = locals.envelopes.value(message);
        const accident = (type: "drop" | "duplicate", become: () => number): readonly Outcome[] => (after[type] === impossible ? [] : [{
          action: locals.code({ type, envelope, nth }),
          changes: [[field, become()], [sky, after[type]]], sends: [],
        }]);
        return [...accident("drop", () => channel.without(id, place)), ...accident("duplicate", () => channel.add(id, message))];
      });
    },
  };
}

/** Cut and healed links: the weather changes by itself. */
const cutting = <S, M, I>({ weathers, sky }: NetworkFields<S, M, I>): TransitionRule => ({
  fields: [sky],
  outcomes: (ids) => weathers.forecast(ids[sky] as number).changes.map(({ code, weather }) => ({ action: code, changes: [[sky, weather]], sends: [] })),
});

const moved = <S, M, I>(world: NetworkFields<S, M, I>, node: number, { code, local, sends }: Move, changes: Changes = []): Outcome => ({
  action: code, changes: [[node, local], ...changes], sends: sends.map(([to, envelope]) => [world.channelField(node, to), envelope]),
});
