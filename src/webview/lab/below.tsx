// What stands below the pictures, and what a screen reader is told: the same run, read rather than watched.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Choice } from "../../views/choices";
import type { Ink } from "../../views/phrase-view";
import type { Subject } from "../../views/subject";
import { sentenceAt } from "./now";
import type { PlayerState, SetState } from "./player-state";
import { playerTabs } from "./tabs/player-tabs";
import type { Checked } from "./tabs/properties-tab";
import type { SharePort } from "./share/share";
import { standingOf } from "./standing";
import { Tabs } from "./tabs/tabs";
import type { Search } from "./search/use-search";
import { useSweep } from "./tabs/use-sweep";
import { useCalm } from "./use-calm";

interface BelowProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly ink: Ink;
  readonly choose: (choice: Choice) => void;
  readonly hover: (subject: Subject | undefined) => void;
  readonly search: Search;
  readonly port?: SharePort | undefined;
  readonly checked: Checked | undefined;
  readonly setChecked: (checked: Checked) => void;
}

/** While a reader scrubs, the pictures follow in every frame; this follows when the browser has time, and draws nothing else anew. */
export function Below(props: BelowProps): JSX.Element {
  const { state, ink, search, port, checked } = props;
  const calm = useCalm(useMemo(() => ({ state, ink }), [state, ink]), onlyMoved);
  return useMemo(() => <BelowAt {...props} {...calm} />, [calm, search.running, search.failed, port, checked]);
}

type View = Pick<BelowProps, "state" | "ink">;

const onlyMoved = (from: View, to: View): boolean =>
  from.state.cursor !== to.state.cursor && from.state.tab === to.state.tab && from.state.recordings === to.state.recordings;

function BelowAt(props: BelowProps): JSX.Element {
  const { state, setState, ink } = props;
  const sweeping = useSweep();
  const tabs = playerTabs({ ...props, sweeping, ...standingOf(state, ink.portrait) });
  return (
    <>
      <Tabs tabs={tabs} current={state.tab} choose={(tab) => setState((was) => ({ ...was, tab }))} idPrefix={`lab-${state.lab.id}`} />
      <p class="visually-hidden" aria-live="polite">{sentenceAt(state, ink)}</p>
    </>
  );
}
