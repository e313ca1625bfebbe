// Where an arrow key leads from one bar: along its lane, or to the lane above or below at about the same time.
import type { History, Operation } from "../../checking/histories/history";
import type { Lanes } from "../../views/history/history-lanes";

export function neighbour(history: History, { lanes, laneOf }: Lanes, selected: number | undefined, key: string): number | undefined {
  const first = lanes.find(({ operations }) => operations.length > 0)?.operations[0];
  const isArrow = key.startsWith("Arrow") || key === "Home" || key === "End";
  if (!isArrow) return undefined;
  if (selected === undefined) return first;
  const lane = laneOf[selected] as number;
  const mine = lanes[lane]?.operations ?? [];
  const at = mine.indexOf(selected);
  switch (key) {
    case "ArrowLeft": return mine[Math.max(at - 1, 0)];
    case "ArrowRight": return mine[Math.min(at + 1, mine.length - 1)];
    case "Home": return mine[0];
    case "End": return mine.at(-1);
    case "ArrowUp": return nearest(history, lanes[lane - 1]?.operations, selected);
    case "ArrowDown": return nearest(history, lanes[lane + 1]?.operations, selected);
    default: return undefined;
  }
}

function nearest(history: History, operations: readonly number[] | undefined, selected: number): number {
  const time = (history[selected] as Operation).invoked;
  const away = (index: number): number => Math.abs((history[index] as Operation).invoked - time);
  return (operations ?? []).reduce((best, index) => (best === selected || away(index) < away(best) ? index : best), selected);
}
