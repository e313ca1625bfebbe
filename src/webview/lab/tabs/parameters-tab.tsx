// The lab's parameters as native controls. Changing one starts the scenario again from the same seed.
import type { JSX } from "preact";
import type { ParameterValue, Setup } from "../../../kernel/model";
import type { Lab, Parameter } from "../../../labs/lab";

interface ParametersProps {
  readonly lab: Lab;
  readonly setup: Setup;
  readonly change: (parameter: Parameter, value: ParameterValue) => void;
  readonly reseed: (seed: number) => void;
}

export const ParametersTab = ({ lab, setup, change, reseed }: ParametersProps): JSX.Element => (
  <>
    <p class="hint">Changing a value starts the scenario again from the same seed.</p>
    <div class="parameters">
      {lab.parameters.map((parameter) => (
        <label key={parameter.id} class="parameter">
          <span class="parameter-name">{parameter.title}{"unit" in parameter ? <span class="quiet-text"> {parameter.unit}</span> : null}</span>
          <Control parameter={parameter} value={setup.parameters[parameter.id] ?? parameter.initial} change={(value) => change(parameter, value)} />
          <span class="hint">{parameter.help}</span>
        </label>
      ))}
      <label class="parameter">
        <span class="parameter-name">Seed</span>
        <NumberField value={setup.seed} min={0} max={999_999} step={1} change={reseed} />
        <span class="hint">The same seed gives the same run, always.</span>
      </label>
    </div>
    <details class="simplifications">
      <summary>What this lab leaves out</summary>
      <ul>{lab.simplifications.map((sentence) => <li>{sentence}</li>)}</ul>
    </details>
  </>
);

interface ControlProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly change: (value: ParameterValue) => void;
}

function Control({ parameter, value, change }: ControlProps): JSX.Element {
  switch (parameter.kind) {
    case "integer": return <NumberField value={Number(value)} min={parameter.min} max={parameter.max} step={1} change={change} />;
    case "number": return <NumberField value={Number(value)} min={parameter.min} max={parameter.max} step={parameter.step} change={change} />;
    case "choice":
      return (
        <select value={String(value)} onChange={(event) => change(event.currentTarget.value)}>
          {parameter.options.map((option) => <option value={option.value}>{option.title}</option>)}
        </select>
      );
    case "switch": return <input type="checkbox" role="switch" checked={value === true} onChange={(event) => change(event.currentTarget.checked)} />;
  }
}

interface NumberFieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly change: (value: number) => void;
}

/** Takes a value once it is entered, and only one that is allowed; else it shows the old one again. */
const NumberField = ({ value, min, max, step, change }: NumberFieldProps): JSX.Element => (
  <input type="number" value={value} min={min} max={max} step={step}
    onChange={(event) => {
      const field = event.currentTarget;
      const entered = field.valueAsNumber;
      const allowed = Number.isFinite(entered) && entered >= min && entered <= max && (step !== 1 || Number.isInteger(entered));
      if (allowed) change(entered);
      else field.value = String(value);
    }} />
);
