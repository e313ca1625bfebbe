// Lamport's mutual exclusion of 1978, as S. Merz specifies it in TLA+: clocks, requests, acknowledgements, FIFO channels.
import type { PartsModel, PartsRule } from "../../src/checking/parts";

interface Process { readonly clock: number; readonly req: readonly number[]; readonly ack: readonly number[]; readonly critical: boolean }
type Value = Process | readonly string[];

export function mutualExclusion(processes: number, clockMax: number): PartsModel<Value> {
  const all = Array.from({ length: processes }, (_, p) => p);
  const others = (p: number): readonly number[] => all.filter((q) => q !== p);
  const channel = (from: number, to: number): string => `${from}→${to}`;
  const outgoing = (p: number): readonly string[] => others(p).map((q) => channel(p, q));
  const set = (list: readonly number[], at: number, value: number): readonly number[] => list.map((old, index) => (index === at ? value : old));
  const append = (channels: readonly Value[], message: string): readonly Value[] => channels.map((queue) => [...(queue as readonly string[]), message]);
  const receive = (p: number, q: number, handle: (to: Process, message: string) => readonly [Process, ...string[]] | undefined): PartsRule<Value> => ({
    name: `receive(${p}, ${q})`, parts: [`p${p}`, channel(q, p), channel(p, q)],
    next: ([state, queue, back]) => {
      const [message, ...rest] = queue as readonly string[];
      const done = message === undefined ? undefined : handle(state as Process, message);
      if (!done) return [];
      const [after, ...answers] = done;
      return [[after, rest, [...(back as readonly string[]), ...answers]]];
    },
  });
  const rules = all.flatMap((p): PartsRule<Value>[] => [
    {
      name: `Request(${p})`, parts: [`p${p}`, ...outgoing(p)],
      next: ([state, ...channels]) => {
        const process = state as Process;
        if (process.req[p] !== 0) return [];
        return [[{ ...process, req: set(process.req, p, process.clock), ack: [p] }, ...append(channels, `req ${process.clock}`)]];
      },
    },
    {
      name: `Enter(${p})`, parts: [`p${p}`],
      next: ([state]) => {
        const process = state as Process;
        const own = process.req[p] ?? 0;
        const first = others(p).every((q) => {
          const theirs = process.req[q] ?? 0;
          return theirs === 0 || own < theirs || (own === theirs && p < q);
        });
        return process.ack.length === processes && first && !process.critical ? [[{ ...process, critical: true }]] : [];
      },
    },
    {
      name: `Exit(${p})`, parts: [`p${p}`, ...outgoing(p)],
      next: ([state, ...channels]) => {
        const process = state as Process;
        if (!process.critical) return [];
        return [[{ ...process, critical: false, req: set(process.req, p, 0), ack: [] }, ...append(channels, "rel")]];
      },
    },
    ...others(p).map((q) => receive(p, q, (to, message) => {
      if (message === "rel") return [{ ...to, req: set(to.req, q, 0) }];
      if (message === "ack") return [{ ...to, ack: [...new Set([...to.ack, q])].sort() }];
      const stamp = Number(message.slice(4));
      return [{ ...to, req: set(to.req, q, stamp), clock: Math.max(stamp, to.clock) + 1 }, "ack"];
    })),
  ]);
  return {
    parts: [
      ...all.map((p) => ({
        name: `p${p}`, init: { clock: 1, req: all.map(() => 0), ack: [], critical: false },
        within: (value: Value) => (value as Process).clock <= clockMax,
      })),
      ...all.flatMap((p) => outgoing(p).map((name) => ({ name, init: [] }))),
    ],
    rules,
    properties: [{
      id: "exclusion", title: "At most one process is in its critical section", kind: "always", parts: all.map((p) => `p${p}`),
      holds: (states) => states.filter((state) => (state as Process).critical).length <= 1,
    }],
  };
}
