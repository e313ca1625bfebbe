// Histories of a store that really is linearizable, from a seed: clients call, the store acts at some moment in
// between, the answer comes back. Faults are planted afterwards. Not a model of any real store.
import type { History, Kind, Operation, Value } from "../../../src/checking/histories/history";

/** Numbers in [0, 1) from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Workload {
  readonly clients: number;
  readonly operations: number;
  readonly objects: number;
  readonly kinds: readonly Kind[];
  /** Different values to write; Infinity writes every value once. */
  readonly values: number;
  /** How many clients are always slow: their operations stay open for long. */
  readonly slow?: number;
  /** The share of operations whose client never hears back, or hears that it failed. */
  readonly lost?: number;
  readonly failed?: number;
  readonly initial?: Value;
  /** A crashed client goes on under a new name, as Jepsen's do. */
  readonly renames?: boolean;
}

interface Open { kind: Kind; object: string; input: Value; invoked: number; acted: boolean; output?: Value; ends: number }

/** A history that is linearizable by construction. Times are small integers, one event each. */
export function generate(work: Workload, seed: number): readonly Operation[] {
  const random = dice(seed);
  const below = (size: number): number => Math.floor(random() * size);
  const store = new Map<string, Value>();
  const names = Array.from({ length: work.clients }, (_, client) => client);
  const open: (Open | undefined)[] = names.map(() => undefined);
  const history: Operation[] = [];
  let [clock, begun, fresh] = [0, 0, 0];
  const value = (client: number): Value => {
    if (work.kinds.includes("append")) return `x ${client} ${fresh++} y`;
    return work.values === Infinity ? ++fresh : below(work.values);
  };
  const act = (one: Open): void => {
    if (one.acted) return;
    one.acted = true;
    const now = store.get(one.object) ?? work.initial ?? null;
    switch (one.kind) {
      case "read": one.output = now; break;
      case "write": store.set(one.object, one.input); break;
      case "append": store.set(one.object, `${now === null ? "" : String(now)}${String(one.input)}`); break;
      case "cas": {
        const [from, to] = one.input as readonly Value[];
        one.output = from === now;
        if (one.output) store.set(one.object, to as Value);
      }
    }
  };
  while (history.length < work.operations) {
    const client = below(work.clients);
    const one = open[client];
    clock++;
    if (one === undefined) {
      if (begun === work.operations) continue;
      const kind = work.kinds[below(work.kinds.length)] as Kind;
      const input = kind === "read" ? null : kind === "cas" ? [value(client), value(client)] : value(client);
      const ends = clock + (client < (work.slow ?? 0) ? below(work.operations) : below(3 * work.clients));
      open[client] = { kind, object: work.objects === 1 ? "" : String(below(work.objects)), input, invoked: clock, acted: false, ends };
      begun++;
      continue;
    }
    if (!one.acted && random() < 0.5) act(one);
    if (clock < one.ends) continue;
    const fate = random();
    const common = { process: `${names[client]}`, object: one.object, kind: one.kind, input: one.input, invoked: one.invoked };
    if (fate < (work.lost ?? 0)) {
      history.push({ ...common, returned: clock, status: "info" });
      if (work.renames) names[client] = (names[client] as number) + work.clients;
    } else if (!one.acted && fate < (work.lost ?? 0) + (work.failed ?? 0)) {
      history.push({ ...common, returned: clock, status: "fail" });
    } else {
      act(one);
      const output = one.kind === "read" || one.kind === "cas" ? { output: one.output as Value } : {};
      history.push({ ...common, ...output, returned: clock, status: "ok" });
    }
    open[client] = undefined;
  }
  return history.sort((a, b) => a.invoked - b.invoked);
}

/**
 * Makes one late read return something else that was written. It may still be explicable: that is for a checker to
 * say.
 */
export function plant(history: History, seed: number, from = 0.8): History {
  const random = dice(seed ^ 0x5eed);
  const reads = [...history.keys()].filter((index) => history[index]?.kind === "read" && history[index]?.status === "ok");
  const late = reads.slice(Math.floor(reads.length * from));
  const read = late[Math.floor(random() * late.length)];
  if (read === undefined) return history;
  const wrong = history[read] as Operation;
  const others = history.filter((one) => one.object === wrong.object && one.kind === "read" && one.status === "ok"
    && one.invoked < wrong.invoked && JSON.stringify(one.output) !== JSON.stringify(wrong.output));
  const other = others[Math.floor(random() * others.length * 0.8)];
  if (other?.output === undefined) return history;
  return history.map((one, index) => (index === read ? { ...one, output: other.output as Value } : one));
}
