// The lab's guide: sentences that drive the run, then what the model is of and what it leaves out.
import type { JSX } from "preact";
import { passages } from "../../../labs/guide";
import type { LabTarget } from "../../../wire/run";
import type { PlayerState } from "../player-state";

interface GuideProps {
  readonly state: PlayerState;
  readonly follow: (target: LabTarget) => void;
}

export const GuideTab = ({ state: { lab, scenario }, follow }: GuideProps): JSX.Element => (
  <div class="guide">
    {lab.guide.map(({ title, paragraphs }) => (
      <section key={title}>
        <h2>{title}</h2>
        {paragraphs.map((paragraph) => <p key={paragraph}><Passages of={paragraph} lab={lab.id} follow={follow} /></p>)}
      </section>
    ))}
    <section>
      <h2>This model</h2>
      <p>{lab.summary}</p>
      <p><b>The paper.</b> {lab.paper}.</p>
      <p><b>This scenario claims:</b> {scenario.claim}</p>
      <p><b>Simplified in this model</b></p>
      <ul>{lab.simplifications.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </section>
    <section>
      <h2>Keys</h2>
      <dl class="keys">{keys.map(([key, does]) => <div key={key}><dt>{key}</dt><dd>{does}</dd></div>)}</dl>
    </section>
  </div>
);

const keys = [
  ["Space", "plays and pauses"],
  ["← →", "one step back, one step on"],
  ["Home, End", "to the start, to the end"],
  ["P N", "to the moment before, to the next"],
  ["E", "picks out the step shown: from then on each step says how it stands to it, before, after or concurrent, and by which messages"],
  ["C, X", "compares with the run that stood here before, or the nearest branch, and ends that; swaps the two"],
  ["Escape", "lets go of what was picked out, then of what is compared"],
  ["↑ ↓", "on the stage: from node to node, to the links, to the messages; Page Up and Page Down skip a kind; in the list of events: from step to step"],
  ["Enter", "on the stage: what can be done with it; in the list of events: goes there and picks it out"],
] as const;

/** Links and not buttons: words of a sentence, which break where its lines do. */
const Passages = ({ of, lab, follow }: { readonly of: string; readonly lab: string; readonly follow: GuideProps["follow"] }): JSX.Element => (
  <>
    {passages(of).map((part) => (part.kind === "text" ? part.text : (
      <a key={part.text} href={`#${[part.scenario, part.moment].filter(Boolean).join("-")}`} onClick={(event) => {
        event.preventDefault();
        follow({ lab, scenario: part.scenario, ...(part.moment !== undefined && { moment: part.moment }) });
      }}>
        {part.text}
      </a>
    )))}
  </>
);
