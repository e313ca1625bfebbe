// What the race with simjs runs: ping-pong, and a queue with one server.
import { networkModel } from "../../src/kernel/network";
import { noFaults } from "../../src/kernel/world";
import type { Env, Protocol } from "../../src/kernel/protocol";

interface Player { readonly heard: number }
type Ball = { readonly type: "ping" };

const player: Protocol<Player, Ball, never> = {
  init: () => ({ heard: 0 }),
  inputs: () => [],
  on: (state, event, env) => {
    switch (event.type) {
      case "start": return Number(env.self) % 2 === 0 ? [state, { type: "send", to: partner(env), message: { type: "ping" } }] : [state];
      case "message": return [{ heard: state.heard + 1 }, { type: "send", to: event.from, message: event.message }];
      default: return [state];
    }
  },
};

// Asked for at the start only, as the rival is given its partner once: a list of its 1,999 peers for each of 2,000 nodes is not play.
const partner = ({ self, peers }: Env): string => peers.find((id) => Number(id) === Number(self) + 1) ?? self;

/** Every second node serves. */
export const pingPong = (nodes: number) => networkModel<Player, Ball, never>({
  protocol: player, nodes: Array.from({ length: nodes }, (_, index) => String(index)), budget: noFaults, properties: [],
});

interface Server { readonly waiting: number; readonly busy: boolean; readonly served: number }

/** Customers come at rate 0.8 and are served at rate 1, one after the other. */
const server: Protocol<Server, never, never> = {
  init: () => ({ waiting: 0, busy: false, served: 0 }),
  inputs: () => [],
  on: (state, event) => {
    if (event.type === "start") return [state, { type: "setTimer", timer: "arrival", after: arrival }];
    if (event.type !== "timer") return [state];
    if (event.timer === "arrival") {
      const next = { type: "setTimer", timer: "arrival", after: arrival } as const;
      return state.busy
        ? [{ ...state, waiting: state.waiting + 1 }, next]
        : [{ ...state, busy: true }, next, { type: "setTimer", timer: "service", after: service }];
    }
    const served = state.served + 1;
    return state.waiting === 0
      ? [{ waiting: 0, busy: false, served }]
      : [{ waiting: state.waiting - 1, busy: true, served }, { type: "setTimer", timer: "service", after: service }];
  },
};

const arrival = { kind: "exponential", mean: 1 / 0.8 } as const;
const service = { kind: "exponential", mean: 1 } as const;

export const queue = () => networkModel<Server, never, never>({ protocol: server, nodes: ["queue"], budget: noFaults, properties: [] });
