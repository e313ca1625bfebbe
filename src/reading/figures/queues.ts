// Three processes that share a resource by Lamport's five rules. The numbers follow from the clocks' two rules.
import { arrow, dot, type Figure, line, width, words } from "./svg";

interface Event {
  readonly id: string;
  readonly process: number;
  readonly x: number;
  /** The event that sent the message received here. */
  readonly from?: string;
  /** Where its number stands, on a row with arrows on both sides. */
  readonly below?: true;
}

/** The numbers before the first event shown. */
const started = [4, 4, 3];
export const events: readonly Event[] = [
  { id: "ask3", process: 2, x: 70 },
  { id: "ask1", process: 0, x: 96 },
  { id: "ask1-2", process: 1, x: 138, from: "ask1", below: true },
  { id: "ack2-1", process: 1, x: 160, below: true },
  { id: "ack2-1-in", process: 0, x: 202, from: "ack2-1" },
  { id: "ask3-2", process: 1, x: 212, from: "ask3" },
  { id: "ask1-3", process: 2, x: 214, from: "ask1" },
  { id: "ack3-1", process: 2, x: 236 },
  { id: "ack2-3", process: 1, x: 240 },
  { id: "ask3-1", process: 0, x: 256, from: "ask3" },
  { id: "ack2-3-in", process: 2, x: 288, from: "ack2-3" },
  { id: "ack3-1-in", process: 0, x: 312, from: "ack3-1" },
  { id: "release", process: 2, x: 352 },
  { id: "release-2", process: 1, x: 382, from: "release" },
  { id: "release-1", process: 0, x: 402, from: "release" },
];

/** IR1 and IR2: beyond the process's own number, and beyond that of the message. */
export function clocks(): ReadonlyMap<string, number> {
  const now = [...started];
  const numbers = new Map<string, number>();
  for (const { id, process, from } of events) {
    const number = Math.max(now[process] ?? 0, from === undefined ? 0 : numbers.get(from) ?? 0) + 1;
    now[process] = number;
    numbers.set(id, number);
  }
  return numbers;
}

const rank = (process: number): number => 44 + process * 72;
const stays = [{ process: 2, from: 288, to: 352 }, { process: 0, from: 402, to: width - 12 }];

const look = (sender: string): string => (sender.startsWith("ask") ? "first" : sender === "release" ? "third dashed" : "second dashed");

function message({ process, x, from }: Event): readonly string[] {
  const sent = events.find(({ id }) => id === from);
  return sent === undefined ? [] : [arrow([sent.x, rank(sent.process)], [x, rank(process)], look(sent.id))];
}

function told(numbers: ReadonlyMap<string, number>): string {
  return events.map(({ id, process, from }) => {
    const what = from === undefined ? "sends" : `receives what was sent at ${numbers.get(from) ?? ""}`;
    return `P${process + 1} at ${numbers.get(id) ?? ""}: ${what}.`;
  }).join(" ");
}

export const queues: Figure = {
  height: 232,
  says: `${told(clocks())} P3 has the resource until its release, and P1 after it.`,
  draw() {
    const numbers = clocks();
    return [
      ...["P₁", "P₂", "P₃"].flatMap((name, process) => [
        words(14, rank(process) + 4, name, "strong", "start"), line(44, rank(process), width - 12, rank(process), "rule"),
      ]),
      ...stays.map(({ process, from, to }) => line(from, rank(process), to, rank(process), "stay")),
      ...events.flatMap(message),
      ...events.flatMap(({ id, process, x, below }) => [
        dot(x, rank(process), "ink", 3), words(x, rank(process) + (process === 2 || below ? 16 : -9), numbers.get(id) ?? "", "small"),
      ]),
      words(88, rank(0) - 9, "asks", "", "end"), words(62, rank(2) + 16, "asks", "", "end"),
      words(320, rank(2) + 16, "has it"), words(436, rank(0) - 9, "has it"),
    ];
  },
};
