// A model of nodes and messages as the explorer runs it.
import type { NetworkModel } from "../kernel/network";
import type { World } from "../kernel/world";
import { Interners } from "./interner";
import { judgesOf } from "./judges";
import type { SearchAction } from "./local";
import { NetworkFields } from "./network-fields";
import { networkRules } from "./network-rules";
import type { Packed } from "./packed";
import type { SharedLog } from "./shared-log";
import { reduction } from "./symmetry";

export function packNetwork<S, M, I>(model: NetworkModel<S, M, I>, log?: SharedLog): Packed<World<S, M>, SearchAction<M, I>> {
  const interners = new Interners(log);
  const world = new NetworkFields(model, interners);
  const judges = judgesOf(world);
  return {
    init: world.encode(),
    interners,
    sizes: () => world.sizes(),
    rules: networkRules(world),
    append: (field, id, envelope) => world.channel(field).add(id, envelope),
    properties: model.properties,
    verdicts: (ids) => {
      let bits = 0;
      for (const judge of judges) bits |= judge.verdicts(ids);
      return bits;
    },
    bytes: () => judges.reduce((sum, { bytes }) => sum + bytes, 0),
    alike: model.symmetry?.nodes ?? [],
    ...(model.symmetry && { reduce: reduction(world, model.symmetry) }),
    state: (ids) => world.decode(ids),
    action: (code) => world.locals.action(code),
  };
}
