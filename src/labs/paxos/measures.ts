// Numbers read off a run of the Synod.
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
      value: ({ parameters }) => (parameters["messengers"] === "reliable" ? 99 : undefined),
      differs: "The paper lets every messenger take its full 4 minutes and every priest its 7; here delays are drawn, and most are shorter.",
    },
    along: first(everyLedger),
  },
  { id: "messages", title: "Messages sent", unit: "messages", along: sentSoFar },
];
