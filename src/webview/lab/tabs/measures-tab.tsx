// The numbers read off this run, beside the paper's.
import type { JSX } from "preact";
import { type PlayerState, recordingOf } from "../player-state";

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
