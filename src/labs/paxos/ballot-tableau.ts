// The ballots of a run as the paper's Figure 1 draws them: number, decree, the quorum's members, and a box around those who voted.
import type { Tableau } from "../../views/tableau";
import { ballots, type Parliament, seen, successful } from "./ballots";

export const ballotTableau = {
  title: "Ballots",
  of(world: Parliament): Tableau {
    const priests = Object.keys(world.nodes);
    return {
      headings: { number: "#", value: "decree", nodes: "quorum and voters", outcome: "outcome" },
      words: { belongs: "in the quorum that opened it", marked: "voted for its decree" },
      none: "No ballot has come to a vote yet.",
      rows: ballots(seen(world)).map((ballot) => ({
        number: String(ballot.number), tint: `ballot ${ballot.number}`, value: ballot.decree,
        cells: priests.map((node) => ({ node, belongs: ballot.opened.includes(node), marked: ballot.voters.includes(node) })),
        outcome: successful(ballot) ? "successful" : "",
      })),
    };
  },
};
