// Logical clocks as a lab: what can be set, what can be switched off, what must hold, and how long messages take.
// One protocol serves events, mutual exclusion and telephone: how often each may happen is a parameter, and may be never.
import type { Setup } from "../../kernel/model";
import { networkModel } from "../../kernel/network";
import type { Latency } from "../../kernel/latency";
import { calm } from "../../kernel/schedule";
import type { Lab, Parameter } from "../lab";
import { integer } from "../settings";
import { properties } from "./claims";
import { guide } from "./guide";
import { layersFor } from "./layers";
import { measures } from "./measures";
import { logicalClocks } from "./model";
import type { Message, Place } from "./observer";
import type { TieBreak } from "./order";
import { portrait } from "./portrait";
import { type ClocksOptions, type Input, orderingOf } from "./process";
import { rules } from "./rules";
import { scenarios } from "./scenarios";
import { vocabularies } from "./vocabularies";

const processesMax = 16;

/** How long a process uses the resource, in milliseconds. */
const use = 20;

const latencies: Readonly<Record<string, Latency>> = {
  uneven: { kind: "uniform", min: 10, max: 60 },
  even: { kind: "constant", each: 30 },
};

const parameters: readonly Parameter[] = [
  { kind: "integer", id: "processes", title: "Processes", help: "How many processes the system has.", min: 2, max: processesMax, initial: 3 },
  {
    kind: "integer", id: "events", title: "Events each", min: 0, max: 20, initial: 0,
    help: "How many internal events and messages of its own each process may make.",
  },
  {
    kind: "integer", id: "requests", title: "Requests each", min: 0, max: 40, initial: 2,
    help: "How often each process may ask for the resource. With none, there is no resource.",
  },
  {
    kind: "integer", id: "askers", title: "Processes that ask", min: 1, max: processesMax, initial: processesMax,
    help: "How many of the processes, from P0 on, may ask for the resource.",
  },
  {
    kind: "integer", id: "calls", title: "Calls each", min: 0, max: 3, initial: 0,
    help: "How often somebody at a process that has asked may telephone a friend at another.",
  },
  {
    kind: "choice", id: "ties", title: "Ties are broken", initial: "fixed",
    help: "Which of two events with equal timestamps comes first.",
    options: [
      { value: "fixed", title: "By a fixed order of the processes" },
      { value: "rotating", title: "By a rotating order (footnote 3)" },
      { value: "random", title: "By lot: a hash of the timestamp (ours)" },
    ],
  },
  {
    kind: "switch", id: "sparing", title: "Spare acknowledgments", initial: false,
    help: "Leave an acknowledgment out where something timestamped later was sent there before.",
  },
  {
    kind: "choice", id: "latency", title: "Messages take", initial: "uneven", help: "How long messages are under way.",
    options: [{ value: "uneven", title: "10 to 60 ms, each differently" }, { value: "even", title: "30 ms each" }],
  },
  {
    kind: "integer", id: "drifts", title: "Clock drifts allowed", min: 0, max: 5, initial: 0,
    help: "How often a process's own timepiece may come to run fast or slow in one run: it times how long the resource is used.",
  },
  { kind: "integer", id: "crashes", title: "Crashes allowed", help: "How many processes may crash in one run: they fall silent.", min: 0, max: 5, initial: 0 },
];

const tieBreaks: readonly TieBreak[] = ["fixed", "rotating", "random"];

function optionsOf(setup: Setup): ClocksOptions {
  const on = (id: string): boolean => !setup.off.includes(id);
  return {
    processes: Array.from({ length: integer(setup, "processes") }, (_, at) => `P${at}`),
    telephone: "phone",
    rules: {
      IR1: on("IR1"), IR2: on("IR2"), merge: on("merge"), tieBreak: on("tie-break"),
      heardFromAll: on("rule-5ii"), acknowledge: on("acknowledge"), byHand: on("by-hand"),
    },
    ties: tieBreaks.find((ties) => ties === setup.parameters["ties"]) ?? "fixed",
    askers: integer(setup, "askers"),
    left: { events: integer(setup, "events"), requests: integer(setup, "requests"), calls: integer(setup, "calls") },
    sparing: setup.parameters["sparing"] === true,
    use,
  };
}

function build(setup: Setup) {
  const options = optionsOf(setup);
  const { processes, telephone, left } = options;
  return networkModel<Place, Message, Input>({
    protocol: logicalClocks(options),
    nodes: left.calls > 0 ? [...processes, telephone] : processes,
    budget: { crash: integer(setup, "crashes"), drift: integer(setup, "drifts"), drop: setup.off.includes("arrival") ? 2 : 0 },
    properties,
    channels: setup.off.includes("fifo") ? "any" : "fifo",
  });
}

export const clocks: Lab<Place, Message, Input> = {
  id: "clocks",
  title: "Logical clocks",
  paper: "Lamport, “Time, Clocks, and the Ordering of Events in a Distributed System”, CACM 21(7), 1978",
  session: "s4",
  summary: "Processes that count their events and share a resource in the order of the counts. Compare “happened before” with what "
    + "the clocks say, share the resource by five rules, and telephone around the system.",
  simplifications: [
    "What a process does at one step is one event with one timestamp: asking with its messages, or receiving a request and acknowledging it.",
    "A process makes its next request only after it has released the resource, and uses it for 20 ms.",
    "Vector clocks are not in the paper; they came later, and stand beside its clocks for comparison.",
    "A telephone call passes through a node that is no process; its arrows belong to the bold relation only, and the friend asks at once.",
    "A process that fails falls silent and keeps what it had; messages to it wait.",
  ],
  parameters,
  checked: { parameters: { processes: 3, askers: 2, events: 0, requests: 1, calls: 0 }, states: 9_571 },
  rules,
  vocabularies,
  build,
  pace: (setup) => ({
    latency: latencies[String(setup.parameters["latency"])] ?? { kind: "constant", each: 30 },
    faults: setup.off.includes("arrival") ? { ...calm, drop: 0.05 } : calm,
  }),
  scenarios,
  measures,
  portrait,
  layers: (setup) => layersFor(orderingOf(optionsOf(setup))),
  guide,
};
