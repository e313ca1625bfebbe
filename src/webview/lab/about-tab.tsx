// What this lab is a model of, what the model leaves out, and the numbers read off this run.
import type { JSX } from "preact";
import { type PlayerState, recordingOf } from "./player-state";

export const AboutTab = ({ state: { lab, scenario } }: { readonly state: PlayerState }): JSX.Element => (
  <div class="about">
    <p>{lab.summary}</p>
    <p><b>The paper.</b> {lab.paper}.</p>
    <p><b>This scenario claims:</b> {scenario.claim}</p>
    <p><b>Simplified in this model</b></p>
    <ul>{lab.simplifications.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
  </div>
);

export const MeasuresTab = ({ state }: { readonly state: PlayerState }): JSX.Element => (
  <table class="measures">
    <thead><tr><th scope="col">Measure</th><th scope="col">In this run so far</th><th scope="col">The paper</th></tr></thead>
    <tbody>
      {state.lab.measures.map(({ id, title, unit, paper, of }) => {
        const value = of(recordingOf(state), state.cursor);
        return (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>{value === undefined ? "not yet" : `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`}</td>
            <td>{paper ? `${paper.figure} (${paper.source})` : ""}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
