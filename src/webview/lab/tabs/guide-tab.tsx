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
  </div>
);

const Passages = ({ of, lab, follow }: { readonly of: string; readonly lab: string; readonly follow: GuideProps["follow"] }): JSX.Element => (
  <>
    {passages(of).map((part) => (part.kind === "text" ? part.text : (
      <button type="button" class="link" key={part.text}
        onClick={() => follow({ lab, scenario: part.scenario, ...(part.moment !== undefined && { moment: part.moment }) })}>
        {part.text}
      </button>
    )))}
  </>
);
