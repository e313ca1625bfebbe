// Two-phase commit as Gray and Lamport specify it ("Consensus on Transaction Commit"): a set of messages that only grows.
import type { PartsModel, PartsRule } from "../../src/checking/parts";

type Value = string | readonly number[] | readonly string[];

export function twoPhaseCommit(managers: number): PartsModel<Value> {
  const all = Array.from({ length: managers }, (_, r) => r);
  const rules: PartsRule<Value>[] = all.flatMap((r): PartsRule<Value>[] => [
    {
      name: `Prepare(${r})`, parts: [`rm${r}`, `sent${r}`],
      next: ([rm]) => (rm === "working" ? [["prepared", "prepared"]] : []),
    },
    { name: `ChooseToAbort(${r})`, parts: [`rm${r}`], next: ([rm]) => (rm === "working" ? [["aborted"]] : []) },
    {
      name: `ReceivePrepared(${r})`, parts: ["tm", "tmPrepared", `sent${r}`],
      next: ([tm, prepared, sent]) => (tm === "init" && sent === "prepared" && Array.isArray(prepared)
        ? [[tm, [...new Set([...prepared, r])].sort(), sent]] : []),
    },
    { name: `ReceiveCommit(${r})`, parts: [`rm${r}`, "decision"], next: ([, told]) => (has(told, "commit") ? [["committed", told ?? []]] : []) },
    { name: `ReceiveAbort(${r})`, parts: [`rm${r}`, "decision"], next: ([, told]) => (has(told, "abort") ? [["aborted", told ?? []]] : []) },
  ]);
  return {
    parts: [
      ...all.flatMap((r) => [{ name: `rm${r}`, init: "working" }, { name: `sent${r}`, init: "nothing" }]),
      { name: "tm", init: "init" }, { name: "tmPrepared", init: [] }, { name: "decision", init: [] },
    ],
    rules: [
      ...rules,
      {
        name: "Commit", parts: ["tm", "tmPrepared", "decision"],
        next: ([tm, prepared = [], told]) => (tm === "init" && prepared.length === managers ? [["committed", prepared, and(told, "commit")]] : []),
      },
      { name: "Abort", parts: ["tm", "decision"], next: ([tm, told]) => (tm === "init" ? [["aborted", and(told, "abort")]] : []) },
    ],
    properties: [{
      id: "consistent", title: "No manager commits while another aborts", kind: "always", parts: all.map((r) => `rm${r}`),
      holds: (rms) => !(rms.includes("committed") && rms.includes("aborted")),
    }],
  };
}

const has = (told: Value | undefined, what: string): boolean => Array.isArray(told) && told.some((one) => one === what);
const and = (told: Value | undefined, what: string): readonly string[] =>
  [...new Set([...(Array.isArray(told) ? told.map(String) : []), what])].sort();
