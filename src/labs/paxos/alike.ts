// Priests whom no citizen turns to: they differ in nothing but their names, so a search need not tell one from another. That holds
// where every priest weighs the same and no two ballots have one number, for then nothing is decided by the order of names.
import type { Symmetry } from "../../kernel/network";
import type { NodeId } from "../../kernel/protocol";
import type { Message, Priest } from "./priest";

export function alike(priests: readonly NodeId[], presidents: number): Symmetry<Priest, Message> {
  return {
    nodes: priests.slice(presidents),
    renameState: ({ ledger, slip, chronicle }, name) => {
      /** Lists of priests are kept in the order of the Synod. */
      const renamed = (ids: readonly NodeId[]): readonly NodeId[] => {
        const names = ids.map(name);
        return priests.filter((id) => names.includes(id));
      };
      return {
        ledger,
        slip: {
          ...slip, quorum: renamed(slip.quorum), voters: renamed(slip.voters),
          lastVotes: slip.lastVotes.map(({ priest, vote }) => ({ priest: name(priest), vote }))
            .sort((a, b) => priests.indexOf(a.priest) - priests.indexOf(b.priest)),
        },
        chronicle: {
          ...chronicle,
          begun: chronicle.begun.map((ballot) => ({ ...ballot, opened: renamed(ballot.opened), passing: ballot.passing.map(renamed) })),
        },
      };
    },
    // No message names a priest.
    renameMessage: (message) => message,
  };
}
