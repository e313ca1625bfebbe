// What stands below the pictures: a list of tabs, so that a new view is one more entry.
import type { Choice, Standing } from "../../views/choices";
import type { Ink } from "../../views/phrase-view";
import { PropertiesView, type PropertyReport } from "../../views/properties-view";
import { StateView } from "../../views/state-view";
import type { Subject } from "../../views/subject";
import { ActionsTab } from "./actions-tab";
import { BranchesTab } from "./branches-tab";
import { EventsTab } from "./events-tab";
import { ParametersTab } from "./parameters-tab";
import { type PlayerState, recordingOf, restart, seek, switchBranch } from "./player-state";
import { RulesTab } from "./rules-tab";
import type { Tab } from "./tabs";

interface TabsContext {
  readonly state: PlayerState;
  readonly setState: (change: (was: PlayerState) => PlayerState) => void;
  readonly standing: Standing;
  readonly ink: Ink;
  readonly reports: readonly PropertyReport[];
  readonly choose: (choice: Choice) => void;
  readonly hover: (subject: Subject | undefined) => void;
}

export function playerTabs({ state, setState, standing, ink, reports, choose, hover }: TabsContext): readonly Tab[] {
  const { lab, setup } = state;
  const recording = recordingOf(state);
  const broken = reports.filter(({ standing: verdict }) => verdict === "violated").length;
  const { properties, nodes } = recording.model;
  return [
    { id: "events", title: "Events", render: () => <EventsTab state={state} ink={ink} /> },
    {
      id: "state", title: "State",
      render: () => <StateView nodes={nodes} world={standing.world} before={recording.worlds[state.cursor - 1]} ink={ink} />,
    },
    { id: "actions", title: "Actions", render: () => <ActionsTab standing={standing} ink={ink} choose={choose} /> },
    {
      id: "properties", title: "Properties", badge: broken > 0 ? `${broken} violated` : undefined,
      render: () => <PropertiesView reports={reports} goTo={(at) => setState((was) => ({ ...seek(was, at), playing: false }))} />,
    },
    {
      id: "rules", title: "Rules", badge: setup.off.length > 0 ? `${setup.off.length} off` : undefined,
      render: () => (
        <RulesTab lab={lab} off={setup.off} lit={ink.lit?.rule} hover={(rule) => hover(rule === undefined ? undefined : { kind: "rule", rule })}
          propertyTitle={(id) => properties.find((property) => property.id === id)?.title ?? id}
          toggle={(rule) => setState((was) => toggleRule(was, rule))} />
      ),
    },
    {
      id: "parameters", title: "Parameters",
      render: () => (
        <ParametersTab lab={lab} setup={setup}
          change={({ id, title }, value) => setState((was) =>
            restart(was, { parameters: { ...was.setup.parameters, [id]: value } }, `${title}: ${String(value)}.`))}
          reseed={(seed) => setState((was) => restart(was, { seed }, `Seed ${seed}.`))} />
      ),
    },
    {
      id: "branches", title: "Branches", badge: state.branches.length > 1 ? String(state.branches.length) : undefined,
      render: () => <BranchesTab state={state} choose={(id) => setState((was) => switchBranch(was, id))} />,
    },
  ];
}

function toggleRule(state: PlayerState, rule: string): PlayerState {
  const { off } = state.setup;
  const isOff = off.includes(rule);
  const title = state.lab.portrait.rule(rule);
  return restart(state, { off: isOff ? off.filter((id) => id !== rule) : [...off, rule] }, `${title} is ${isOff ? "on again" : "off"}.`);
}
