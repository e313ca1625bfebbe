// What stands below the pictures: a list of tabs, so that a new view is one more entry.
import { canonical } from "../../../kernel/canonical";
import type { Lab } from "../../../labs/lab";
import { setupAt, type SweepPlan } from "../../../labs/sweeps/sweep";
import type { Choice, Standing } from "../../../views/choices";
import type { Ink } from "../../../views/phrase-view";
import type { PropertyReport } from "../../../views/properties-view";
import { StateView } from "../../../views/state-view";
import { TableauView } from "../../../views/tableau";
import type { Subject } from "../../../views/subject";
import type { LabTarget } from "../../../wire/run";
import { ActionsTab } from "./actions-tab";
import { BranchesTab } from "./branches-tab";
import { switchBranch } from "../branching";
import { EventsTab } from "./events-tab";
import { GuideTab } from "./guide-tab";
import { MeasuresTab } from "./measures-tab";
import { follow, restart } from "../opening";
import { ParametersTab } from "./parameters-tab";
import { seek } from "../moves";
import { type PlayerState, recordingOf } from "../player-state";
import { type Checked, checkAllId, PropertiesTab } from "./properties-tab";
import { RulesTab } from "./rules-tab";
import { breaking, checking, propertyTitle, showBreak, showPath } from "../search/searches";
import type { SharePort } from "../share/share";
import { SweepTab } from "./sweep-tab";
import type { Tab } from "./tabs";
import type { Search } from "../search/use-search";
import type { Sweeping } from "./use-sweep";

interface TabsContext {
  readonly state: PlayerState;
  readonly setState: (change: (was: PlayerState) => PlayerState) => void;
  readonly standing: Standing;
  readonly ink: Ink;
  readonly reports: readonly PropertyReport[];
  readonly choose: (choice: Choice) => void;
  readonly hover: (subject: Subject | undefined) => void;
  readonly search: Search;
  readonly sweeping: Sweeping;
  readonly port?: SharePort | undefined;
  readonly checked: Checked | undefined;
  readonly setChecked: (checked: Checked) => void;
}

export function playerTabs(context: TabsContext): readonly Tab[] {
  const { state, setState, standing, ink, reports, choose, hover, search } = context;
  const { lab, setup } = state;
  const recording = recordingOf(state);
  const broken = reports.filter(({ standing: verdict }) => verdict === "violated").length;
  return [
    { id: "events", title: "Events", ownStop: state.length > 0, render: () => <EventsTab state={state} ink={ink} /> },
    {
      id: "state", title: "State",
      render: () => <StateView nodes={recording.model.nodes} world={standing.world} before={recording.worlds[state.cursor - 1]} ink={ink} />,
    },
    ...(lab.tableau === undefined ? [] : [tableauTab(lab.tableau, standing, ink)]),
    { id: "actions", title: "Actions", render: () => <ActionsTab standing={standing} ink={ink} choose={choose} /> },
    {
      id: "properties", title: "Properties", badge: broken > 0 ? `${broken} violated` : undefined,
      render: () => propertiesTab(context),
    },
    {
      id: "rules", title: "Rules", badge: setup.off.length > 0 ? `${setup.off.length} off` : undefined,
      render: () => (
        <RulesTab state={state} ink={ink} search={search} hover={(rule) => hover(rule === undefined ? undefined : { kind: "rule", rule })}
          toggle={(rule) => setState((was) => toggleRule(was, rule))}
          breakIt={(rule) => {
            const question = breaking(lab, rule);
            search.start(rule.id, question, (result, seconds) => setState((was) => showBreak(was, rule, question, result, seconds)));
          }} />
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
    { id: "measures", title: "Measures", render: () => <MeasuresTab state={state} setState={setState} ink={ink} port={context.port} /> },
    {
      id: "sweep", title: "Sweep", badge: context.sweeping.running ? "running" : undefined,
      render: () => (
        <SweepTab state={state} sweeping={context.sweeping} port={context.port}
          openRun={(plan, at, seed) => setState((was) => ({ ...follow(was, runOf(plan, at, seed)), notice: `One run of the sweep: seed ${seed}.` }))} />
      ),
    },
    {
      id: "branches", title: "Branches", badge: state.branches.length > 1 ? String(state.branches.length) : undefined,
      render: () => <BranchesTab state={state} setState={setState} choose={(id) => setState((was) => switchBranch(was, id))} />,
    },
    { id: "guide", title: "Guide", render: () => <GuideTab state={state} follow={(target) => setState((was) => follow(was, target))} /> },
  ];
}

function tableauTab({ title, of }: NonNullable<Lab["tableau"]>, { world }: Standing, { tints }: Ink): Tab {
  return { id: "tableau", title, render: () => <TableauView tableau={of(world)} tints={tints} /> };
}

function propertiesTab({ state, setState, ink, reports, search, checked: last, setChecked }: TabsContext) {
  const { lab, setup } = state;
  const asText = canonical(setup);
  const checked = last?.setup === asText ? last : undefined;
  const small = { ...setup, parameters: { ...setup.parameters, ...lab.checked.parameters } };
  return (
    <PropertiesTab reports={reports} ink={ink} search={search} checked={checked}
      goTo={(at) => setState((was) => ({ ...seek(was, at), playing: false }))}
      checkAll={() => search.start(checkAllId, checking(setup), (result, seconds) => setChecked({ setup: asText, result, seconds }))}
      useSmall={canonical(small) === asText ? undefined : () => setState((was) => restart(was, { parameters: small.parameters }, "A small configuration."))}
      showViolation={(property) => setState((was) => {
        const path = checked?.result.violations.find((found) => found.property === property)?.path ?? [];
        const notice = `A shortest run that violates “${propertyTitle(was, property)}”: ${path.length} steps. The next one does it.`;
        return showPath(was, setup, path, `Shortest violation of ${property}`, notice);
      })} />
  );
}

/** One run of a sweep, as a place to go to. */
function runOf(plan: SweepPlan, at: number, seed: number): LabTarget {
  const { lab, parameters, off } = setupAt(plan, plan.axis.values[at] ?? "", seed);
  return { lab, scenario: plan.scenario, parameters, off: [...off], seed };
}

function toggleRule(state: PlayerState, rule: string): PlayerState {
  const { off } = state.setup;
  const isOff = off.includes(rule);
  const title = state.lab.portrait.rule(rule);
  return restart(state, { off: isOff ? off.filter((id) => id !== rule) : [...off, rule] }, `${title} is ${isOff ? "on again" : "off"}.`);
}
