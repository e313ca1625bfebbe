// The Synod as a lab: what can be set, what can be switched off, what must hold, and how time passes on Paxos.
import type { Setup } from "../../kernel/model";
import { claimAbout, networkModel } from "../../kernel/network";
import type { Latency } from "../../kernel/latency";
import { calm, type FaultRates } from "../../kernel/schedule";
import type { Lab, Parameter } from "../lab";
import { integer } from "../settings";
import { alike } from "./alike";
import { agreement, b1, b2, b3, chosen, outcomes, see, type Seen, validity, writtenWasChosen } from "./ballots";
import { ballotTableau } from "./ballot-tableau";
import { guide } from "./guide";
import { measures } from "./measures";
import { type Rules, synod } from "./model";
import type { Message, Priest, Request } from "./priest";
import { portrait } from "./portrait";
import { type QuorumKind, quorumSystem } from "./quorums";
import { rules } from "./rules";
import { scenarios } from "./scenarios";
import { small } from "./small";
import { vocabularies } from "./vocabularies";

/** In the order of the alphabet, as in the paper's Figure 1. */
const priestNames = ["A", "B", "Γ", "Δ", "E", "Z", "H"] as const;

/** §2.4: a messenger takes at most 4 minutes and a priest acts within 7, so a message has its effect within 11, and an answer to it comes within 22. */
const minutes = { fastest: 1, slowest: 4 + 7, patience: 22 } as const;

/** How long a messenger's way and the priest's action take together, in minutes. Only the first is within the paper's bounds for sure. */
const travels = {
  even: { kind: "uniform", min: minutes.fastest, max: minutes.slowest },
  steady: { kind: "constant", each: 6 },
  tail: { kind: "log-normal", median: 4, sigma: 0.8 },
  islands: {
    kind: "regions", home: Object.fromEntries(priestNames.map((priest, index) => [priest, index % 2 === 0 ? "Paxos" : "Antipaxos"])),
    between: { Paxos: { Paxos: 2, Antipaxos: 10 }, Antipaxos: { Paxos: 10, Antipaxos: 2 } }, sigma: 0.25,
  },
} as const satisfies Readonly<Record<string, Latency>>;

const travelOf = (setup: Setup): Latency =>
  Object.entries(travels).find(([id]) => id === setup.parameters["travel"])?.[1] ?? travels.even;

const messengers: Readonly<Record<string, FaultRates>> = {
  reliable: calm,
  careless: { ...calm, drop: 0.04, duplicate: 0.03, restart: 0.2, heal: 0.2 },
  hostile: { crash: 0.03, restart: 0.12, drop: 0.08, duplicate: 0.05, cut: 0.02, heal: 0.12, skew: 0, drift: 0.02 },
};

const budget = (id: string, title: string, help: string): Parameter =>
  ({ kind: "integer", id, title, help, min: 0, max: 20, initial: 2 });

const parameters: readonly Parameter[] = [
  { kind: "integer", id: "priests", title: "Priests", help: "How many priests the Synod has.", min: 2, max: priestNames.length, initial: 5 },
  {
    kind: "integer", id: "presidents", title: "Presidents", min: 1, max: priestNames.length, initial: priestNames.length,
    help: "How many of the priests, from A on, citizens turn to.",
  },
  {
    kind: "choice", id: "quorums", title: "Quorums", initial: "majority", help: "Which priests may open a ballot, and which may pass a decree.",
    options: [
      { value: "majority", title: "Majority of the priests" },
      { value: "weighted", title: "Majority by weight: A counts three, B two" },
      { value: "grid", title: "Grid: a row opens, a column passes" },
      { value: "flexible", title: "Flexible: few votes pass, many open" },
    ],
  },
  {
    kind: "integer", id: "votes", title: "Votes that pass", min: 1, max: priestNames.length, initial: 2,
    help: "With flexible quorums: how many votes pass a decree. A ballot is then opened by all but that many, and one more.",
  },
  { kind: "integer", id: "ballotMax", title: "Highest ballot", help: "No ballot gets a higher number.", min: 1, max: 999, initial: 60 },
  {
    kind: "choice", id: "travel", title: "Messages take", initial: "even", help: "How long a message is on its way and waits to be read.",
    options: [
      { value: "even", title: "1 to 11 min, all alike (§2.4)" },
      { value: "steady", title: "6 min each" },
      { value: "tail", title: "Half under 4 min, one in forty over 19" },
      { value: "islands", title: "About 2 min on an island, 10 between two" },
    ],
  },
  {
    kind: "choice", id: "messengers", title: "Messengers", initial: "reliable",
    help: "How often the seed makes messengers and hourglasses fail and priests leave. You may cause faults yourself in any case.",
    options: [
      { value: "reliable", title: "Reliable" },
      { value: "careless", title: "Careless: lose and repeat messages" },
      { value: "hostile", title: "Hostile: also stay away; priests leave, hourglasses run wrong" },
    ],
  },
  budget("crashes", "Crashes allowed", "How often a priest may crash (leave the Chamber) in one run."),
  budget("drops", "Drops allowed", "How many messages may be dropped in one run."),
  budget("duplicates", "Duplicates allowed", "How many messages may be duplicated, and so delivered twice, in one run."),
  budget("cuts", "Cuts allowed", "How often the way between two priests may be cut in one run."),
  budget("drifts", "Clock drifts allowed", "How often a priest's hourglass may come to run fast or slow in one run."),
];

function rulesOf(setup: Setup): Rules {
  const on = (id: string): boolean => !setup.off.includes(id);
  return { B1: on("B1"), B2: on("B2"), B3: on("B3"), promise: on("promise"), ledger: on("ledger"), quorumVoted: on("quorumVoted") };
}

const claim = (id: string, kind: "always" | "reachable", title: string, holds: (priests: readonly Seen[]) => boolean) =>
  claimAbout<Priest, Message, Seen>(see, { id, kind, title, holds });

const quorumKinds: readonly QuorumKind[] = ["majority", "weighted", "grid", "flexible"];

function build(setup: Setup) {
  const priests = priestNames.slice(0, integer(setup, "priests"));
  const presidents = integer(setup, "presidents");
  const rules = rulesOf(setup);
  const kind = quorumKinds.find((one) => one === setup.parameters["quorums"]) ?? "majority";
  const quorums = quorumSystem({
    kind, priests, votes: integer(setup, "votes"), meet: rules.B2,
  });
  return networkModel<Priest, Message, Request>({
    protocol: synod({
      priests, presidents: priests.slice(0, presidents), rules, quorums, decrees: ["α", "β"],
      ballotMax: integer(setup, "ballotMax"), patience: minutes.patience,
    }),
    nodes: priests,
    ...(kind === "majority" && rules.B1 && priests.length > presidents + 1 && { symmetry: alike(priests, presidents) }),
    budget: {
      crash: integer(setup, "crashes"), drop: integer(setup, "drops"), duplicate: integer(setup, "duplicates"),
      cut: integer(setup, "cuts"), drift: integer(setup, "drifts"),
    },
    properties: [
      claim("agreement", "always", "Agreement: whatever is chosen or written is one decree", agreement),
      claim("written", "always", "A ledger holds only what a whole quorum voted for", writtenWasChosen),
      claim("validity", "always", "Only a decree that was asked for is chosen", validity),
      claim("B1", "always", "B1: every ballot has its own number", b1),
      claim("B2", "always", "B2: a quorum that opens a ballot meets every quorum that passes one", b2),
      claim("B3", "always", "B3: every ballot adopts the latest earlier vote of its quorum", b3),
      claim("chosen", "reachable", "A decree is chosen", (priests) => chosen(priests).length > 0),
      claim("passed", "reachable", "A decree is written in a ledger", (priests) => outcomes(priests).length > 0),
    ],
  });
}

export const paxos: Lab<Priest, Message, Request> = {
  id: "paxos",
  title: "Paxos: the Synod",
  paper: "Lamport, “The Part-Time Parliament”, ACM TOCS 16(2), 1998, §2",
  session: "s2",
  summary: "Priests who come and go pass a single decree by numbered ballots. Conduct ballots, lose messages, send priests away, "
    + "and switch off a rule to see why it is there.",
  simplifications: [
    "A president deals with the messages it sends to itself at once.",
    "A president's quorum is the first one that answers.",
    "Flexible and grid quorums are not the paper's: there everyone is asked to vote, and a priest that did not answer NextBallot joins by voting.",
    "How a president is selected (§2.4) is left to you: any priest can be asked at any time.",
    "A messenger's way and the priest's action are one delay of 1 to 11 minutes, drawn evenly; other ways to draw it are settings, with figures of ours.",
    "A message to a priest who is away waits; it is lost only when it is dropped.",
  ],
  parameters,
  checked: { parameters: small, states: 36_793 },
  rules,
  vocabularies,
  build,
  pace: (setup) => ({
    latency: travelOf(setup),
    faults: messengers[String(setup.parameters["messengers"])] ?? calm,
  }),
  scenarios,
  measures,
  portrait,
  tableau: ballotTableau,
  guide,
};
