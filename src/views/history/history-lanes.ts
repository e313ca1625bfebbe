// A history as lanes of bars: whose operations share a lane, which of them cross a window of time, and at which moment
// each takes effect in an order that explains them.
import { byCall, end, type History, type Operation } from "../../checking/histories/history";

export interface Lane {
  /** One client; or several, each of which begins after the one before it is never heard of again. */
  readonly processes: readonly string[];
  /** Indices of the history, in the order of their calls. */
  readonly operations: readonly number[];
}

/** A lane by its clients: all of a few, else the first and the last. */
export const laneTitle = ({ processes }: Lane): string =>
  (processes.length > 2 ? `${processes[0]} … ${processes.at(-1)}` : processes.join(" · "));

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** The lane of each operation; -1 for one that is not shown. */
  readonly laneOf: Int32Array;
  /** Where each bar ends: at the response, else where the next in its lane begins, else at the end of all. */
  readonly until: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** With more clients than this, one that appears late takes the lane of one that is gone. */
const ownLanesMax = 12;

/** `shown`: only these operations. */
export function layLanes(history: History, shown: (operation: Operation) => boolean = () => true): Lanes {
  const order = byCall(history).filter((index) => shown(history[index] as Operation));
  const clients = new Set(order.map((index) => (history[index] as Operation).process));
  const last = new Map(order.map((index) => [(history[index] as Operation).process, index]));
  const own = clients.size <= ownLanesMax;
  const lanes: { processes: string[]; operations: number[] }[] = [];
  const homes = new Map<string, number>();
  for (const index of order) {
    const { process, invoked } = history[index] as Operation;
    let home = homes.get(process);
    if (home === undefined) {
      const free = own ? -1 : lanes.findIndex(({ operations }) => isGone(history, operations.at(-1) as number, last, invoked));
      home = free >= 0 ? free : lanes.push({ processes: [], operations: [] }) - 1;
      lanes[home]?.processes.push(process);
      homes.set(process, home);
    }
    lanes[home]?.operations.push(index);
  }
  lanes.sort((a, b) => (a.processes[0] ?? "").localeCompare(b.processes[0] ?? "", "en", { numeric: true }));
  const laneOf = new Int32Array(history.length).fill(-1);
  lanes.forEach(({ operations }, lane) => { for (const index of operations) laneOf[index] = lane; });
  const times = order.flatMap((index) => {
    const { invoked, returned } = history[index] as Operation;
    return [invoked, returned ?? invoked];
  });
  const from = times.reduce((least, time) => Math.min(least, time), times[0] ?? 0);
  const latest = times.reduce((most, time) => Math.max(most, time), from);
  // What nobody heard of again goes on past the last event.
  const to = latest + Math.max((latest - from) * 0.01, (latest - from) / Math.max(times.length, 4));
  return { lanes, laneOf, until: ends(history, lanes, to), from, to };
}

/** Whether the last a lane has seen was a client's last, and that client gave up or got its answer before a time. */
function isGone(history: History, index: number, last: ReadonlyMap<string, number>, before: number): boolean {
  const { process, returned } = history[index] as Operation;
  return last.get(process) === index && returned !== undefined && returned < before;
}

function ends(history: History, lanes: readonly Lane[], to: number): Float64Array {
  const until = new Float64Array(history.length);
  for (const { operations } of lanes) {
    operations.forEach((index, at) => {
      const operation = history[index] as Operation;
      const next = operations[at + 1];
      const free = next === undefined ? to : (history[next] as Operation).invoked;
      until[index] = operation.status === "info" ? Math.max(free, operation.invoked) : operation.returned ?? to;
    });
  }
  return until;
}

/** The operations of a lane that cross a window of time. */
export function crossing(history: History, { operations }: Lane, until: Float64Array, from: number, to: number): readonly number[] {
  let [low, high] = [0, operations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((until[operations[middle] as number] as number) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < operations.length; at++) {
    const index = operations[at] as number;
    if ((history[index] as Operation).invoked > to) break;
    found.push(index);
  }
  return found;
}

/**
 * A moment for each operation of an order, one after the other and each between its call and its response; undefined
 * if the order does not keep time, as that of a weaker model need not.
 */
export function moments(history: History, order: readonly number[]): ReadonlyMap<number, number> | undefined {
  const earliest: number[] = [];
  for (const index of order) earliest.push(Math.max(earliest.at(-1) ?? -Infinity, (history[index] as Operation).invoked));
  const latest: number[] = order.map(() => Infinity);
  for (let at = order.length - 1; at >= 0; at--) {
    latest[at] = Math.min(latest[at + 1] ?? Infinity, end(history[order[at] as number] as Operation));
    if ((latest[at] as number) < (earliest[at] as number)) return undefined;
  }
  const found = new Map<number, number>();
  for (let at = 0; at < order.length;) {
    let next = at;
    while (next < order.length && earliest[next] === earliest[at]) next++;
    const low = earliest[at] as number;
    const high = Math.min(latest[at] as number, earliest[next] ?? Infinity);
    const room = high === Infinity ? 1 : high - low;
    for (let one = at; one < next; one++) found.set(order[one] as number, low + (room * (one - at + 1)) / (next - at + 1));
    at = next;
  }
  return found;
}
