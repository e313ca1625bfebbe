// Two-phase commit once more, as a plain model: a state is a record, and a step changes it.
import type { Model } from "../../src/kernel/model";

interface State {
  readonly rm: readonly ("working" | "prepared" | "committed" | "aborted")[];
  readonly tm: "init" | "committed" | "aborted";
  readonly noted: readonly boolean[];
  /** The messages ever sent; which managers have said "prepared", and what was decided. */
  readonly said: readonly boolean[];
  readonly decided: readonly ("commit" | "abort")[];
}

type Action = { readonly type: "prepare" | "choose" | "note" | "obey"; readonly r: number; readonly decision?: string } | { readonly type: "commit" | "abort" };

export function twoPhaseModel(managers: number): Model<State, Action> {
  const all = Array.from({ length: managers }, (_, r) => r);
  const put = <T>(list: readonly T[], at: number, value: T): readonly T[] => list.with(at, value);
  return {
    init: { rm: all.map(() => "working"), tm: "init", noted: all.map(() => false), said: all.map(() => false), decided: [] },
    enabled: ({ rm, tm, noted, said, decided }) => [
      ...all.flatMap((r): readonly Action[] => [
        ...(rm[r] === "working" ? [{ type: "prepare", r }, { type: "choose", r }] as const : []),
        ...(tm === "init" && said[r] ? [{ type: "note", r }] as const : []),
        ...decided.map((decision) => ({ type: "obey", r, decision }) as const),
      ]),
      ...(tm === "init" ? [{ type: "abort" }] as const : []),
      ...(tm === "init" && noted.every(Boolean) ? [{ type: "commit" }] as const : []),
    ],
    next: (state, action) => {
      switch (action.type) {
        case "prepare": return { ...state, rm: put(state.rm, action.r, "prepared"), said: put(state.said, action.r, true) };
        case "choose": return { ...state, rm: put(state.rm, action.r, "aborted") };
        case "note": return { ...state, noted: put(state.noted, action.r, true) };
        case "obey": return { ...state, rm: put(state.rm, action.r, action.decision === "commit" ? "committed" : "aborted") };
        case "commit": return { ...state, tm: "committed", decided: [...state.decided, "commit"] };
        case "abort": return { ...state, tm: "aborted", decided: [...state.decided, "abort"] };
      }
    },
    properties: [{
      id: "consistent", title: "No manager commits while another aborts", kind: "always",
      holds: ({ rm }) => !(rm.includes("committed") && rm.includes("aborted")),
    }],
  };
}
