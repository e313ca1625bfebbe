// The paper's rules. Switching one off starts the scenario again from its seed, without the rule.
import type { JSX } from "preact";
import type { Lab } from "../../labs/lab";

interface RulesProps {
  readonly lab: Lab;
  readonly off: readonly string[];
  /** The title of the property that a rule protects. */
  readonly propertyTitle: (id: string) => string;
  readonly lit: string | undefined;
  readonly hover: (rule: string | undefined) => void;
  readonly toggle: (rule: string) => void;
}

export const RulesTab = ({ lab, off, propertyTitle, lit, hover, toggle }: RulesProps): JSX.Element => (
  <>
    <p class="hint">Switch a rule off to see what it protects: the scenario starts again from the same seed, without it.</p>
    <ul class="rules">
      {lab.rules.map(({ id, title, section, statement, protects }) => (
        <li key={id} class={[off.includes(id) && "off", lit === id && "lit"].filter(Boolean).join(" ")}
          onMouseEnter={() => hover(id)} onMouseLeave={() => hover(undefined)}>
          <label>
            <input type="checkbox" role="switch" checked={!off.includes(id)} onChange={() => toggle(id)} />
            <span><b>{title}</b> <span class="quiet-text">{section}{off.includes(id) ? ", off" : ""}</span></span>
          </label>
          <p>{statement} <span class="quiet-text">Protects: {propertyTitle(protects)}.</span></p>
        </li>
      ))}
    </ul>
  </>
);
