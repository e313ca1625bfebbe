// What may happen at one node: deliveries, what it does unprompted, and the faults that the budget allows. It depends on three
// fields alone: what the node holds, what is on its way to it, and the weather.
import type { Move } from "./local";
import type { NetworkFields } from "./network-fields";
import type { Outcome } from "./outcome-pool";
import type { TransitionRule } from "./transitions";
import { type Forecast, impossible } from "./weather";

type Changes = Outcome["changes"];

export function nodeRule<S, M, I>(world: NetworkFields<S, M, I>, node: number): TransitionRule {
  const { locals, weathers, sky } = world;
  const inboxes = world.inbox(node);
  const inboxField = world.inboxField(node);

  const moved = ({ code, local, sends }: Move, changes: Changes = []): Outcome =>
    ({ action: code, changes: [[node, local], ...changes], sends: sends.map(([to, envelope]) => [world.inboxField(to), envelope]) });

  const deliveries = (local: number, inbox: number, { cut }: Forecast): readonly Outcome[] =>
    inboxes.next(inbox).filter(({ message }) => !cut[node]?.[locals.sender(message)]).flatMap(({ message, rest }) =>
      locals.deliveries(node, local, message).map((move) => moved(move, [[inboxField, rest]])));

  function crashes(local: number, { after }: Forecast): readonly Outcome[] {
    const crash = after.crash === impossible ? undefined : locals.crash(node, local);
    return crash ? [moved(crash, [[sky, after.crash]])] : [];
  }

  /** For each message a loss and a copy. */
  const accidents = (inbox: number, { after }: Forecast): readonly Outcome[] =>
    inboxes.contents(inbox).flatMap((message, place, all) => {
      const nth = all.slice(0, place).filter((other) => other === message).length;
      // Where order does not matter, one of several equal messages stands for all of them.
      if (nth > 0 && inboxes.channels === "any") return [];
      const envelope = locals.envelopes.value(message);
      const accident = (type: "drop" | "duplicate", become: () => number): readonly Outcome[] => (after[type] === impossible ? [] : [{
        action: locals.actions.id({ action: { type, envelope, nth }, picks: [] }),
        changes: [[inboxField, become()], [sky, after[type]]], sends: [],
      }]);
      return [...accident("drop", () => inboxes.without(inbox, place)), ...accident("duplicate", () => inboxes.add(inbox, message))];
    });

  return {
    fields: [node, inboxField, sky],
    outcomes: (ids) => {
      const [local = 0, inbox = 0] = [ids[node], ids[inboxField]];
      const forecast = weathers.forecast(ids[sky] as number);
      return [
        ...deliveries(local, inbox, forecast), ...locals.own(node, local).map((move) => moved(move)),
        ...crashes(local, forecast), ...accidents(inbox, forecast),
      ];
    },
  };
}

/** Cut and healed links: the weather changes by itself. */
export const weatherRule = <S, M, I>({ weathers, sky }: NetworkFields<S, M, I>): TransitionRule => ({
  fields: [sky],
  outcomes: (ids) => weathers.forecast(ids[sky] as number).changes.map(({ code, weather }) => ({ action: code, changes: [[sky, weather]], sends: [] })),
});
