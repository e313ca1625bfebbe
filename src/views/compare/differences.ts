// How two states differ: node by node and line by line, and in what is under way.
import type { Packet, World } from "../../kernel/world";
import type { NodeId } from "../../kernel/protocol";
import type { Portrait, PortraitLine } from "../portrait";
import { lineChanges } from "../state-view";
import { listed } from "./parting";

type AnyWorld = World<unknown, unknown>;

export interface LineDifference {
  readonly label: string;
  /** Undefined where there is no such line. */
  readonly here: PortraitLine | undefined;
  readonly there: PortraitLine | undefined;
}

export interface NodeDifference {
  readonly node: NodeId;
  readonly lines: readonly LineDifference[];
}

export interface MessageDifference {
  readonly title: string;
  readonly here: number;
  readonly there: number;
}

export interface Differences {
  readonly nodes: readonly NodeDifference[];
  readonly messages: readonly MessageDifference[];
}

export function differencesOf(here: AnyWorld, there: AnyWorld, nodes: readonly NodeId[], portrait: Portrait): Differences {
  return {
    nodes: nodes.map((node) => ({ node, lines: linesOf(here, there, node, portrait) })).filter(({ lines }) => lines.length > 0),
    messages: messagesOf(here, there, portrait),
  };
}

function linesOf(here: AnyWorld, there: AnyWorld, node: NodeId, portrait: Portrait): readonly LineDifference[] {
  const drawn = ({ nodes }: AnyWorld): readonly PortraitLine[] => {
    const held = nodes[node];
    if (!held) return [];
    return [{ label: "is", value: held.up ? "up" : "down", kept: "memory" }, ...portrait.node(held.state, node).lines];
  };
  const [ours, theirs] = [drawn(here), drawn(there)];
  return lineChanges(ours, theirs).flatMap(({ line, old, gone }): readonly LineDifference[] => {
    if (old === undefined) return [];
    const same = theirs.find(({ label, kept }) => label === line.label && kept === line.kept);
    return [{ label: line.label, here: gone ? undefined : line, there: same }];
  });
}

function messagesOf(here: AnyWorld, there: AnyWorld, portrait: Portrait): readonly MessageDifference[] {
  const count = ({ packets }: AnyWorld): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const packet of packets) counts.set(titleOf(packet, portrait), (counts.get(titleOf(packet, portrait)) ?? 0) + 1);
    return counts;
  };
  const [ours, theirs] = [count(here), count(there)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .map((title) => ({ title, here: ours.get(title) ?? 0, there: theirs.get(title) ?? 0 }))
    .filter((each) => each.here !== each.there);
}

function titleOf({ from, to, message }: Packet<unknown>, portrait: Portrait): string {
  const { term, detail } = portrait.message(message);
  return `${portrait.word(term)}${detail === "" ? "" : ` ${detail}`}, ${from} to ${to}`;
}

/** For the head of the list, and for a screen reader. */
export function differenceWords({ nodes, messages }: Differences): string {
  const parts = [
    ...(nodes.length === 0 ? [] : [`at ${listed(nodes.map(({ node }) => node))}`]), ...(messages.length === 0 ? [] : ["in what is under way"]),
  ];
  return parts.length === 0 ? "The two states are the same." : `The two states differ ${parts.join(", and ")}.`;
}
