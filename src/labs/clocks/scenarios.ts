// Scenarios named by what they show. Plans say who does what when; what then happens, the protocol and the messages' delays decide.
import type { Planned } from "../../kernel/schedule";
import type { Scenario } from "../lab";
import { asks, brings, finishes, telephones } from "./cues";
import { clockCondition, grantedInOrder, histories, holders, noAnomaly, requests, type System, totalOrder, vectorsTell } from "./history";
import { anomaly, asked, granted, leap, processOf, reaches, stuck } from "./moments";
import type { Ordering } from "./order";
import type { Input, Message, Place } from "./process";
import { lowerWins, ties, uses } from "./uses";

type ClocksScenario = Scenario<Place, Message, Input>;

const input = (at: number, process: string, of: Input): Planned<Input> => ({ at, action: { type: "input", node: process, input: of } });
const act = (at: number, process: string): Planned<Input> => input(at, process, { type: "act" });
const write = (at: number, from: string, to: string): Planned<Input> => input(at, from, { type: "write", to });
const ask = (at: number, process: string): Planned<Input> => input(at, process, { type: "ask" });

const everyone = ["P0", "P1", "P2"] as const;
const fixed: Ordering = { ties: "fixed", processes: 3 };

/** Only events and messages: no resource, no calls. */
const plain = { processes: 3, events: 9, requests: 0, calls: 0 } as const;
const sharing = { processes: 3, events: 0, requests: 1, calls: 0 } as const;

const allHold = (world: System): boolean => {
  const all = histories(world);
  return clockCondition(all) && vectorsTell(all) && totalOrder(all, fixed);
};

const concurrent = (world: System): boolean => {
  // The sum of what the vectors have not seen of each other: two last events that know nothing of one another.
  const last = histories(world).map(({ events }) => events.at(-1)?.vector);
  return last.some((a, at) => last.slice(at + 1).some((b, next) => a && b
    && (a[at] ?? 0) > (b[at] ?? 0) && (b[at + 1 + next] ?? 0) > (a[at + 1 + next] ?? 0)));
};

const spaceTime: ClocksScenario = {
  id: "space-time", title: "Before, after, or neither",
  watch: "Follow the arrows downwards: from which events can one get to which? Where there is no way, neither happened before the other.",
  parameters: plain, off: [], seed: 1, steps: 16,
  plan: [
    act(0, "P1"), write(10, "P0", "P1"), act(20, "P2"), act(75, "P0"), act(85, "P2"), write(95, "P1", "P2"), act(110, "P2"),
    write(170, "P2", "P0"), act(180, "P1"), act(185, "P0"), write(240, "P0", "P1"), act(250, "P2"),
  ],
  moments: [
    { id: "concurrent", title: "Two events that know nothing of each other", when: (_, after) => concurrent(after) },
    { id: "received", title: "A message is received", when: ({ packet }) => packet !== undefined },
    reaches("P0", "P2"),
  ],
  claim: "Something at P0 happened before something at P2, though P0 never wrote to P2; the last events of two processes are concurrent; and the clocks respect all of it.",
  shows: ({ last }) => reaches("P0", "P2").when(undefined as never, last, last) && concurrent(last) && allHold(last),
};

export const scenarios: readonly ClocksScenario[] = [spaceTime];
