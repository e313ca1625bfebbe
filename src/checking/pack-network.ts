// A model of nodes and messages as words: one for each node's local state, one for each node's inbox, one for cuts and budget.
import { type FaultBudget, isCut, type Link, links, type NetworkModel, type NetworkProperty, type Packet, type Timer, type World } from "../kernel/network";
import { Inboxes } from "./inboxes";
import { Interner } from "./interner";
import { Locals, type SearchAction } from "./local";
import type { Packed, PackedProperty, Successors } from "./packed";
import { TupleMemo } from "./trie";

/** What is left of a world beside nodes and messages. */
interface Weather { readonly cuts: readonly Link[]; readonly budget: FaultBudget }

/** A weather, worked out once: what the network may do in it and what that leaves. */
interface Forecast {
  readonly cut: readonly (readonly boolean[])[];
  readonly crash: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly changes: readonly { readonly code: number; readonly weather: number }[];
}

const impossible = -1;

export function packNetwork<S, M, I>(model: NetworkModel<S, M, I>): Packed<World<S, M>, SearchAction<M, I>> {
  const { nodes, init } = model;
  const size = nodes.length;
  const locals = new Locals<S, M, I>(model);
  const inboxes = new Inboxes(model.channels, locals.senders);
  const weathers = new Interner<Weather>();
  const forecasts: Forecast[] = [];
  const weatherAt = 2 * size;

  function forecast(weather: number): Forecast {
    return (forecasts[weather] ??= foresee(nodes, weathers, weathers.value(weather), (action) => locals.actions.id({ action, picks: [] })));
  }

  function send(out: Successors, offset: number, sends: Int32Array): void {
    for (let at = 0; at < sends.length; at++) {
      const message = sends[at] as number;
      const place = offset + size + (locals.addressees[message] as number);
      out.states[place] = inboxes.add(out.states[place] as number, message);
    }
  }

  function expandNode(words: Int32Array, out: Successors, node: number, sky: Forecast): void {
    const local = words[node] as number;
    const inbox = words[size + node] as number;
    const messages = inboxes.next(inbox);
    for (let at = 0; at < messages.length; at++) {
      const message = messages[at] as number;
      if (sky.cut[node]?.[locals.senders[message] as number]) continue;
      for (const move of locals.deliveries(local, message)) {
        const offset = out.push(words, move.code);
        out.states[offset + node] = move.local;
        out.states[offset + size + node] = inboxes.take(inbox, message);
        send(out, offset, move.sends);
      }
    }
    for (const move of locals.own(local)) {
      const offset = out.push(words, move.code);
      out.states[offset + node] = move.local;
      send(out, offset, move.sends);
    }
    if (sky.crash !== impossible) {
      const move = locals.crash(local);
      if (move) {
        const offset = out.push(words, move.code);
        out.states[offset + node] = move.local;
        out.states[offset + weatherAt] = sky.crash;
      }
    }
    if (sky.drop === impossible && sky.duplicate === impossible) return;
    inboxes.contents(inbox).forEach((message, place, all) => meddle(words, out, node, all, place, message, sky));
  }

  /** Drops or duplicates the message at a place of an inbox. Where order does not matter, one of several equals stands for all. */
  function meddle(
    words: Int32Array, out: Successors, node: number, all: readonly number[], place: number, message: number, sky: Forecast,
  ): void {
    const nth = all.slice(0, place).filter((other) => other === message).length;
    if (nth > 0 && model.channels === "any") return;
    const inbox = words[size + node] as number;
    const envelope = locals.envelopes.value(message);
    const become = { drop: inboxes.without(inbox, place), duplicate: inboxes.add(inbox, message) };
    for (const type of ["drop", "duplicate"] as const) {
      if (sky[type] === impossible) continue;
      const offset = out.push(words, locals.actions.id({ action: { type, envelope, nth }, picks: [] }));
      out.states[offset + size + node] = become[type];
      out.states[offset + weatherAt] = sky[type];
    }
  }

  function expand(words: Int32Array, out: Successors): void {
    out.count = 0;
    const sky = forecast(words[weatherAt] as number);
    for (let node = 0; node < size; node++) expandNode(words, out, node, sky);
    for (const { code, weather } of sky.changes) out.states[out.push(words, code) + weatherAt] = weather;
  }

  const first = new Int32Array(weatherAt + 1);
  nodes.forEach((node, at) => {
    const held = init.nodes[node];
    if (!held) throw new Error(`The model's first world has no node ${node}.`);
    const timers = init.timers.filter((timer) => timer.node === node).map(({ timer, after }) => ({ timer, after }));
    first[at] = locals.states.id({ node, up: held.up, state: held.state, timers });
    first[size + at] = inboxes.empty;
  });
  send({ states: first } as Successors, 0, Int32Array.from(init.packets, ({ from, to, message }) => locals.envelope({ from, to, message })));
  first[weatherAt] = weathers.id({ cuts: init.cuts, budget: init.budget });

  const state = (words: Int32Array): World<S, M> => {
    const held = nodes.map((_, at) => locals.states.value(words[at] as number));
    const envelopes = nodes.flatMap((_, at) => inboxes.contents(words[size + at] as number)).map((message) => locals.envelopes.value(message));
    const timers = held.flatMap(({ node, timers: armed }) => armed.map((timer) => ({ ...timer, node })));
    const { cuts, budget } = weathers.value(words[weatherAt] as number);
    return {
      nodes: Object.fromEntries(held.map(({ node, up, state: of }) => [node, { up, state: of }])),
      packets: envelopes.map((envelope, id): Packet<M> => ({ id, ...envelope })), nextPacket: envelopes.length,
      timers: timers.map((timer, id): Timer => ({ id, ...timer })), nextTimer: timers.length,
      cuts, budget,
    };
  };

  return {
    width: weatherAt + 1, init: first, expand, state,
    action: (code) => locals.actions.value(code),
    properties: model.properties.map((property) => packProperty(property, size, state, (local) => locals.states.value(local))),
  };
}

/** A property that says what it sees is asked once for each tuple of views; any other, in every world. */
function packProperty<S, M>(
  property: NetworkProperty<S, M>, size: number, state: (words: Int32Array) => World<S, M>,
  local: (id: number) => { readonly node: string; readonly state: S },
): PackedProperty {
  const { sees } = property;
  if (!sees) return { property, holds: (words) => property.holds(state(words)) };
  const views = new Interner<unknown>();
  const seen: number[] = [];
  const memo = new TupleMemo(size);
  const tuple = new Int32Array(size);
  const places = Array.from({ length: size }, (_, at) => at);
  return {
    property,
    holds: (words) => {
      for (let at = 0; at < size; at++) {
        const id = words[at] as number;
        if (seen[id] === undefined) {
          const { node, state: held } = local(id);
          seen[id] = views.id(sees.view(held, node));
        }
        tuple[at] = seen[id] as number;
      }
      let known = memo.get(tuple, places);
      if (known < 0) memo.set(known = sees.holds(Array.from(tuple, (view) => views.value(view))) ? 1 : 0);
      return known === 1;
    },
  };
}

type WeatherAction = { readonly type: "cut" | "heal"; readonly link: Link };

function foresee(
  nodes: readonly string[], weathers: Interner<Weather>, { cuts, budget }: Weather, code: (action: WeatherAction) => number,
): Forecast {
  const world = { cuts } as World<never, never>;
  const spend = (kind: keyof FaultBudget): number =>
    (budget[kind] > 0 ? weathers.id({ cuts, budget: { ...budget, [kind]: budget[kind] - 1 } }) : impossible);
  const whole = links(nodes).filter(([a, b]) => !isCut(world, a, b));
  const sorted = (list: readonly Link[]): readonly Link[] => [...list].sort((x, y) => (x.join() < y.join() ? -1 : 1));
  return {
    cut: nodes.map((a) => nodes.map((b) => isCut(world, a, b))),
    crash: spend("crash"), drop: spend("drop"), duplicate: spend("duplicate"),
    changes: [
      ...cuts.map((link) => ({
        code: code({ type: "heal", link }), weather: weathers.id({ cuts: cuts.filter((other) => other !== link), budget }),
      })),
      ...(budget.cut > 0 ? whole : []).map((link) => ({
        code: code({ type: "cut", link }),
        weather: weathers.id({ cuts: sorted([...cuts, link]), budget: { ...budget, cut: budget.cut - 1 } }),
      })),
    ],
  };
}
