// The ballots of the paper's Figure 1, and what B3 asks of each: its decree is that of the latest earlier vote in its quorum.
import { box, dot, type Figure, line, words } from "./svg";

interface Ballot {
  readonly number: number;
  readonly decree: string;
  readonly quorum: string;
  readonly voters: string;
}

const priests = [..."ABΓΔE"];
export const figureOne: readonly Ballot[] = [
  { number: 2, decree: "α", quorum: "ABΓΔ", voters: "Δ" },
  { number: 5, decree: "β", quorum: "ABΓE", voters: "Γ" },
  { number: 14, decree: "α", quorum: "BΔE", voters: "BE" },
  { number: 27, decree: "β", quorum: "AΓΔ", voters: "AΓΔ" },
];

/** The latest earlier ballot in which a member of the quorum voted, and who did; undefined when the choice is free. */
export function binding(ballots: readonly Ballot[], { number, quorum }: Ballot): (Ballot & { readonly by: string }) | undefined {
  const earlier = ballots.filter((ballot) => ballot.number < number).toReversed();
  const latest = earlier.find(({ voters }) => [...voters].some((priest) => quorum.includes(priest)));
  return latest && { ...latest, by: [...latest.voters].filter((priest) => quorum.includes(priest)).join(" and ") };
}

const reason = (ballot: Ballot): string => {
  const bound = binding(figureOne, ballot);
  return bound === undefined ? "free" : `bound by ${bound.by} in ${bound.number}`;
};

const [top, row, left, column] = [44, 38, 120, 40];

export const ballots: Figure = {
  height: top + row * figureOne.length,
  says: figureOne.map((ballot) => `Ballot ${ballot.number}, decree ${ballot.decree}: quorum ${[...ballot.quorum].join(", ")}; voted: `
    + `${[...ballot.voters].join(", ")}; ${reason(ballot)}.`).join(" "),
  draw: () => [
    words(30, 16, "ballot", "faint"), words(82, 16, "decree", "faint"),
    ...priests.map((priest, index) => words(left + column * index, 16, priest, "strong")),
    words(left + column * 5, 16, "its decree is", "faint", "start"),
    line(10, 26, 470, 26, "rule"),
    ...figureOne.flatMap((ballot, index) => {
      const y = top + row * index;
      const look = ballot.decree === "α" ? "first" : "second";
      return [
        words(30, y + 4, ballot.number), words(82, y + 4, ballot.decree, "strong"),
        ...priests.flatMap((priest, at) => {
          const x = left + column * at;
          const asked = ballot.quorum.includes(priest) ? [box(x - 14, y - 14, 28, 28, "frame")] : [];
          const voted = ballot.voters.includes(priest) ? [dot(x, y, look, 7), words(x, y + 3.5, ballot.decree, "on small")] : [];
          return [...asked, ...voted];
        }),
        words(left + column * 5, y + 4, reason(ballot), "", "start"),
      ];
    }),
  ],
};
