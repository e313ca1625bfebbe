// The properties of this run, and the question a run cannot answer: do they hold in every run?
import type { JSX } from "preact";
import type { Result } from "../../../labs/ablation";
import type { Ink } from "../../../views/phrase-view";
import { PropertiesView, type PropertyReport } from "../../../views/properties-view";
import { SearchPlace } from "./search-progress";
import { verdictOf } from "../search/searches";
import type { Search } from "../search/use-search";

/** The last complete check of a setup, kept while the setup stays. */
export interface Checked {
  readonly setup: string;
  readonly result: Result;
  readonly seconds: number;
}

interface PropertiesProps {
  readonly reports: readonly PropertyReport[];
  readonly ink: Ink;
  readonly goTo: (state: number) => void;
  readonly search: Search;
  readonly checked: Checked | undefined;
  readonly checkAll: () => void;
  /** Sets the lab's small configuration; undefined when it is set already. */
  readonly useSmall: (() => void) | undefined;
  readonly showViolation: (property: string) => void;
}

export const checkAllId = "check all";

export const PropertiesTab = ({ reports, ink, goTo, search, checked, checkAll, useSmall, showViolation }: PropertiesProps): JSX.Element => (
  <>
    <div class="check-all">
      <SearchPlace id={checkAllId} search={search}>
        <button type="button" class="secondary" onClick={checkAll}>Check all</button>
        <span class="quiet-text"> every state that these parameters and rules can lead to, whatever the order and the faults.</span>
      </SearchPlace>
      {checked && <p role="status">{verdictOf(checked.result, checked.seconds)}</p>}
      {checked?.result.violations.map(({ property, path }) => (
        <button type="button" key={property} class="secondary" onClick={() => showViolation(property)}>
          Show the shortest violation of {property} ({path.length} steps)
        </button>
      ))}
      {checked && !checked.result.complete && useSmall && (
        <button type="button" class="secondary" onClick={useSmall}>Use a configuration that can be searched completely</button>
      )}
    </div>
    <PropertiesView reports={reports} ink={ink} goTo={goTo} />
  </>
);
