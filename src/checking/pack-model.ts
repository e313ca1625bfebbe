// Any model at all as the explorer runs it. What its states are made of is seen from the first one (`record-fields.ts`); what its
// actions look at is not known, so each state is asked anew. Models of nodes (`pack-network.ts`) and of parts (`parts.ts`), of
// which that is known, are searched several times faster.
import type { Model } from "../kernel/model";
import { Interners } from "./interner";
import { everyPick } from "./odometer";
import type { Packed } from "./packed";
import { RecordFields } from "./record-fields";

export interface ModelAction<A> { readonly action: A; readonly picks: readonly number[] }

export function packModel<S, A>(model: Model<S, A>): Packed<S, ModelAction<A>> {
  const fields = new RecordFields(model.init);
  const stateOf = (ids: Int32Array): S => fields.decode(ids) as S;
  const init = new Int32Array(fields.size);
  fields.encode(model.init, init);
  const next = new Int32Array(fields.size);
  const outcomesOf = (state: S, action: A) => everyPick((pick) => model.next(state, action, pick, 0));
  return {
    init,
    interners: new Interners(),
    sizes: () => fields.sizes(),
    rules: [],
    append: () => { throw new Error("A state that is seen whole is sent nothing."); },
    successors: (ids, take) => {
      const state = stateOf(ids);
      let code = 0;
      for (const action of model.enabled(state)) for (const { result } of outcomesOf(state, action)) {
        next.set(ids);
        fields.encode(result, next);
        take(code++, next);
      }
    },
    properties: model.properties,
    verdicts: (ids) => {
      const state = stateOf(ids);
      return model.properties.reduce((bits, property, at) => (property.holds(state) ? bits | (1 << at) : bits), 0);
    },
    bytes: () => fields.bytes,
    alike: [],
    state: stateOf,
    // A code is the place among all that may happen in the state.
    action: (code, ids) => {
      const state = stateOf(ids);
      const all = model.enabled(state).flatMap((action) => outcomesOf(state, action).map(({ picks }) => ({ action, picks })));
      return all[code] as ModelAction<A>;
    },
  };
}
