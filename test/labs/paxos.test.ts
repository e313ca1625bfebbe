// The Synod against its paper: each test is a sentence of "The Part-Time Parliament", in our words, with its section.
import { describe, expect, it } from "vitest";
import { bySeed, byScript, simulate } from "../../src/kernel/choose";
import { plain } from "../../src/kernel/fragment";
import { Recording } from "../../src/kernel/recording";
import { agreement, ballots, chosen, outcomes, seen } from "../../src/labs/paxos/ballots";
import { asks, brings, leaves, losesPatience, type SynodCue } from "../../src/labs/paxos/cues";
import { paxos } from "../../src/labs/paxos/lab";
import type { Message, Priest } from "../../src/labs/paxos/priest";
import { setupFor } from "../../src/labs/settings";

interface How { readonly priests?: number; readonly off?: readonly string[]; readonly goOn?: number }

/** Runs a script (and nothing else, unless `goOn` asks for more steps by seed) and looks at where it leads. */
function synod(script: readonly SynodCue[], { priests = 3, off = [], goOn = 0 }: How = {}) {
  const scenario = paxos.scenarios[0]!;
  const setup = setupFor(paxos, scenario, { parameters: { priests, crashes: 3, drops: 3, duplicates: 3 }, off });
  const run = new Recording(paxos.build(setup), { ...paxos.pace(setup), plan: [] }, 1);
  simulate(run, byScript(script), script.length);
  if (goOn > 0) simulate(run, bySeed, script.length + goOn);
  const priest = (id: string): Priest => run.last.nodes[id]!.state;
  const sent = (kind: Message["type"], from?: string) =>
    run.events.flatMap((event) => event.sent).filter((packet) => packet.message.type === kind && (!from || packet.from === from));
  return { run, priest, sent, world: seen(run.last), last: run.events.at(-1)! };
}

const drops = (kind: Message["type"], to: string): SynodCue => ({
  fits: (action, world) => action.type === "drop"
    && world.packets.some(({ id, message, to: addressee }) => id === action.packet && message.type === kind && addressee === to),
});
const repeats = (kind: Message["type"], to: string): SynodCue => ({
  fits: (action, world) => action.type === "duplicate"
    && world.packets.some(({ id, message, to: addressee }) => id === action.packet && message.type === kind && addressee === to),
});
const comesBack = (priest: string): SynodCue => ({ fits: (action) => action.type === "restart" && action.node === priest });

const opened = [asks("A", "α"), brings("NextBallot", "A", "B"), brings("LastVote", "B", "A")];
const passedByA = [...opened, brings("BeginBallot", "A", "B"), brings("Voted", "B", "A")];

describe("§2.1: ballots", () => {
  it("B1: whoever begins them, no two ballots have the same number", () => {
    const { world } = synod([...opened, asks("B", "β"), brings("NextBallot", "B", "Γ"), brings("LastVote", "Γ", "B")]);
    expect(ballots(world).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("B2: a quorum is a majority", () => {
    for (const [priests, size] of [[2, 2], [3, 2], [4, 3], [5, 3], [7, 4]] as const) {
      const { world } = synod([asks("A", "α")], { priests, goOn: 30 });
      expect(ballots(world)[0]!.opened).toHaveLength(size);
    }
  });

  it("B3: a ballot's decree is that of the latest earlier vote in its quorum, however few voted for it", () => {
    const { last, world } = synod([
      asks("A", "α"), brings("NextBallot", "A", "B"), brings("NextBallot", "A", "Γ"), brings("LastVote", "B", "A"), brings("LastVote", "Γ", "A"),
      brings("BeginBallot", "A", "B"),
      asks("Δ", "β"), brings("NextBallot", "Δ", "E"), brings("NextBallot", "Δ", "B"), brings("LastVote", "E", "Δ"), brings("LastVote", "B", "Δ"),
    ], { priests: 5 });
    expect(ballots(world).map(({ decree }) => decree)).toEqual(["α", "α"]);
    expect(plain(last.explanations[0]!.phrase)).toBe(
      "With the last votes of B, Δ, E, the latest of which was for α in ballot 1, it is bound by B3: it gives up its own β and puts α to the vote.");
  });

  it("B3: if nobody in the quorum has voted, any decree will do", () => {
    const { world, last } = synod([asks("A", "β"), brings("NextBallot", "A", "B"), brings("LastVote", "B", "A")]);
    expect(ballots(world)[0]!.decree).toBe("β");
    expect(plain(last.explanations[0]!.phrase)).toContain("the choice is free");
  });

  it("a ballot succeeds when everyone in its quorum has voted; its decree is chosen then, before anyone knows", () => {
    const { world, priest } = synod([...opened, brings("BeginBallot", "A", "B")]);
    expect(chosen(world)).toEqual(["α"]);
    expect(["A", "B", "Γ"].map((id) => priest(id).ledger.outcome)).toEqual([null, null, null]);
  });
});

describe("§2.3: the basic protocol", () => {
  it("step 1: a president picks a number of its own, above the last it tried, and notes it", () => {
    const { priest } = synod([asks("B", "β"), losesPatience("B")]);
    expect(priest("B").ledger.lastTried).toBe(5);
  });

  it("step 2: a priest notes the ballot as its nextBal and answers with its last vote", () => {
    const { priest, sent } = synod([...opened, brings("BeginBallot", "A", "B"), asks("Γ", "β"), brings("NextBallot", "Γ", "B")]);
    expect(priest("B").ledger.nextBal).toBe(3);
    expect(sent("LastVote", "B").at(-1)?.message).toEqual({ type: "LastVote", ballot: 3, vote: { ballot: 1, decree: "α" } });
  });

  it("step 2: LastVote(b) is a promise to vote in no ballot before b", () => {
    const { world, priest } = synod([...opened, asks("Γ", "β"), brings("NextBallot", "Γ", "B"), brings("BeginBallot", "A", "B")]);
    expect(priest("B").ledger.prevBal).toBe(0);
    expect(ballots(world)[0]!.voters).toEqual(["A"]);
  });

  it("step 3: BeginBallot goes to the members of the quorum and to nobody else", () => {
    const { sent } = synod([
      asks("A", "α"), brings("NextBallot", "A", "Γ"), brings("NextBallot", "A", "E"), brings("LastVote", "Γ", "A"), brings("LastVote", "E", "A"),
    ], { priests: 5 });
    expect(sent("BeginBallot").map(({ to }) => to)).toEqual(["Γ", "E"]);
  });

  it("step 4: a priest votes only if b equals its nextBal, that is, if it answered that very NextBallot", () => {
    const { sent } = synod([...opened, repeats("BeginBallot", "B"), brings("BeginBallot", "A", "B"), brings("BeginBallot", "A", "B")]);
    expect(sent("Voted")).toHaveLength(1);
  });

  it("step 5: the president writes the decree down only when every member of the quorum has voted", () => {
    const answers = ["Γ", "E"].flatMap((id) => [brings("NextBallot", "A", id), brings("LastVote", id, "A")]);
    const votes = (id: string) => [brings("BeginBallot", "A", id), brings("Voted", id, "A")];
    const { priest } = synod([asks("A", "α"), ...answers, ...votes("Γ")], { priests: 5 });
    expect(priest("A").ledger.outcome).toBeNull();
    expect(synod([asks("A", "α"), ...answers, ...votes("Γ"), ...votes("E")], { priests: 5 }).priest("A").ledger.outcome).toBe("α");
  });

  it("step 6: Success is written into every ledger it reaches, and what is written stays", () => {
    const { priest } = synod([...passedByA, brings("Success", "A", "Γ")]);
    expect(priest("Γ").ledger.outcome).toBe("α");
    const contrary = synod([...passedByA, asks("Γ", "β"), brings("NextBallot", "Γ", "B"), brings("LastVote", "B", "Γ"),
      brings("BeginBallot", "Γ", "B"), brings("Voted", "B", "Γ"), brings("Success", "Γ", "A")], { off: ["B3"] });
    expect(contrary.priest("A").ledger.outcome).toBe("α");
  });

  it("the ledger survives a departure, the slip does not", () => {
    const { priest } = synod([...opened, brings("BeginBallot", "A", "B"), leaves("A"), comesBack("A")]);
    expect(priest("A").ledger).toEqual({ outcome: null, lastTried: 1, prevBal: 1, prevDec: "α", nextBal: 1 });
    expect(priest("A").slip.status).toBe("idle");
  });

  it("messages may be lost, at no harm but delay", () => {
    const lost = synod([asks("A", "α"), drops("NextBallot", "B"), drops("NextBallot", "Γ")]);
    expect(chosen(lost.world)).toEqual([]);
    expect(outcomes(seen(simulate(lost.run, bySeed, 40).last))).toEqual(["α"]);
  });
});

describe("§2.4: the complete protocol", () => {
  it("a priest tells a president whose ballot is too low of the higher one, and the president goes above it", () => {
    const { priest } = synod([
      asks("Γ", "β"), losesPatience("Γ"), drops("NextBallot", "B"), brings("NextBallot", "Γ", "B"),
      asks("A", "α"), brings("NextBallot", "A", "B"), brings("HigherBallot", "B", "A"), losesPatience("A"),
    ]);
    expect(priest("B").ledger.nextBal).toBe(6);
    expect(priest("A").ledger.lastTried).toBe(7);
  });

  it("an answer comes within 22 minutes: 4 and 7 there, 4 and 7 back", () => {
    const { latency } = paxos.pace(setupFor(paxos, paxos.scenarios[0]!));
    expect(latency).toMatchObject({ max: 11 });
    for (let seed = 1; seed <= 50; seed++) {
      const setup = setupFor(paxos, paxos.scenarios[0]!, { seed });
      const run = new Recording(paxos.build(setup), { ...paxos.pace(setup), plan: paxos.scenarios[0]!.plan }, seed);
      simulate(run, bySeed, 100);
      expect(run.events.some(({ action }) => action.type === "fire")).toBe(false);
      expect(run.agenda.now).toBeLessThanOrEqual(22 + 22 + 11);
    }
  });

  it("two presidents may each keep the other from success, for ever and without harm", () => {
    const thwart = (rival: string, president: string): readonly SynodCue[] => [
      brings("NextBallot", rival, "Γ"), brings("BeginBallot", president, "Γ"),
      brings("LastVote", "Γ", rival), brings("HigherBallot", "Γ", president), losesPatience(president),
    ];
    const rounds = Array.from({ length: 16 }, (_, round) => (round % 2 ? thwart("A", "B") : thwart("B", "A"))).flat();
    const { world } = synod([asks("A", "α"), brings("NextBallot", "A", "Γ"), brings("LastVote", "Γ", "A"), asks("B", "β"), ...rounds]);
    expect(ballots(world)).toHaveLength(17);
    expect([chosen(world), outcomes(world), agreement(world)]).toEqual([[], [], true]);
  });
});
