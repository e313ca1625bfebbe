// Who tells which properties hold in a world, without building the world if that can be helped: properties that see the same
// views of the nodes are asked together, once for each tuple of views; any other, in every world.
// A property of a network at rest is asked when nothing is under way.
import type { NetworkProperty } from "../kernel/network";
import { type Interner, Interners } from "./interner";
import type { NetworkFields } from "./network-fields";
import { TupleMemo, unknown } from "./tuple-memo";

export interface Judge {
  /** The bits of those of its properties that hold in the world with these ids. */
  verdicts(ids: Int32Array): number;
  readonly bytes: number;
}

/** A property with its bit among the verdicts. */
type Ballot<S, M> = readonly [bit: number, property: NetworkProperty<S, M>];
type View<S> = NonNullable<NetworkProperty<S, unknown>["sees"]>["view"];

export function judgesOf<S, M, I>(world: NetworkFields<S, M, I>): readonly Judge[] {
  const all = world.model.properties.map((property, at): Ballot<S, M> => [1 << at, property]);
  const blind = all.filter(([, { sees }]) => !sees);
  return [
    ...[...new Set(all.flatMap(([, { sees }]) => (sees ? [sees.view] : [])))]
      .map((view) => new ViewJudge(world, view, all.filter(([, { sees }]) => sees?.view === view))),
    ...(blind.length > 0 ? [worldJudge(world, blind)] : []),
  ];
}

const worldJudge = <S, M, I>(world: NetworkFields<S, M, I>, properties: readonly Ballot<S, M>[]): Judge => ({
  bytes: 0,
  verdicts: (ids) => {
    const decoded = world.decode(ids);
    return properties.reduce((bits, [bit, { holds }]) => (holds(decoded) ? bits | bit : bits), 0);
  },
});

class ViewJudge<S, M, I> implements Judge {
  readonly #views: Interner<unknown> = new Interners().create();
  /** Of each node, the view of a local state, by its number. */
  readonly #seen: number[][];
  readonly #memo: TupleMemo;
  readonly #tuple: Int32Array;
  readonly #places: Int32Array;
  /** The bits of the properties that say nothing while a message is under way. */
  readonly #atRest: number;

  constructor(readonly world: NetworkFields<S, M, I>, readonly view: View<S>, readonly properties: readonly Ballot<S, M>[]) {
    this.#atRest = properties.reduce((bits, [bit, { sees }]) => (sees?.atRest ? bits | bit : bits), 0);
    this.#seen = world.model.nodes.map(() => []);
    this.#memo = new TupleMemo(world.size);
    this.#tuple = new Int32Array(world.size);
    this.#places = this.#tuple.map((_, at) => at);
  }

  get bytes(): number { return this.#memo.bytes; }

  verdicts(ids: Int32Array): number {
    const tuple = this.#tuple;
    for (let node = 0; node < tuple.length; node++) {
      const seen = this.#seen[node] as number[];
      const local = ids[node] as number;
      tuple[node] = seen[local] ??= this.#look(node, local);
    }
    const known = this.#memo.get(tuple, this.#places);
    const verdicts = known === unknown ? this.#memo.set(tuple, this.#places, this.#judge()) : known;
    return (verdicts & this.#atRest) === this.#atRest || this.world.isAtRest(ids) ? verdicts : verdicts | this.#atRest;
  }

  #look(at: number, local: number): number {
    const { node, state } = this.world.locals.state(at, local);
    return this.#views.id(this.view(state, node));
  }

  #judge(): number {
    const views = Array.from(this.#tuple, (view) => this.#views.value(view));
    return this.properties.reduce((bits, [bit, { sees }]) => (sees?.holds(views) ? bits | bit : bits), 0);
  }
}
