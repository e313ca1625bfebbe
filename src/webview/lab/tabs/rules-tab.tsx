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

export const RulesTab = (props: RulesProps): JSX.Element => (
  <div class="rules-tab">
    <div tabIndex={0} role="region" aria-label="The rules">
      <p class="hint">Switch a rule off and the scenario starts again from the same seed, without it. Break it: the shortest run without it that goes wrong.</p>
      <ul class="rules">{props.state.lab.rules.map((rule) => <RuleItem key={rule.id} rule={rule} {...props} />)}</ul>
    </div>
    <WhatWentWrong state={props.state} ink={props.ink} />
  </div>
);

function RuleItem({ rule, state, ink, search, hover, toggle, breakIt }: RulesProps & { readonly rule: Rule }): JSX.Element {
  const off = state.setup.off.includes(rule.id);
  return (
    <li class={[off && "off", ink.lit?.rule === rule.id && "lit"].filter(Boolean).join(" ")}
      onMouseEnter={() => hover(rule.id)} onMouseLeave={() => hover(undefined)}>
      <label>
        <input type="checkbox" role="switch" checked={!off} onChange={() => toggle(rule.id)} />
        <span><b>{rule.title}</b> <span class="quiet-text">{plain(citation(rule.section, rule.id, [named(rule.id)]))}{off ? ", off" : ""}</span></span>
      </label>
      <p>{rule.statement} <span class="quiet-text">Protects “{propertyTitle(state, rule.protects)}”.</span></p>
      <SearchPlace id={rule.id} search={search}>
        <button type="button" class="secondary" aria-label={`Break it: ${rule.title}`} onClick={() => breakIt(rule)}>Break it</button>
      </SearchPlace>
    </li>
  );
}

/** Told by the run itself, whoever made it, once it breaks the property that a rule protects which is off. */
function WhatWentWrong({ state, ink }: Pick<RulesProps, "state" | "ink">): JSX.Element {
  const off = state.lab.rules.filter(({ id }) => state.setup.off.includes(id));
  const told = off.map((rule) => explainBreak(recordingOf(state), rule, ink.portrait)).filter((why) => why.length > 0);
  const quiet = off.length === 0 ? "Once a run goes wrong without a rule, how it came to that is told here."
    : `So far this run goes well without ${off.map(({ title }) => `“${title}”`).join(", ")}.`;
  return (
    <div class={told.length > 0 ? "rules-told told-of" : "rules-told"} role="status" tabIndex={0}>
      {told.length === 0 ? <p class="hint">{quiet}</p> : told.map((why) => <p class="what-went-wrong"><PhraseView phrase={why} ink={ink} /></p>)}
    </div>
  );
}
