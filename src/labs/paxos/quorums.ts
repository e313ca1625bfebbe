// Which sets of priests may open a ballot, and which may pass its decree. §2.1 asks only that any two quorums meet; a majority is
// the simplest way to see to that, and the paper's own early parliaments weighed their priests instead (§2.2).
// Flexible Paxos (Howard, Malkhi, Spiegelman 2016) noticed that only a set that opens and a set that passes need to meet.
import type { NodeId } from "../../kernel/protocol";

export type QuorumKind = "majority" | "weighted" | "grid" | "flexible";

export interface QuorumSystem {
  /** Whether those who have answered NextBallot are enough to open the ballot. */
  opens(answered: readonly NodeId[]): boolean;
  /** The sets of priests any one of which passes the decree, given who opened the ballot. */
  passing(opened: readonly NodeId[]): readonly (readonly NodeId[])[];
  /** Whether everyone is asked to vote, and not only those who opened the ballot. */
  readonly asksEveryone: boolean;
}

export interface QuorumOptions {
  readonly kind: QuorumKind;
  readonly priests: readonly NodeId[];
  /** Flexible only: how many votes pass a decree. */
  readonly votes: number;
  /** B2. Off, the sets are made just so much smaller that two of them may miss each other. */
  readonly meet: boolean;
}

export function quorumSystem(options: QuorumOptions): QuorumSystem {
  switch (options.kind) {
    case "majority": return oneSet(options, () => 1);
    case "weighted": return oneSet(options, weightOf);
    case "grid": return grid(options);
    case "flexible": return flexible(options);
  }
}

/** A weighs three, B two, the others one each. */
export function weightOf(priest: number): number {
  return Math.max(1, 3 - priest);
}

/** As in the paper: the priests that opened the ballot are its quorum, and all of them must vote. */
function oneSet({ priests, meet }: QuorumOptions, weight: (priest: number) => number): QuorumSystem {
  const weigh = (ids: readonly NodeId[]): number => priests.reduce((sum, id, at) => (ids.includes(id) ? sum + weight(at) : sum), 0);
  const half = weigh(priests) / 2;
  const least = meet ? Math.floor(half) + 1 : Math.max(1, Math.floor(half));
  return { opens: (answered) => weigh(answered) >= least, passing: (opened) => [opened], asksEveryone: false };
}

/** Any n + 1 − v may open, any v may pass: together one more than there are, so they meet. */
function flexible({ priests, votes, meet }: QuorumOptions): QuorumSystem {
  const enough = Math.min(votes, priests.length);
  const openers = priests.length - enough + (meet ? 1 : 0);
  const sets = subsets(priests, enough);
  return { opens: (answered) => answered.length >= Math.max(1, openers), passing: () => sets, asksEveryone: true };
}

/** A row opens; a set with one priest of every row passes, and so meets every row. Off, the last row is forgotten. */
function grid({ priests, meet }: QuorumOptions): QuorumSystem {
  const rows = rowsOf(priests);
  const needed = meet || rows.length === 1 ? rows : rows.slice(0, -1);
  const width = Math.max(...rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, column) =>
    needed.flatMap((row) => row[column % row.length] ?? []));
  return {
    opens: (answered) => rows.some((row) => row.every((id) => answered.includes(id))), passing: () => columns, asksEveryone: true,
  };
}

/** As square as their number allows; the last row may be shorter. */
export function rowsOf(priests: readonly NodeId[]): readonly (readonly NodeId[])[] {
  const width = Math.ceil(Math.sqrt(priests.length));
  return Array.from({ length: Math.ceil(priests.length / width) }, (_, row) => priests.slice(row * width, (row + 1) * width));
}

function subsets(from: readonly NodeId[], size: number): readonly (readonly NodeId[])[] {
  if (size === 0) return [[]];
  return from.flatMap((first, at) => subsets(from.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}
