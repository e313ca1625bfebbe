// Priests whom nobody turns to are alike: a search that looks at one of all worlds that differ by their names finds what one finds
// that looks at each.
import { describe, expect, it } from "vitest";
import { exploreAll } from "../../src/checking/explore";
import { packNetwork } from "../../src/checking/pack-network";
import { checkedSetup } from "../../src/labs/ablation";
import { paxos } from "../../src/labs/paxos/lab";

const setup = checkedSetup(paxos);
const build = (parameters: Readonly<Record<string, number | string>>, off: readonly string[] = []) =>
  paxos.build({ ...setup, off, parameters: { ...setup.parameters, priests: 4, presidents: 1, ballotMax: 1, ...parameters } });

const found = (model: ReturnType<typeof build>) => {
  const { states, depth, complete, violations, witnesses } = exploreAll(packNetwork(model));
  return { states, said: { depth, complete, decided: [...violations, ...witnesses].map(({ property, path }) => [property, path.length]) } };
};

describe("priests who are alike", () => {
  it.each([[{}, []], [{ crashes: 1 }, []], [{ crashes: 1, drops: 1 }, ["quorumVoted"]], [{ priests: 3 }, ["promise"]], [{ duplicates: 1 }, ["B2"]]] as const)(
    "with %j and without %j", (parameters, off) => {
      const model = build(parameters, off);
      const { symmetry, ...plain } = model;
      expect(symmetry?.nodes.length).toBeGreaterThan(1);
      const [reduced, whole] = [found(model), found(plain)];
      expect(reduced.said).toEqual(whole.said);
      expect(reduced.states).toBeLessThan(whole.states * 0.7);
    });

  it("are not declared where the order of names or their weight decides", () => {
    expect(build({}, ["B1"]).symmetry).toBeUndefined();
    expect(build({ quorums: "weighted" }).symmetry).toBeUndefined();
    expect(build({ presidents: 3 }).symmetry).toBeUndefined();
  });
});
