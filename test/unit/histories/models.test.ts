// Textbook histories, each with what it shows: which models explain it and which do not, and why.
import { describe, expect, it } from "vitest";
import { checkAll, checkHistory, judgeHistory } from "../../../src/checking/histories/check";
import type { History, Operation, Value } from "../../../src/checking/histories/history";
import type { ConsistencyModel } from "../../../src/checking/histories/verdict";
import { consistencyModels } from "../../../src/checking/histories/verdict";

const operation = (kind: Operation["kind"], process: string, object: string, input: Value, times: readonly [number, number], output?: Value): Operation => ({
  process, object, kind, input, ...(output === undefined ? {} : { output }), invoked: times[0], returned: times[1], status: "ok",
});
type Times = readonly [invoked: number, returned: number];
const write = (process: string, object: string, value: Value, ...times: Times): Operation =>
  operation("write", process, object, value, times);
const read = (process: string, object: string, value: Value, ...times: Times): Operation =>
  operation("read", process, object, null, times, value);

/** The models that do not explain a history. */
const broken = (history: History): readonly ConsistencyModel[] =>
  checkAll(history).filter(({ type }) => type === "violated").map(({ model }) => model);

/** A circle as "1 real-time 2, 2 ...", with operations counted from 1. */
function circle(history: History, model: ConsistencyModel): string {
  const verdict = checkHistory(history, model);
  if (verdict.type !== "violated") return verdict.type;
  return verdict.anomaly.cycle.map(({ from, to, reason }) => `${from + 1} ${reason} ${to + 1}`).join(", ");
}

const all = consistencyModels;
const strict: readonly ConsistencyModel[] = ["linearizable"];
const ordered: readonly ConsistencyModel[] = ["linearizable", "sequential"];

const textbook: readonly { readonly shows: string; readonly history: History; readonly breaks: readonly ConsistencyModel[] }[] = [
  {
    shows: "overlapping operations may take effect in either order (Herlihy and Wing 1990, figure 1)",
    history: [write("A", "x", 1, 0, 10), read("B", "x", 1, 2, 4), read("C", "x", null, 1, 3)], breaks: [],
  },
  {
    shows: "a read that misses a finished write is only not linearizable: nobody else can tell",
    history: [write("A", "x", 1, 0, 1), read("B", "x", null, 2, 3)], breaks: strict,
  },
  {
    shows: "once one reader saw the new value, a later reader may not see the old one",
    history: [write("A", "x", 1, 0, 10), read("B", "x", 1, 1, 2), read("C", "x", null, 3, 4)], breaks: strict,
  },
  {
    shows: "two writers, each reading before the other's write: no one order (Lamport 1979; store buffers)",
    history: [write("A", "x", 1, 0, 1), read("A", "y", null, 2, 3), write("B", "y", 1, 0, 1), read("B", "x", null, 2, 3)], breaks: ordered,
  },
  {
    shows: "two readers see two unrelated writes in opposite orders: causal, not sequential (independent reads of independent writes)",
    history: [
      write("A", "x", 1, 0, 1), write("B", "x", 2, 0, 1), read("C", "x", 1, 2, 3), read("C", "x", 2, 4, 5), read("D", "x", 2, 2, 3), read("D", "x", 1, 4, 5),
    ],
    breaks: ordered,
  },
  {
    shows: "an answer seen without its question: PRAM, not causal",
    history: [write("A", "x", 1, 0, 1), read("B", "x", 1, 2, 3), write("B", "y", 2, 4, 5), read("C", "y", 2, 6, 7), read("C", "x", null, 8, 9)],
    breaks: [...ordered, "causal", "writes-follow-reads"],
  },
  {
    shows: "the own write is not there: everything but the other guarantees breaks",
    history: [write("A", "x", 1, 0, 1), read("A", "x", null, 2, 3)], breaks: [...ordered, "causal", "pram", "read-your-writes"],
  },
  {
    shows: "an older version of one's own is not a later one",
    history: [write("A", "x", 1, 0, 1), write("A", "x", 2, 2, 3), read("A", "x", 1, 4, 5)], breaks: [...ordered, "causal", "pram", "read-your-writes"],
  },
  {
    shows: "another's write over one's own may be read",
    history: [write("A", "x", 1, 0, 1), write("B", "x", 2, 2, 3), read("A", "x", 2, 4, 5)], breaks: [],
  },
  {
    shows: "a value seen is gone again: monotonic reads",
    history: [write("A", "x", 1, 0, 1), read("B", "x", 1, 2, 3), read("B", "x", null, 4, 5)], breaks: [...ordered, "causal", "pram", "monotonic-reads"],
  },
  {
    shows: "back and forth between two replicas, 2, 1, 2: monotonic reads, whoever wrote them",
    history: [write("A", "x", 1, 0, 1), write("B", "x", 2, 0, 1), read("C", "x", 2, 2, 3), read("C", "x", 1, 4, 5), read("C", "x", 2, 6, 7)],
    breaks: [...ordered, "causal", "pram", "monotonic-reads"],
  },
  {
    shows: "a stale value for ever keeps reads monotonic",
    history: [write("A", "x", 1, 0, 1), write("A", "x", 2, 2, 3), read("B", "x", 1, 4, 5), read("B", "x", 1, 6, 7)], breaks: strict,
  },
  {
    shows: "a process's second write seen without its first: monotonic writes",
    history: [write("A", "x", 1, 0, 1), write("A", "y", 2, 2, 3), read("B", "y", 2, 4, 5), read("B", "x", null, 6, 7)],
    breaks: [...ordered, "causal", "pram", "monotonic-writes"],
  },
  {
    shows: "one process's two writes seen the other way round: the reader went back, or they were applied so",
    history: [write("A", "x", 1, 0, 1), write("A", "x", 2, 2, 3), read("B", "x", 2, 4, 5), read("B", "x", 1, 6, 7)],
    breaks: [...ordered, "causal", "pram", "monotonic-reads", "monotonic-writes"],
  },
  {
    shows: "what nobody wrote breaks every model",
    history: [write("A", "x", 1, 0, 1), read("B", "x", 7, 2, 3)], breaks: all,
  },
  {
    shows: "two objects, each right by itself, are right together: linearizability is local (Herlihy and Wing, theorem 1)",
    history: [write("A", "x", 1, 0, 1), write("B", "y", 1, 0, 1), read("A", "y", 1, 2, 3), read("B", "x", 1, 2, 3)], breaks: [],
  },
];

describe("textbook histories", () => {
  for (const { shows, history, breaks } of textbook) {
    it(shows, () => expect(broken(history)).toEqual(breaks));
  }
});

describe("anomalies", () => {
  it("are the least circle, whatever else there is", () => {
    const around = Array.from({ length: 20 }, (_, turn) => write("D", "x", 100 + turn, 100 + 2 * turn, 101 + 2 * turn));
    const history = [...around, write("A", "x", 1, 200, 201), write("B", "x", 2, 202, 203), read("C", "x", 1, 204, 205)];
    expect(circle(history, "linearizable")).toBe("21 real-time 22, 22 real-time 23, 23 same-value 21");
    const verdict = checkHistory(history, "linearizable");
    expect(verdict.type === "violated" && verdict.anomaly.operations).toEqual([20, 21, 22]);
  });

  it("name the read that was too early, of what came to be written", () => {
    const verdict = checkHistory([read("B", "x", 1, 0, 1), write("A", "x", 1, 2, 3)], "linearizable");
    expect(verdict.type === "violated" && verdict.anomaly).toMatchObject({ type: "read-from-nowhere", operations: [0, 1] });
    expect(verdict.type === "violated" && verdict.anomaly.says).toContain("which was written only later");
  });

  it("name a read of what failed", () => {
    const failed: Operation = { ...write("A", "x", 1, 0, 1), status: "fail" };
    const verdict = checkHistory([failed, read("B", "x", 1, 2, 3)], "linearizable");
    expect(verdict.type === "violated" && verdict.anomaly).toMatchObject({ type: "read-from-nowhere", operations: [1, 0] });
  });

  it("of causality go by what was read", () => {
    const history = textbook.find(({ shows }) => shows.startsWith("an answer"))?.history ?? [];
    expect(circle(history, "causal")).toBe("1 reads-from 2, 2 program-order 3, 3 reads-from 4, 4 program-order 5, 5 read-before 1");
  });

  it("where values repeat are operations that nothing explains, and no others", () => {
    const before = Array.from({ length: 12 }, (_, turn) => write("D", "x", turn % 3, 2 * turn, 2 * turn + 1));
    const verdict = checkHistory([...before, write("A", "x", 1, 100, 101), read("B", "x", 2, 102, 103)], "linearizable");
    expect(verdict.type === "violated" && verdict.anomaly).toMatchObject({
      type: "no-order", operations: [12, 13], edges: [{ from: 12, to: 13, reason: "real-time" }],
    });
  });
});

describe("the least anomaly where values repeat", () => {
  it("leaves out what lies between", () => {
    const before = Array.from({ length: 12 }, (_, turn) => write("D", "x", turn % 3, 2 * turn, 2 * turn + 1));
    const between = read("D", "x", 1, 100, 103);
    const verdict = checkHistory([...before, write("A", "x", 1, 99, 101), between, read("B", "x", 2, 102, 104)], "linearizable");
    expect(verdict.type === "violated" && verdict.anomaly.operations).toEqual([12, 14]);
  });
});

describe("response and call at one moment", () => {
  it("are in order for their process, whatever the objects", () => {
    const history = [read("P", "x", 1, 0, 5), write("P", "y", 1, 5, 6), read("Q", "y", 1, 0, 5), write("Q", "x", 1, 5, 6)];
    expect(circle(history, "sequential")).toBe("1 program-order 2, 2 reads-from 3, 3 program-order 4, 4 reads-from 1");
  });
});

describe("the longest linearizable prefix", () => {
  it("ends before the first response that nothing explains, with an order of what came before", () => {
    const history = [
      write("A", "x", 1, 0, 1), read("B", "x", 1, 2, 3), write("A", "y", 5, 4, 5), read("B", "x", null, 6, 7),
      write("A", "x", 9, 8, 9), read("B", "x", 1, 10, 11),
      write("A", "y", 6, 12, 13),
    ];
    const verdict = checkHistory(history, "linearizable");
    expect(verdict.type === "violated" && verdict.prefix).toEqual({ order: [0, 1, 2], blocked: 3 });
  });
});

describe("what its client does not know", () => {
  const lost = (one: Operation): Operation => ({ ...one, status: "info" });

  it("may have happened, or not, or may happen later", () => {
    const open = lost(write("A", "x", 1, 0, 1));
    expect(checkHistory([open, read("B", "x", null, 5, 6)], "linearizable").type).toBe("holds");
    expect(checkHistory([open, read("B", "x", null, 5, 6), read("B", "x", 1, 7, 8)], "linearizable").type).toBe("holds");
    expect(checkHistory([open, read("B", "x", 1, 5, 6), read("B", "x", null, 7, 8)], "linearizable").type).toBe("violated");
  });

  it("happens once at most", () => {
    const history = [lost(write("A", "x", 1, 0, 1)), read("B", "x", 1, 2, 3), write("B", "x", 2, 4, 5), read("B", "x", 1, 6, 7)];
    expect(checkHistory(history, "linearizable").type).toBe("violated");
    const twice = [lost(write("C", "x", 1, 0, 1)), ...history];
    expect(checkHistory(twice, "linearizable").type).toBe("holds");
  });

  it("is not used up because it would change nothing just then", () => {
    // The open write of 1 would change nothing at first; it is needed after the 2.
    const history = [write("B", "x", 1, 0, 1), lost(write("A", "x", 1, 2, 3)), read("B", "x", 1, 4, 5), write("B", "x", 2, 6, 7), read("B", "x", 1, 8, 9)];
    expect(checkHistory(history, "linearizable").type).toBe("holds");
  });
});

describe("compare-and-set and append", () => {
  const cas = (process: string, from: Value, to: Value, times: readonly [number, number], output = true): Operation =>
    operation("cas", process, "x", [from, to], times, output);
  const append = (process: string, value: Value, ...times: readonly [number, number]): Operation => operation("append", process, "k", value, times);

  it("one of two rivals wins", () => {
    const start = write("A", "x", 0, 0, 1);
    expect(checkHistory([start, cas("A", 0, 1, [2, 9]), cas("B", 0, 2, [3, 8], false)], "linearizable").type).toBe("holds");
    expect(checkHistory([start, cas("A", 0, 1, [2, 9]), cas("B", 0, 2, [3, 8])], "linearizable").type).toBe("violated");
    expect(checkHistory([start, cas("A", 0, 1, [2, 9], false)], "linearizable").type).toBe("violated");
  });

  it("appends are all there, in one order, on text and on lists", () => {
    expect(checkHistory([append("A", "a", 0, 5), append("B", "b", 1, 4), read("C", "k", "ba", 6, 7)], "linearizable").type).toBe("holds");
    expect(checkHistory([append("A", "a", 0, 1), append("B", "b", 2, 3), read("C", "k", "ba", 6, 7)], "linearizable").type).toBe("violated");
    expect(checkHistory([append("A", 1, 0, 5), append("B", 2, 1, 4), read("C", "k", [2, 1], 6, 7)], "linearizable").type).toBe("holds");
    expect(checkHistory([read("C", "k", "", 0, 1), append("A", "a", 0, 5)], "linearizable").type).toBe("holds");
  });
});

describe("what cannot be told", () => {
  it("is said: values written twice", () => {
    const history = [write("A", "x", 1, 0, 1), write("B", "x", 1, 0, 1), read("C", "x", 1, 2, 3)];
    const verdict = checkHistory(history, "causal");
    expect(verdict).toMatchObject({ type: "undecided", because: "ambiguous" });
    expect(verdict.type === "undecided" && verdict.says).toContain("could come from 2 places");
  });

  it("unless it is wrong by what can be told", () => {
    const history = [write("A", "y", 1, 0, 1), write("B", "y", 1, 0, 1), read("C", "y", 1, 2, 3), write("A", "x", 1, 4, 5), read("A", "x", null, 6, 7)];
    expect(checkHistory(history, "causal").type).toBe("violated");
  });

  it("is said: a budget used up", () => {
    const rivals = Array.from({ length: 16 }, (_, index) => operation("cas", `P${index}`, "x", [index % 4, (index + 1) % 4], [0, 100 - index], true));
    const history = [write("A", "x", 0, -5, -4), ...rivals];
    const poor = checkHistory(history, "linearizable", { limits: { configurationsMax: 10, bytesMax: 2 ** 24 } });
    expect(poor).toMatchObject({ type: "undecided", because: "budget" });
    expect(checkHistory(history, "linearizable").type).toBe("holds");
  });

  it("is said: no history at all", () => {
    expect(checkHistory([write("A", "x", 1, 5, 2)], "pram")).toMatchObject({ type: "undecided", because: "malformed" });
    const overlapping = checkHistory([write("A", "x", 1, 0, 5), read("A", "x", 1, 3, 4)], "linearizable");
    expect(overlapping.type === "undecided" && overlapping.says).toBe("Process A calls operation 2 while its operation 1 is still open.");
  });
});

describe("judging in steps", () => {
  it("tells how far it is, and comes to the same verdict", () => {
    const history = Array.from({ length: 300 }, (_, index) => [write(`P${index % 7}`, "x", index % 3, index * 7 + (index % 7), index * 7 + 40)]).flat()
      .map((one, index) => ({ ...one, process: `P${index}` }));
    let last = 0;
    let looks = 0;
    const search = judgeHistory(history, "linearizable");
    let step = search.next();
    for (; !step.done; step = search.next()) {
      expect(step.value.searched).toBeGreaterThanOrEqual(last);
      last = step.value.searched;
      looks++;
    }
    expect(step.value.type).toBe(checkHistory(history, "linearizable").type);
    expect(looks).toBeGreaterThanOrEqual(0);
  });
});
