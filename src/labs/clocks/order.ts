// The relation ⇒ of "Ordering the Events Totally": by the clocks, and where they show the same, by a way to break ties.
// Knows nothing of processes but their numbers, and nothing of what really happened before what.
import { draw, purpose } from "../../kernel/random";

/** T:P, an event's clock value and the number of its process. */
export interface Stamp {
  readonly clock: number;
  readonly process: number;
}

export type TieBreak = "fixed" | "rotating" | "random";

export interface Ordering {
  /** "none": the rule is off, and equal timestamps are not ordered. */
  readonly ties: TieBreak | "none";
  /** How many processes there are: the rotation needs to know. */
  readonly processes: number;
}

/** a ⇒ b. */
export function precedes(ordering: Ordering, a: Stamp, b: Stamp): boolean {
  if (a.clock !== b.clock) return a.clock < b.clock;
  return a.process !== b.process && winsTie(ordering, a, b);
}

function winsTie({ ties, processes }: Ordering, a: Stamp, b: Stamp): boolean {
  switch (ties) {
    case "none": return false;
    case "fixed": return a.process < b.process;
    case "rotating": return winsByTurn(a, b, processes);
    case "random": return lot(a) < lot(b) || (lot(a) === lot(b) && a.process < b.process);
  }
}

/** Footnote 3: for a at i, b at j < i with the same clock value, a ⇒ b if j < clock mod N ≤ i, and b ⇒ a otherwise. */
function winsByTurn(a: Stamp, b: Stamp, processes: number): boolean {
  const [low, high] = a.process < b.process ? [a.process, b.process] : [b.process, a.process];
  const turn = a.clock % processes;
  const highFirst = low < turn && turn <= high;
  return highFirst === (a.process === high);
}

/** A number that looks drawn but is the same for everyone who asks: a hash of the timestamp. */
const lot = ({ clock, process }: Stamp): number => draw(0, purpose.pick, clock, process);

/** As the paper writes a timestamped request; T₀ is below every clock value there will be. */
export const stampText = ({ clock, process }: Stamp): string => `${clock === beforeAll ? "T₀" : clock}:P${process}`;

/** T₀, the timestamp of the request that P0 is granted before anything happens. */
export const beforeAll = -1;
