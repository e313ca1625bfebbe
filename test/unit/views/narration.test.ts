import { describe, expect, it } from "vitest";
import { plain, type Phrase } from "../../../src/kernel/fragment";
import { causesPhrase, narrate, orderPhrase, wholePhrase } from "../../../src/views/narration";
import type { Portrait } from "../../../src/views/portrait";
import type { NetAction } from "../../../src/kernel/world";
import { deliver, play, portrait, type Serve, serve } from "./ping-pong";

const words = portrait as Portrait;
const say = (phrase: Phrase): string => plain(phrase, (term) => portrait.word(term));

function told(actions: readonly NetAction<Serve>[]): readonly string[] {
  const { recording } = play().go(...actions);
  return recording.events.map((event, index) => say(wholePhrase(narrate(event as never, recording.worlds[index] as never, words))));
}

describe("narration", () => {
  it("says who got what from whom, what was sent in answer, and why", () => {
    expect(told([serve, deliver(0)])).toEqual([
      "A is asked: serve 1. A sends Ping 1 to B and C.",
      "B receives Ping 1 from A. B sends Pong 1 to A. Every ping of 1 is answered: answer.",
    ]);
  });

  it("has a sentence for every kind of action", () => {
    expect(told([
      serve, { type: "duplicate", packet: 0 }, { type: "drop", packet: 0 }, { type: "delay", packet: 1, by: 5 },
      { type: "fire", timer: 0 }, { type: "cut", link: ["A", "B"] }, { type: "heal", link: ["A", "B"] },
      { type: "crash", node: "C" }, { type: "restart", node: "C" },
    ]).slice(1)).toEqual([
      "The network makes a second copy of Ping 1 from A to B.",
      "The network loses Ping 1 from A to B.",
      "Ping 1 from A to C is held up for 5 s.",
      "At A, “again” rings.",
      "The link between A and B is cut.",
      "The link between A and B works again.",
      "C crashes.",
      "C comes back.",
    ]);
  });

  it("says in words what the arrows show: where a message was sent and what its node did last", () => {
    const { recording } = play().go(serve, deliver(0), deliver(1), deliver(2));
    const causes = recording.events.map((event) => say(causesPhrase(event as never, recording.events as never)));
    expect(causes).toEqual([
      "",
      "Follows from step 1 (where A sent it).",
      "Follows from step 1 (where A sent it).",
      "Follows from step 1 (the last at A) and step 2 (where B sent it).",
    ]);
  });

  it("orders an action with its message and its addressee", () => {
    const { recording } = play().go(serve);
    const order = (action: Parameters<typeof orderPhrase>[0]): string => say(orderPhrase(action, recording.last as never, words));
    expect(order(deliver(1))).toBe("Deliver Ping 1 to C");
    expect(order({ type: "delay", packet: 0, by: 10 })).toBe("Delay Ping 1 to B by 10 s");
    expect(order({ type: "input", node: "B", input: { round: 2 } })).toBe("Ask B: serve 2");
  });
});
