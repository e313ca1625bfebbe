// The ways between nodes, each the same in both directions.
import type { Link } from "./network";
import type { NodeId } from "./protocol";

export const isCut = ({ cuts }: { readonly cuts: readonly Link[] }, a: NodeId, b: NodeId): boolean =>
  cuts.some((cut) => sameLink(cut, [a, b]));

export const sameLink = (one: Link, other: Link): boolean =>
  (one[0] === other[0] && one[1] === other[1]) || (one[0] === other[1] && one[1] === other[0]);

/** Every pair of nodes, each once, in the order of the nodes. */
export const links = (nodes: readonly NodeId[]): readonly Link[] =>
  nodes.flatMap((a, index) => nodes.slice(index + 1).map((b): Link => [a, b]));
