// The obvious explorer: whole worlds as text in a map, one at a time. For telling whether the fast one is right.
import { canonical } from "../../../src/kernel/canonical";
import { everyPick } from "../../../src/checking/odometer";
import type { NetworkModel } from "../../../src/kernel/network";
import type { World } from "../../../src/kernel/world";

/** What distinguishes worlds to a search: not the numbers of packets and timers, nor the order of cuts, nor of messages unless channels keep it. */
const key = <S, M>({ nodes, packets, timers, cuts, budget }: World<S, M>, fifo: boolean): string => canonical([
  nodes,
  fifo
    ? Object.keys(nodes).flatMap((from) => Object.keys(nodes).map((to) =>
      [from, to, packets.filter((packet) => packet.from === from && packet.to === to).map(({ message }) => message)]))
    : packets.map(({ from, to, message }) => canonical([from, to, message])).sort(),
  timers.map(({ node, timer, after }) => canonical([node, timer, after])).sort(),
  cuts.map((cut) => cut.join()).sort(),
  budget,
]);

export function exploreSlowly<S, M, I>(model: NetworkModel<S, M, I>) {
  const fifo = model.channels === "fifo";
  const seen = new Set([key(model.init, fifo)]);
  const first = new Map<string, number>();
  const judge = (world: World<S, M>, distance: number): void => {
    for (const { id, kind, holds } of model.properties) {
      if (!first.has(id) && holds(world) === (kind === "reachable")) first.set(id, distance);
    }
  };
  judge(model.init, 0);
  let [level, depth]: [readonly World<S, M>[], number] = [[model.init], 1];
  for (;;) {
    const next: World<S, M>[] = [];
    for (const world of level) for (const action of model.enabled(world)) {
      for (const { result } of everyPick((pick) => model.next(world, action, pick, 0))) {
        if (seen.size === seen.add(key(result, fifo)).size) continue;
        judge(result, depth);
        next.push(result);
      }
    }
    if (next.length === 0) return { states: seen.size, depth, first };
    [level, depth] = [next, depth + 1];
  }
}
