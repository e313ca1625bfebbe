// What a scenario asks before it shows a step, and what the step then said.
import type { JSX } from "preact";
import { StandingSign } from "../../../views/properties-view";
import { answer, ask, predictionsOf, type Question, type Revealed } from "./asking";
import { type PlayerState, recordingOf, type SetState } from "../player-state";

interface AskProps {
  readonly state: PlayerState;
  readonly setState: SetState;
}

interface AskedProps {
  readonly question: Question;
  /** Undefined for one that only keeps its room. */
  readonly setState?: SetState;
}

export const AskedView = ({ question: { prediction, event }, setState }: AskedProps): JSX.Element => {
  const say = (said: number | undefined): void => setState?.((was) => answer(was, recordingOf(was), said));
  return (
    <section class="ask" role="group" aria-label="What happens next?">
      <p role={setState && "status"}><b>What happens next?</b> {prediction.ask}</p>
      <div class="ask-answers">
        {prediction.answers.map(({ text }, at) => <button type="button" class="secondary" onClick={() => say(at)}>{text}</button>)}
        <button type="button" class="link" onClick={() => say(undefined)}>{`Show me step ${event + 1}`}</button>
        <button type="button" class="link" onClick={() => setState?.((was) => ask(was, false))}>Stop asking</button>
      </div>
    </section>
  );
};

export function ToldView({ revealed: { prediction, said, truth } }: { readonly revealed: Revealed }): JSX.Element {
  const right = prediction.answers[truth]?.text;
  const [sign, words] = right === undefined ? ["open", "In this run it is none of the answers."] as const
    : said === undefined ? ["reached", `It is: ${right}`] as const
    : said === truth ? ["holds", `As you said: ${right}`] as const
    : ["violated", `You said: ${prediction.answers[said]?.text ?? ""} In this run it is: ${right}`] as const;
  return (
    <section class="told" role="status">
      <p><StandingSign standing={sign} /> {prediction.ask} <b>{words}</b> <span class="quiet-text">The step below says why.</span></p>
    </section>
  );
}

/** Switches the questions on, from the first, or off. Only where there are any. */
export function AskSwitch({ state, setState }: AskProps): JSX.Element | null {
  const count = predictionsOf(state).length;
  if (count === 0) return null;
  return (
    <label class="ask-switch" title={`${count} ${count === 1 ? "question" : "questions"} before the step that answers it`}>
      <input type="checkbox" role="switch" checked={state.asking} onChange={(event) => {
        const asking = event.currentTarget.checked;
        setState((was) => ask(was, asking));
      }} /> Ask me first
    </label>
  );
}
