// A thousand steps of the Synod among hostile messengers, as a value that can be compared. It is bundled for a browser,
// so it imports nothing of a test runner. A run ends by itself once all is decided; then the next seed goes on.
import { bySeed, simulate } from "../../src/kernel/choose";
import { traceHash } from "../../src/kernel/recording";
import { paxos } from "../../src/labs/paxos/lab";
import { openScenario, setupFor } from "../../src/labs/settings";

export interface Thousand {
  readonly steps: number;
  /** One fingerprint for each seed it took. */
  readonly hashes: readonly string[];
}

const budgets = { priests: 7, ballotMax: 999, crashes: 20, drops: 20, duplicates: 20, cuts: 20 };

export function hostileThousand(): Thousand {
  const scenario = paxos.scenarios.find(({ id }) => id === "hostile-messengers");
  if (scenario === undefined) throw new Error("The Synod has no hostile messengers any more.");
  const hashes: string[] = [];
  let steps = 0;
  for (let seed = 1; steps < 1000 && seed < 200; seed++) {
    const setup = setupFor(paxos, scenario, { seed, parameters: budgets });
    const recording = simulate(openScenario(paxos, scenario, setup), bySeed, 1000 - steps);
    steps += recording.length;
    hashes.push(traceHash(recording));
  }
  return { steps, hashes };
}
