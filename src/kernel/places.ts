// The nodes of a model by their places among them: one table for all runs of the model, and for every world it passes through.
import type { NodeId } from "./protocol";

export class Places {
  readonly #places: ReadonlyMap<NodeId, number>;
  /** By place; made when first asked for, since few of many nodes ask. */
  readonly #peers: (readonly NodeId[] | undefined)[] = [];

  constructor(readonly nodes: readonly NodeId[]) {
    this.#places = new Map(nodes.map((id, place) => [id, place]));
  }

  find(id: NodeId): number | undefined { return this.#places.get(id); }

  /** Throws with a sentence if there is no such node. */
  of(id: NodeId): number {
    const place = this.#places.get(id);
    if (place === undefined) throw new Error(`there is no node ${id}.`);
    return place;
  }

  /** Every other node. */
  peers(place: number): readonly NodeId[] { return (this.#peers[place] ??= this.nodes.filter((_, other) => other !== place)); }
}
