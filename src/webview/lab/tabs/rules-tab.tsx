// The paper's rules. Switching one off starts the scenario again from its seed, without the rule; "Break it" finds the shortest
// run that shows what the rule is for.
import type { JSX } from "preact";
import { plain, rule as named } from "../../../kernel/fragment";
import { explainBreak } from "../../../labs/break-words";
import type { Rule } from "../../../labs/lab";
import { citation } from "../../../views/citation";
import { type Ink, PhraseView } from "../../../views/phrase-view";
import type { PlayerState } from "../player-state";
import { recordingOf } from "../player-state";
import { propertyTitle } from "../search/searches";
import { SearchPlace } from "./search-progress";
import type { Search } from "../search/use-search";

interface RulesProps {
  readonly state: PlayerState;
  readonly ink: Ink;
  readonly search: Search;
  readonly hover: (rule: string | undefined) => void;
  readonly toggle: (rule: string) => void;
  readonly breakIt: (rule: Rule) => void;
}

export const RulesTab = ({ state, ink, search, hover, toggle, breakIt }: RulesProps): JSX.Element => (
  <>
    <p class="hint">Switch a rule off and the scenario starts again from the same seed, without it. Break it: the shortest run without it that goes wrong.</p>
    <ul class="rules">
      {state.lab.rules.map((rule) => {
        const off = state.setup.off.includes(rule.id);
        return (
          <li key={rule.id} class={[off && "off", ink.lit?.rule === rule.id && "lit"].filter(Boolean).join(" ")}
            onMouseEnter={() => hover(rule.id)} onMouseLeave={() => hover(undefined)}>
            <label>
              <input type="checkbox" role="switch" checked={!off} onChange={() => toggle(rule.id)} />
              <span><b>{rule.title}</b> <span class="quiet-text">{plain(citation(rule.section, rule.id, [named(rule.id)]))}{off ? ", off" : ""}</span></span>
            </label>
            <p>{rule.statement} <span class="quiet-text">Protects “{propertyTitle(state, rule.protects)}”.</span></p>
            <SearchPlace id={rule.id} search={search}>
              <button type="button" class="secondary" aria-label={`Break it: ${rule.title}`} onClick={() => breakIt(rule)}>Break it</button>
            </SearchPlace>
            {off && <WhatWentWrong state={state} rule={rule} ink={ink} />}
          </li>
        );
      })}
    </ul>
  </>
);

/** Told by the run itself, whoever made it, once it breaks the property that the rule protects. */
function WhatWentWrong({ state, rule, ink }: { readonly state: PlayerState; readonly rule: Rule; readonly ink: Ink }): JSX.Element | null {
  const why = explainBreak(recordingOf(state), rule, ink.portrait);
  return why.length === 0 ? null : <p class="what-went-wrong" ref={intoSight}><PhraseView phrase={why} ink={ink} /></p>;
}

/** What is told for the first time is seen, as far as its panel scrolls; the pictures stay where they are. */
function intoSight(told: HTMLElement | null): void {
  const panel = told?.closest<HTMLElement>("[role=tabpanel]");
  if (!told || !panel) return;
  const [inner, outer] = [told.getBoundingClientRect(), panel.getBoundingClientRect()];
  panel.scrollTop += Math.max(0, Math.min(inner.bottom - outer.bottom + 8, inner.top - outer.top));
}
