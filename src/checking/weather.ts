// What is left of a world beside nodes and messages: cut links and the fault budget. Worlds have few of them, so each is worked
// out once: which ways are cut, and what the network may still do to them. A search has no time, so no clock in it goes wrong: what
// the budget has for that is never spent. Nothing is missed by a drift, for any timer may ring at any time; what a node reads off a
// clock set wrong is not searched.
import { type FaultBudget, type FaultKind, isCut, type Link, links, type World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { Interner } from "./interner";

export interface Weather { readonly cuts: readonly Link[]; readonly budget: FaultBudget }

export type WeatherAction = { readonly type: "cut" | "heal"; readonly link: Link };

export const impossible = -1;

export interface Forecast {
  /** By addressee and sender, as places among the nodes. */
  readonly cut: readonly (readonly boolean[])[];
  /** The weather after one more fault of a kind; `impossible` when the budget has none left. */
  readonly after: Readonly<Record<Exclude<FaultKind, "cut" | "skew" | "drift">, number>>;
  readonly changes: readonly { readonly code: number; readonly weather: number }[];
}

export class Weathers {
  readonly #forecasts: Forecast[] = [];

  /** `code` numbers an action. */
  constructor(readonly nodes: readonly NodeId[], readonly all: Interner<Weather>, readonly code: (action: WeatherAction) => number) {}

  /** The same with other links cut, in one spelling. */
  withCuts(weather: Omit<Weather, "cuts">, cuts: readonly Link[]): number {
    return this.all.id({ ...weather, cuts: cuts.toSorted((x, y) => (x.join() < y.join() ? -1 : 1)) });
  }

  forecast(id: number): Forecast {
    return (this.#forecasts[id] ??= this.#foresee(this.all.value(id)));
  }

  #foresee({ cuts, budget }: Weather): Forecast {
    const world = { cuts } as World<never, never>;
    const spend = (kind: FaultKind): FaultBudget => ({ ...budget, [kind]: budget[kind] - 1 });
    const after = (kind: FaultKind): number => (budget[kind] > 0 ? this.all.id({ cuts, budget: spend(kind) }) : impossible);
    const whole = links(this.nodes).filter(([a, b]) => !isCut(world, a, b));
    return {
      cut: this.nodes.map((a) => this.nodes.map((b) => isCut(world, a, b))),
      after: { crash: after("crash"), drop: after("drop"), duplicate: after("duplicate") },
      changes: [
        ...cuts.map((link) => ({ code: this.code({ type: "heal", link }), weather: this.all.id({ cuts: cuts.filter((other) => other !== link), budget }) })),
        ...(budget.cut > 0 ? whole : []).map((link) =>
          ({ code: this.code({ type: "cut", link }), weather: this.withCuts({ budget: spend("cut") }, [...cuts, link]) })),
      ],
    };
  }
}
