// What a run can be run until: a moment of the scenario, a property that changes, a rule that decides, a node that acts, a fault.
import type { Portrait } from "../../views/portrait";
import { type PlayerState, recordingOf, type Stop } from "./player-state";

export interface StopGroup {
  readonly title: string;
  readonly stops: readonly Stop[];
}

const faults = new Set(["crash", "drop", "duplicate", "delay", "cut"]);

/** Everything a reader may wait for in this run, in groups; none of them empty. */
export function stopsFor(state: PlayerState, portrait: Portrait): readonly StopGroup[] {
  const { nodes, properties } = recordingOf(state).model;
  const { scenario, lab } = state;
  const changes = properties.map((property): Stop => ({
    id: `property ${property.id}`, title: property.title.split(":")[0] ?? property.title,
    met: (_, after, before) => property.holds(after) !== property.holds(before),
  }));
  const groups: readonly StopGroup[] = [
    {
      title: "A moment of the scenario",
      stops: scenario.moments.map(({ id, title, when }): Stop => ({ id: `moment ${id}`, title, met: (event, after, before) => when(event, after, before) })),
    },
    {
      title: "A property changes",
      stops: [{ id: "property", title: "Any property changes", met: (...step) => changes.some((change) => change.met(...step)) }, ...changes],
    },
    {
      title: "A rule decides",
      stops: lab.rules.map(({ id }): Stop =>
        ({ id: `rule ${id}`, title: portrait.rule(id), met: ({ explanations }) => explanations.some(({ rule }) => rule === id) })),
    },
    {
      title: "Something happens",
      stops: [
        ...nodes.map((node): Stop => ({ id: `node ${node}`, title: `${node} acts`, met: (event) => event.node === node })),
        { id: "fault", title: "A fault", met: ({ action }) => faults.has(action.type) },
      ],
    },
  ];
  return groups.filter(({ stops }) => stops.length > 0);
}
