// What differs between two states, in two columns, here and there; and which properties hold in each.
import type { JSX } from "preact";
import { MarkView } from "../mark-view";
import type { Ink } from "../phrase-view";
import type { PortraitLine } from "../portrait";
import { type PropertyReport, StandingSign } from "../properties-view";
import { diffValues } from "../value-diff";
import { type Differences, differenceWords, type LineDifference, type MessageDifference } from "./differences";

interface DifferencesProps {
  readonly differences: Differences;
  /** Where each of the two stands, "after step 3 of 14". */
  readonly here: string;
  readonly there: string;
  readonly ink: Ink;
}

export function DifferencesView({ differences, here, there, ink }: DifferencesProps): JSX.Element {
  const { nodes, messages } = differences;
  return (
    <>
      <p>{differenceWords(differences)}</p>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">What</span></th>
            <th scope="col"><span class="side here">Here</span> <span class="quiet">{here}</span></th>
            <th scope="col"><span class="side there">There</span> <span class="quiet">{there}</span></th>
          </tr>
        </thead>
        {nodes.map(({ node, lines }) => (
          <tbody key={node}>
            <tr><th scope="rowgroup" colSpan={3} class="group">{node}</th></tr>
            {lines.map((line) => <LineRow line={line} ink={ink} />)}
          </tbody>
        ))}
        {messages.length > 0 && (
          <tbody>
            <tr><th scope="rowgroup" colSpan={3} class="group">Under way</th></tr>
            {messages.map((message) => <MessageRow message={message} />)}
          </tbody>
        )}
      </table>
    </>
  );
}

function LineRow({ line: { label, here, there }, ink }: { readonly line: LineDifference; readonly ink: Ink }): JSX.Element {
  const pieces = diffValues(there?.value ?? "", here?.value ?? "");
  const cell = (line: PortraitLine | undefined, own: "new" | "gone"): JSX.Element => {
    if (!line) return <td><span class="quiet">–</span></td>;
    const tint = ink.tints.of(line.tint);
    const shown = pieces.filter(({ kind }) => kind === "same" || kind === own);
    return <td>{tint && <MarkView tint={tint} />}{shown.map(({ kind, text }) => (kind === "same" ? text : <b class={own}>{text}</b>))}</td>;
  };
  return <tr><th scope="row">{ink.portrait.word(label)}</th>{cell(here, "new")}{cell(there, "gone")}</tr>;
}

function MessageRow({ message: { title, here, there } }: { readonly message: MessageDifference }): JSX.Element {
  const times = (count: number): string => (count === 0 ? "–" : count === 1 ? "yes" : `${count} times`);
  return <tr><th scope="row">{title}</th><td>{times(here)}</td><td>{times(there)}</td></tr>;
}

interface BothReports {
  readonly here: readonly PropertyReport[];
  readonly there: readonly PropertyReport[];
}

/** Every property in both runs; where the verdicts differ the row is marked. */
export const PropertiesOfBoth = ({ here, there }: BothReports): JSX.Element => (
  <table class="differences">
    <thead>
      <tr><th scope="col">Property</th><th scope="col"><span class="side here">Here</span></th><th scope="col"><span class="side there">There</span></th></tr>
    </thead>
    <tbody>
      {here.map((ours) => {
        const theirs = there.find(({ id }) => id === ours.id);
        return (
          <tr key={ours.id} class={theirs && theirs.standing !== ours.standing ? "differs" : undefined}>
            <th scope="row" title={ours.title}>{ours.title.split(":")[0]}</th>
            <td><StandingSign standing={ours.standing} /> {ours.verdict}</td>
            <td>{theirs && <><StandingSign standing={theirs.standing} /> {theirs.verdict}</>}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
