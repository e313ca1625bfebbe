// A search ends within its bounds, and says which of them ended it. Whatever the bound, it never throws and never runs on.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../../src/checking/explore";
import { packNetwork } from "../../../src/checking/pack-network";
import { packParts } from "../../../src/checking/parts";
import { checkedSetup } from "../../../src/labs/ablation";
import { paxos } from "../../../src/labs/paxos/lab";
import { twoPhaseCommit } from "../../oracles/two-phase-commit";

const synod = () => packNetwork(paxos.build(checkedSetup(paxos)));
const roomy = { statesMax: 1_000_000, bytesMax: 2 ** 28 };

describe("bounds", () => {
  it.each([2 ** 10, 2 ** 13, 2 ** 16, 2 ** 18, 2 ** 20])("ends at %i bytes, and holds no more states than fit", (bytesMax) => {
    const { end, complete, states, depth } = exploreAll(synod(), { bounds: { ...roomy, bytesMax } });
    expect({ end, complete }).toEqual({ end: "bytes", complete: false });
    // A state takes two words and its parent, at the least.
    expect(states * 12).toBeLessThan(bytesMax);
    expect(depth).toBeLessThan(18);
  });

  it.each([1, 100, 10_000])("ends at %i states, a few more for the last one expanded", (statesMax) => {
    const { end, complete, states } = exploreAll(synod(), { bounds: { ...roomy, statesMax } });
    expect({ end, complete }).toEqual({ end: "states", complete: false });
    expect(states).toBeGreaterThan(statesMax);
    expect(states).toBeLessThan(statesMax + 50);
  });

  it("counts all that it holds, and keeps two-phase commit with 6 managers within 2 MB", () => {
    const { complete, bytes, states } = exploreAll(packParts(twoPhaseCommit(6)), { bounds: { ...roomy, bytesMax: 2 ** 22 } });
    expect({ complete, states }).toEqual({ complete: true, states: 50_816 });
    expect(bytes).toBeLessThan(2 * 2 ** 20);
  });
});
