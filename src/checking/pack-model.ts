// Any model at all as the explorer runs it: a state is one field. Nothing is known of what a state is made of, so each is spelled
// out and kept; models of nodes (`pack-network.ts`) or of parts (`parts.ts`) are searched many times faster.
import type { Model } from "../kernel/model";
import { Interners } from "./interner";
import { everyPick } from "./odometer";
import type { Packed } from "./packed";
import type { SharedLog } from "./shared-log";

export interface ModelAction<A> { readonly action: A; readonly picks: readonly number[] }

export function packModel<S, A>(model: Model<S, A>, log?: SharedLog): Packed<S, ModelAction<A>> {
  const interners = new Interners(log);
  const states = interners.create<S>();
  const actions: ModelAction<A>[] = [];
  return {
    init: Int32Array.of(states.id(model.init)),
    interners,
    sizes: () => [states.size],
    rules: [{
      fields: [0],
      outcomes: ([id = 0]) => {
        const state = states.value(id);
        return model.enabled(state).flatMap((action) => everyPick((pick) => model.next(state, action, pick, 0)).map(({ result, picks }) =>
          ({ action: actions.push({ action, picks }) - 1, changes: [[0, states.id(result)]], sends: [] })));
      },
    }],
    append: () => { throw new Error("A state of one field is sent nothing."); },
    properties: model.properties,
    verdicts: ([id = 0]) => model.properties.reduce((bits, { holds }, at) => (holds(states.value(id)) ? bits | (1 << at) : bits), 0),
    bytes: () => 0,
    alike: [],
    state: ([id = 0]) => states.value(id),
    action: (code) => actions[code] as ModelAction<A>,
  };
}
