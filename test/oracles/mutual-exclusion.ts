// Lamport's mutual exclusion of 1978, as S. Merz specifies it in TLA+: clocks, requests, acknowledgements, FIFO channels.
import type { PartsModel, PartsRule } from "../../src/checking/parts";

/** A clock or the time of a request; a set of processes, or whether one is in its critical section; a channel. */
type Value = number | readonly number[] | boolean | readonly string[];

export function mutualExclusion(processes: number, clockMax: number): PartsModel<Value> {
  const all = Array.from({ length: processes }, (_, p) => p);
  const others = (p: number): readonly number[] => all.filter((q) => q !== p);
  const [clock, ack, crit] = ["clock", "ack", "crit"].map((name) => (p: number) => `${name}[${p}]`) as [Name, Name, Name];
  const req = (p: number, q: number): string => `req[${p}][${q}]`;
  const network = (p: number, q: number): string => `network[${p}][${q}]`;
  const outgoing = (p: number): readonly string[] => others(p).map((q) => network(p, q));
  const append = (channels: readonly Value[], message: string): readonly Value[] => channels.map((queue) => [...words(queue), message]);

  const rules = all.flatMap((p): PartsRule<Value>[] => [
    {
      name: `Request(${p})`, parts: [req(p, p), clock(p), ack(p), ...outgoing(p)],
      next: ([own, now = 0, , ...channels]) => (own === 0 ? [[now, now, [p], ...append(channels, `req ${String(now)}`)]] : []),
    },
    {
      name: `Enter(${p})`, parts: [crit(p), ack(p), req(p, p), ...others(p).map((q) => req(p, q))],
      next: ([inside, acks, own = 0, ...theirs]) => {
        const first = others(p).every((q, at) => {
          const other = theirs[at] ?? 0;
          return other === 0 || own < other || (own === other && p < q);
        });
        return inside === false && numbers(acks).length === processes && first ? [[true, acks ?? [], own, ...theirs]] : [];
      },
    },
    {
      name: `Exit(${p})`, parts: [crit(p), req(p, p), ack(p), ...outgoing(p)],
      next: ([inside, , , ...channels]) => (inside === true ? [[false, 0, [], ...append(channels, "rel")]] : []),
    },
    ...others(p).flatMap((q): PartsRule<Value>[] => [
      {
        name: `ReceiveRequest(${p}, ${q})`, parts: [network(q, p), network(p, q), clock(p), req(p, q)],
        next: ([queue, back, now]) => {
          const [head = "", ...rest] = words(queue);
          if (!head.startsWith("req")) return [];
          const stamp = Number(head.slice(4));
          return [[rest, [...words(back), "ack"], Math.max(stamp, Number(now)) + 1, stamp]];
        },
      },
      {
        name: `ReceiveAck(${p}, ${q})`, parts: [network(q, p), ack(p)],
        next: ([queue, acks]) => {
          const [head, ...rest] = words(queue);
          return head === "ack" ? [[rest, [...new Set([...numbers(acks), q])].sort()]] : [];
        },
      },
      {
        name: `ReceiveRelease(${p}, ${q})`, parts: [network(q, p), req(p, q)],
        next: ([queue]) => {
          const [head, ...rest] = words(queue);
          return head === "rel" ? [[rest, 0]] : [];
        },
      },
    ]),
  ]);
  return {
    parts: all.flatMap((p) => [
      { name: clock(p), init: 1, within: (now: Value) => Number(now) <= clockMax },
      { name: ack(p), init: [] }, { name: crit(p), init: false },
      ...all.map((q) => ({ name: req(p, q), init: 0 })),
      ...outgoing(p).map((name) => ({ name, init: [] })),
    ]),
    rules,
    properties: [{
      id: "exclusion", title: "At most one process is in its critical section", kind: "always", parts: all.map(crit),
      holds: (inside) => inside.filter((is) => is === true).length <= 1,
    }],
  };
}

type Name = (process: number) => string;

const words = (queue: Value | undefined): readonly string[] => (Array.isArray(queue) ? queue.map(String) : []);
const numbers = (set: Value | undefined): readonly number[] => (Array.isArray(set) ? set.map(Number) : []);
