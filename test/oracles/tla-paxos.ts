// Single-decree Paxos as Lamport's TLA+ specification has it: no leaders in the state, a set of messages that only grows.
// The set is kept in parts by what reads it, which changes no state's identity.
import type { PartsModel, PartsRule } from "../../src/checking/parts";

interface Acceptor { readonly maxBal: number; readonly maxVBal: number; readonly maxVal: number | null }
interface OneB { readonly acceptor: number; readonly bal: number; readonly val: number | null }
interface Vote { readonly ballot: number; readonly value: number }
/** An acceptor, or a set of messages of one kind, sorted. */
type Value = Acceptor | readonly number[] | readonly OneB[] | readonly Vote[];

export function tlaPaxos(acceptors: number, values: number, ballots: number): PartsModel<Value> {
  const range = (size: number): readonly number[] => Array.from({ length: size }, (_, index) => index);
  const quorum = Math.floor(acceptors / 2) + 1;
  const rules: PartsRule<Value>[] = range(ballots).flatMap((b): PartsRule<Value>[] => [
    { name: `1a(${b})`, parts: [`1a${b}`], next: () => [[[b]]] },
    {
      name: `2a(${b})`, parts: [`1b${b}`, `2a${b}`],
      next: ([heard, proposed]) => (list<number>(proposed).length > 0 ? []
        : safeValues(list<OneB>(heard), quorum, values).map((v) => [heard ?? [], [v]])),
    },
    ...range(acceptors).flatMap((a): PartsRule<Value>[] => [
      {
        name: `1b(${a}, ${b})`, parts: [`a${a}`, `1a${b}`, `1b${b}`],
        next: ([state, asked, heard]) => {
          const acceptor = state as Acceptor;
          if (list<number>(asked).length === 0 || b <= acceptor.maxBal) return [];
          const answer = { acceptor: a, bal: acceptor.maxVBal, val: acceptor.maxVal };
          return [[{ ...acceptor, maxBal: b }, asked ?? [], add(list<OneB>(heard), answer)]];
        },
      },
      {
        name: `2b(${a}, ${b})`, parts: [`a${a}`, `2a${b}`, `2b${a}`],
        next: ([state, proposed, cast]) => {
          const [value] = list<number>(proposed);
          if (value === undefined || b < (state as Acceptor).maxBal) return [];
          return [[{ maxBal: b, maxVBal: b, maxVal: value }, proposed ?? [], add(list<Vote>(cast), { ballot: b, value })]];
        },
      },
    ]),
  ]);
  return {
    parts: [
      ...range(acceptors).flatMap((a) => [
        { name: `a${a}`, init: { maxBal: -1, maxVBal: -1, maxVal: null } }, { name: `2b${a}`, init: [] },
      ]),
      ...range(ballots).flatMap((b) => [`1a${b}`, `1b${b}`, `2a${b}`].map((name) => ({ name, init: [] }))),
    ],
    rules,
    properties: [{
      id: "agreement", title: "At most one value is chosen", kind: "always", parts: range(acceptors).map((a) => `2b${a}`),
      holds: (cast) => chosenValues(cast.map((votes) => list<Vote>(votes)), quorum).size <= 1,
    }],
  };
}

const list = <T>(value: Value | undefined): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : []);

function add<T>(to: readonly T[], one: T): readonly T[] & Value {
  const all = new Map([...to, one].map((item) => [JSON.stringify(item), item]));
  return [...all].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, item]) => item) as readonly T[] & Value;
}

/** The values a 2a may carry: for some quorum that answered, any value if none voted, else that of its highest vote. */
function safeValues(heard: readonly OneB[], quorum: number, values: number): readonly number[] {
  const free = heard.filter(({ bal }) => bal < 0);
  if (new Set(free.map(({ acceptor }) => acceptor)).size >= quorum) return Array.from({ length: values }, (_, v) => v);
  return Array.from({ length: values }, (_, v) => v).filter((v) =>
    heard.some(({ bal, val }) => bal >= 0 && val === v
      && new Set(heard.filter((other) => other.bal <= bal).map(({ acceptor }) => acceptor)).size >= quorum));
}

function chosenValues(cast: readonly (readonly Vote[])[], quorum: number): ReadonlySet<number> {
  const counts = new Map<string, number>();
  for (const votes of cast) for (const { ballot, value } of votes) counts.set(`${ballot} ${value}`, (counts.get(`${ballot} ${value}`) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= quorum).map(([vote]) => Number(vote.split(" ")[1])));
}
