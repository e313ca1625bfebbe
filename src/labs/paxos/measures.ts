// Numbers read off a run of the Synod.
import type { Setup } from "../../kernel/model";
import type { Recording } from "../../kernel/recording";
import type { Measure } from "../lab";
import { chosen, type Parliament, seen } from "./ballots";
import type { Message, Priest, Request } from "./priest";

type SynodRun = Recording<Priest, Message, Request>;

/** When a claim about the world first holds, in minutes; undefined while it does not. */
const first = (holds: (world: Parliament) => boolean) => (run: SynodRun): (length: number) => number | undefined => {
  let since: number | undefined;
  return (length) => {
    const world = run.worlds[length];
    if (since === undefined && world && holds(world)) since = run.agendas[length]?.now;
    return since;
  };
};

const hasIt = (world: Parliament | undefined, node: string): boolean => typeof world?.nodes[node]?.state.ledger.outcome === "string";

/** How many messages the decree waited for, one after the other, on the way to the ledger it reached last. */
function delays(run: SynodRun): (length: number) => number | undefined {
  const at = new Map<string, number>();
  // A copy set out when its original did.
  const sent = new Map<number, number>();
  const reached = new Map<string, number>();
  return (length) => {
    const event = run.events[length - 1];
    if (event) {
      const { node, packet } = event;
      const brought = packet === undefined ? 0 : sent.get(packet.id) ?? 0;
      const delay = node === undefined ? brought : Math.max(at.get(node) ?? 0, packet === undefined ? 0 : brought + 1);
      for (const { id } of event.sent) sent.set(id, delay);
      if (node !== undefined) at.set(node, delay);
      if (node !== undefined && !reached.has(node) && hasIt(run.worlds[length], node)) reached.set(node, delay);
    }
    const world = run.worlds[length];
    return world && everyLedger(world) && reached.size > 0 ? Math.max(...reached.values()) : undefined;
  };
}

/** What §3 says it costs to pass a decree holds of a parliament in which nothing goes wrong. */
const undisturbed = (value: (priests: number) => number) => ({ parameters }: Setup): number | undefined =>
  (parameters["messengers"] === "reliable" ? value(Number(parameters["priests"])) : undefined);

const everyLedger = (world: Parliament): boolean =>
  Object.values(world.nodes).every(({ up, state }) => !up || state.ledger.outcome !== null);

function sentSoFar(run: SynodRun): (length: number) => number {
  let sent = 0;
  return (length) => (sent += run.events[length - 1]?.sent.length ?? 0);
}

export const measures: readonly Measure<Priest, Message, Request>[] = [
  { id: "chosen", title: "Until a decree is chosen", unit: "min", along: first((world) => chosen(seen(world)).length > 0) },
  {
    id: "passed", title: "Until every ledger present has it", unit: "min",
    paper: {
      figure: "within 99 min, with one president and nobody coming or going", source: "§2.4",
      value: undisturbed(() => 99),
      differs: "The paper lets every messenger take its full 4 minutes and every priest its 7; here delays are drawn, and most are shorter.",
    },
    along: first(everyLedger),
  },
  {
    id: "delays", title: "Message delays until every ledger present has it", unit: "delays",
    paper: {
      figure: "3 a decree, once a president has opened a ballot for all decrees", source: "§3",
      value: undisturbed(() => 3),
      differs: "One decree alone needs two more, NextBallot and LastVote; in the parliament a president sends those once for all decrees.",
    },
    along: delays,
  },
  {
    id: "messages", title: "Messages sent", unit: "messages",
    paper: {
      figure: "about 3N a decree, once a president has opened a ballot for all decrees; 2N if Success travels with the next BeginBallot", source: "§3",
      value: undisturbed((priests) => 3 * priests),
      differs: "Here NextBallot and LastVote are counted too; on the other hand only a quorum is asked to vote, and nobody sends messages to itself.",
    },
    along: sentSoFar,
  },
];
