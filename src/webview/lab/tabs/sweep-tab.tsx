// A parameter goes through its values, many seeds each: what that does to a measure, as a curve beside the paper's figure.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Lab, Measure, Parameter } from "../../../labs/lab";
import { setupFor } from "../../../labs/settings";
import { readValues, usualValues, valuesText } from "../../../labs/sweeps/axis";
import { confidence, type Estimate, estimate } from "../../../labs/sweeps/estimate";
import { scenarioFor, setupAt, type Sweep, type SweepPlan } from "../../../labs/sweeps/sweep";
import { sweepCsv } from "../../../labs/sweeps/sweep-file";
import type { ChartPoint } from "../../../views/chart";
import { ChartView } from "../../../views/chart-view";
import { drawSvg } from "../share/draw-picture";
import type { PlayerState } from "../player-state";
import type { SharePort } from "../share/share";
import type { Sweeping } from "./use-sweep";

interface SweepTabProps {
  readonly state: PlayerState;
  readonly sweeping: Sweeping;
  /** Opens one run of the sweep in the player. */
  readonly openRun: (plan: SweepPlan, at: number, seed: number) => void;
  readonly port?: SharePort | undefined;
}

interface Form {
  readonly axis: string;
  readonly values: string;
  readonly measure: string;
  readonly seeds: number;
  readonly steps: number;
}

export function SweepTab({ state, sweeping, openRun, port }: SweepTabProps): JSX.Element {
  const { lab } = state;
  const [form, setForm] = useState(() => firstForm(lab, sweeping.progress?.sweep.plan));
  const [problem, setProblem] = useState<string>();
  const change = (part: Partial<Form>): void => setForm((was) => ({ ...was, ...part }));
  const start = (): void => {
    try {
      setProblem(undefined);
      sweeping.start(lab, planOf(state, form));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const said = problem ?? sweeping.problem;
  const { progress } = sweeping;
  return (
    <>
      <p class="hint">One parameter goes through its values, each from many seeds; everything else stays as it is set now.</p>
      <form class="sweep-form" onSubmit={(event) => { event.preventDefault(); start(); }}>
        <Choose title="Parameter" value={form.axis} options={lab.parameters}
          choose={(axis) => change({ axis, values: valuesText(usualValues(parameterOf(lab, axis))) })} />
        <label>Values <input type="text" value={form.values} onInput={(event) => change({ values: event.currentTarget.value })} /></label>
        <Choose title="Measure" value={form.measure} options={lab.measures} choose={(measure) => change({ measure })} />
        <Count title="Seeds" value={form.seeds} change={(seeds) => change({ seeds })} />
        <Count title="Steps at most" value={form.steps} change={(steps) => change({ steps })} />
        {/* Two elements, not one that changes: a button that becomes one to submit while it is clicked does submit. */}
        {sweeping.running
          ? <button key="stop" type="button" class="secondary" onClick={sweeping.stop}>Stop</button>
          : <button key="start" type="submit">Sweep</button>}
      </form>
      {said !== undefined && <p class="problem" role="alert">{said}</p>}
      {sweeping.running && <progress aria-label="Sweeping" max={progress?.all ?? 1} value={progress?.done ?? 0} />}
      {progress && <Result lab={lab} sweep={progress.sweep} whole={progress.done === progress.all} running={sweeping.running} openRun={openRun} port={port} />}
    </>
  );
}

interface ChooseProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly choose: (id: string) => void;
}

const Choose = ({ title, value, options, choose }: ChooseProps): JSX.Element => (
  <label>{title} <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
    {options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}
  </select></label>
);

const Count = ({ title, value, change }: { readonly title: string; readonly value: number; readonly change: (to: number) => void }): JSX.Element => (
  <label>{title} <input type="number" min={1} max={100_000} value={value}
    onChange={(event) => { if (event.currentTarget.valueAsNumber >= 1) change(Math.round(event.currentTarget.valueAsNumber)); }} /></label>
);

interface ResultProps extends Pick<SweepTabProps, "openRun" | "port"> {
  readonly lab: Lab;
  readonly sweep: Sweep;
  readonly whole: boolean;
  readonly running: boolean;
}

function Result({ lab, sweep, whole, running, openRun, port }: ResultProps): JSX.Element | null {
  const [said, setSaid] = useState<string>();
  const picture = useRef<HTMLDivElement>(null);
  // Who asks for a curve is looking for it: below a form and two pictures it would grow out of sight.
  useEffect(() => picture.current?.scrollIntoView({ block: "nearest" }), []);
  const { plan } = sweep;
  const measure = lab.measures.find(({ id }) => id === plan.measure);
  if (!measure) return null;
  const rows = rowsOf(sweep, measure);
  const axis = parameterOf(lab, plan.axis.parameter);
  const up = `${measure.title} (${measure.unit})`;
  const label = `${up} by ${axis.title.toLowerCase()}`;
  const chart = <ChartView points={rows} size={{ width: 640, height: 320 }} across={titleWithUnit(axis)} up={up} label={label} />;
  const name = `${lab.id} ${measure.id} by ${axis.id}`;
  const take = (kind: "svg" | "csv"): void => {
    port?.exportAs({ kind, data: kind === "svg" ? drawSvg(chart) : sweepCsv(sweep), name })
      .then((answer) => setSaid(answer.said), (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)));
  };
  return (
    <section class="sweep-result" aria-label="Result of the sweep">
      <div ref={picture}>{chart}</div>
      <p class="hint" role={running ? undefined : "status"}>{explain(lab, sweep, whole, running)}</p>
      <Paper measure={measure} rows={rows} />
      <Table rows={rows} axis={axis} measure={measure} open={(at) => {
        const seed = sweep.samples[at]?.[0]?.[0];
        if (seed !== undefined) openRun(plan, at, seed);
      }} />
      {port && !running && (
        <p class="sweep-exports">
          <button type="button" class="secondary" onClick={() => take("csv")}>Export as CSV</button>
          <button type="button" class="secondary" onClick={() => take("svg")}>Export as SVG</button>
          <span role="status">{said}</span>
        </p>
      )}
    </section>
  );
}

type Row = ChartPoint & Estimate;

function rowsOf({ plan, samples }: Sweep, { paper }: Measure): readonly Row[] {
  return plan.axis.values.map((value, at) => {
    const found = estimate(samples[at] ?? []);
    return {
      ...found, x: typeof value === "number" ? value : String(value), y: found.mean,
      figure: paper?.value?.(setupAt(plan, value, plan.seeds.first)),
    };
  });
}

function explain(lab: Lab, { plan, samples }: Sweep, whole: boolean, running: boolean): string {
  const runs = samples[0]?.length ?? 0;
  const scenario = lab.scenarios.find(({ id }) => id === plan.scenario)?.title ?? plan.scenario;
  const last = plan.seeds.first + Math.max(runs - 1, 0);
  const seeds = `“${scenario}”: means of ${runs} runs each, seeds ${plan.seeds.first} to ${last}, with their ${confidence} intervals `
    + "(Student’s t: seeds are independent, and a mean of many runs is nearly normal).";
  const short = samples.some((own) => own.some(([, measured]) => measured === null))
    ? ` Runs that did not come to it within ${plan.steps} steps are not in the mean; the table counts them.` : "";
  return seeds + short + (whole || running ? "" : " Stopped before all seeds were run.");
}

const Paper = ({ measure: { paper }, rows }: { readonly measure: Measure; readonly rows: readonly Row[] }): JSX.Element | null => (paper ? (
  <p class="sweep-paper">
    {rows.some(({ figure }) => figure !== undefined)
      && <svg class="chart-key" width="26" height="10" aria-hidden="true"><path class="chart-figure" d="M0 5H26" /></svg>}
    <b>The paper:</b> {paper.figure} ({paper.source}).{paper.differs !== undefined && <> <b>Why ours differs:</b> {paper.differs}</>}
  </p>
) : null);

interface TableProps {
  readonly rows: readonly Row[];
  readonly axis: Parameter;
  readonly measure: Measure;
  readonly open: (at: number) => void;
}

const Table = ({ rows, axis, measure, open }: TableProps): JSX.Element => (
  <details>
    <summary>As a table</summary>
    <table class="measures">
      <thead><tr>
        <th scope="col">{titleWithUnit(axis)}</th><th scope="col">{`Mean (${measure.unit})`}</th><th scope="col">{`${confidence} interval`}</th>
        <th scope="col">The paper</th><th scope="col">Runs that came to it</th><th scope="col">A run</th>
      </tr></thead>
      <tbody>
        {rows.map(({ x, mean, band, figure, reached, runs }, at) => (
          <tr key={x}>
            <th scope="row">{x}</th><td>{number(mean)}</td><td>{band ? `${number(band[0])} to ${number(band[1])}` : ""}</td>
            <td>{number(figure)}</td><td>{`${reached} of ${runs}`}</td>
            <td><button type="button" class="link" onClick={() => open(at)}>{`Open one at ${x}`}</button></td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

const number = (value: number | undefined): string => (value === undefined ? "" : value.toLocaleString("en", { maximumFractionDigits: 2 }));

const titleWithUnit = (parameter: Parameter): string =>
  ("unit" in parameter && parameter.unit !== undefined ? `${parameter.title} (${parameter.unit})` : parameter.title);

function parameterOf(lab: Lab, id: string): Parameter {
  const found = lab.parameters.find((parameter) => parameter.id === id) ?? lab.parameters[0];
  if (!found) throw new Error(`${lab.title} has no parameters.`);
  return found;
}

function firstForm(lab: Lab, last: SweepPlan | undefined): Form {
  if (last) return { axis: last.axis.parameter, values: valuesText(last.axis.values), measure: last.measure, seeds: last.seeds.count, steps: last.steps };
  const axis = parameterOf(lab, "");
  const measure = lab.measures.find(({ paper }) => paper?.value !== undefined) ?? lab.measures[0];
  return { axis: axis.id, values: valuesText(usualValues(axis)), measure: measure?.id ?? "", seeds: 100, steps: 1000 };
}

/** Of the scenario that is open, as it is set; or, where its runs do not come to the measure, of one whose runs do, as that one is. */
function planOf({ lab, scenario, setup }: PlayerState, { axis, values, measure, seeds, steps }: Form): SweepPlan {
  const chosen = scenarioFor(lab, measure, scenario) ?? scenario;
  return {
    lab: lab.id, scenario: chosen.id, parameters: (chosen === scenario ? setup : setupFor(lab, chosen)).parameters, off: setup.off, measure,
    axis: { parameter: axis, values: readValues(values) }, seeds: { first: 1, count: seeds }, steps,
  };
}
