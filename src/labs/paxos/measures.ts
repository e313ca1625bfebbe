// Numbers read off a run of the Synod.
import type { Recording } from "../../kernel/recording";
import type { Measure } from "../lab";
import { chosen, type Parliament, seen } from "./ballots";
import type { Message, Priest, Request } from "./priest";

type SynodRun = Recording<Priest, Message, Request>;

/** When a claim about the world first holds, in minutes; undefined while it does not. */
function first(run: SynodRun, length: number, holds: (world: Parliament) => boolean): number | undefined {
  const index = run.worlds.slice(0, length + 1).findIndex(holds);
  return index < 0 ? undefined : run.agendas[index]?.now;
}

const everyLedger = (world: Parliament): boolean =>
  Object.values(world.nodes).every(({ up, state }) => !up || state.ledger.outcome !== null);

export const measures: readonly Measure<Priest, Message, Request>[] = [
  { id: "chosen", title: "Until a decree is chosen", unit: "min", of: (run, length) => first(run, length, (world) => chosen(seen(world)).length > 0) },
  {
    id: "passed", title: "Until every ledger present has it", unit: "min",
    paper: {
      figure: "within 99 min, with one president and nobody coming or going", source: "§2.4",
      value: ({ parameters }) => (parameters["messengers"] === "reliable" ? 99 : undefined),
      differs: "The paper lets every messenger take its full 4 minutes and every priest its 7; here delays are drawn, and most are shorter.",
    },
    of: (run, length) => first(run, length, everyLedger),
  },
  {
    id: "messages", title: "Messages sent", unit: "messages",
    of: (run, length) => run.events.slice(0, length).reduce((sum, { sent }) => sum + sent.length, 0),
  },
];
