// Which rules may be left out after another has happened. That no state is lost by it is for the oracles and the random protocols.
import { describe, expect, it } from "vitest";
import { Sleep } from "../../../src/checking/sleep";
import type { TransitionRule } from "../../../src/checking/transition-rule";

const rule = (fields: readonly number[], more: Partial<TransitionRule> = {}): TransitionRule => ({ fields, outcomes: () => [], ...more });
const passed = (...rules: readonly TransitionRule[]): readonly number[] => [...new Sleep(rules, 4, 32).passed];

describe("rules asleep", () => {
  it("are those before in the list, each by its bit", () => expect(passed(rule([0]), rule([1]), rule([2]))).toEqual([0, 0b1, 0b11]));

  it("are none that look at what the other may change, or change what it looks at", () => {
    expect(passed(rule([0, 1]), rule([1]))).toEqual([0, 0]);
    expect(passed(rule([0, 1], { changes: [0] }), rule([1, 2]))).toEqual([0, 0]);
    expect(passed(rule([0, 1], { changes: [0] }), rule([1, 2], { changes: [2] }))).toEqual([0, 0b1]);
  });

  it("are none whose order matters although no field says so", () => expect(passed(rule([0], { alone: true }), rule([1]))).toEqual([0, 0]));

  it("wake when something is sent into a field that they look at", () =>
    expect([...new Sleep([rule([0, 3]), rule([1]), rule([3, 2])], 4, 32).readers]).toEqual([0b1, 0b10, 0b100, 0b101]));

  it("are no more than there are bits for", () => expect([...new Sleep([rule([0]), rule([1]), rule([2])], 3, 2).bit]).toEqual([0b1, 0b10, 0]));
});
