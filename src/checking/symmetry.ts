// Worlds that differ only in the names of interchangeable nodes stand for each other: the search keeps one of them, the one with
// the smallest ids. Sound when the model keeps its word (`Symmetry` in the kernel): whatever one can do, the other can do with
// the names exchanged, so verdicts and distances are the same.
import type { Symmetry } from "../kernel/network";
import type { NodeId } from "../kernel/protocol";
import { idle } from "./channel";
import type { NetworkFields } from "./network-fields";

/** Puts the state that stands for all that differ from it by names in its place. */
export type Reduce = (ids: Int32Array) => void;

export function reduction<S, M, I>(world: NetworkFields<S, M, I>, symmetry: Symmetry<S, M>): Reduce {
  const renamings = orders(symmetry.nodes).slice(1).map((order) => new Renaming(world, symmetry, order));
  const best = new Int32Array(world.sky + 1);
  const other = new Int32Array(world.sky + 1);
  return (ids) => {
    best.set(ids);
    for (const renaming of renamings) {
      renaming.rename(ids, other);
      if (isLess(other, best)) best.set(other);
    }
    ids.set(best);
  };
}

/** One way to exchange the names, remembered for each id of each field. */
class Renaming<S, M, I> {
  /** For each field of a node or a channel, the field that takes its part. */
  readonly #place: readonly number[];
  readonly #name: (node: NodeId) => NodeId;
  readonly #locals: number[][];
  readonly #channels: number[][];
  readonly #envelopes: number[] = [];
  readonly #weathers: number[] = [];

  constructor(readonly world: NetworkFields<S, M, I>, readonly symmetry: Symmetry<S, M>, order: readonly NodeId[]) {
    const { nodes } = world.model;
    const names = new Map(symmetry.nodes.map((node, at) => [node, order[at] as NodeId]));
    this.#name = (node) => names.get(node) ?? node;
    const place = nodes.map((node) => nodes.indexOf(this.#name(node)));
    this.#place = [...place, ...place.flatMap((to) => place.map((from) => world.channelField(from, to)))];
    this.#locals = nodes.map(() => []);
    this.#channels = nodes.flatMap(() => nodes.map(() => []));
  }

  rename(ids: Int32Array, to: Int32Array): void {
    const { size, sky } = this.world;
    for (let node = 0; node < size; node++) {
      const [local, place] = [ids[node] as number, this.#place[node] as number];
      to[place] = (this.#locals[node] as number[])[local] ??= this.#local(node, place, local);
    }
    for (let field = size; field < sky; field++) {
      const [id, place] = [ids[field] as number, this.#place[field] as number];
      to[place] = id === idle ? idle : (this.#channels[field - size] as number[])[id] ??= this.#channel(field, place, id);
    }
    const weather = ids[sky] as number;
    to[sky] = this.#weathers[weather] ??= this.#weather(weather);
  }

  #local(node: number, place: number, id: number): number {
    const { locals } = this.world;
    const { node: name, up, state, timers } = locals.state(node, id);
    return locals.intern(place, { node: this.#name(name), up, state: this.symmetry.renameState(state, this.#name), timers });
  }

  #channel(field: number, place: number, id: number): number {
    return this.world.channel(place).of(this.world.channel(field).contents(id).map((envelope) => (this.#envelopes[envelope] ??= this.#envelope(envelope))));
  }

  #envelope(id: number): number {
    const { envelopes } = this.world.locals;
    const { from, to, message } = envelopes.value(id);
    return envelopes.id({ from: this.#name(from), to: this.#name(to), message: this.symmetry.renameMessage(message, this.#name) });
  }

  #weather(id: number): number {
    const { weathers, model: { nodes } } = this.world;
    const { cuts, ...rest } = weathers.all.value(id);
    return weathers.withCuts(rest, cuts.map(([a, b]) => {
      const [one, other] = [this.#name(a), this.#name(b)];
      return nodes.indexOf(one) < nodes.indexOf(other) ? [one, other] : [other, one];
    }));
  }
}

/** Every order of some things; the first is the one given. */
function orders<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length === 0) return [[]];
  return things.flatMap((first, at) => orders(things.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

function isLess(one: Int32Array, other: Int32Array): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at < one.length && (one[at] as number) < (other[at] as number);
}
