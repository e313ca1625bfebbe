// Everything that can be done now, as a list: the same choices as the pictures offer, for keyboard and screen reader.
import type { JSX } from "preact";
import { allChoices, type Choice, type Standing } from "../../../views/choices";
import { type Ink, PhraseView } from "../../../views/phrase-view";

interface ActionsProps {
  readonly standing: Standing;
  readonly ink: Ink;
  readonly choose: (choice: Choice) => void;
}

export const ActionsTab = ({ standing, ink, choose }: ActionsProps): JSX.Element => (
  <div class="actions">
    {allChoices(standing).map(({ subject, title, choices }) => (
      <div class="action-group" role="group" aria-label={title} key={title}
        onMouseEnter={() => ink.gestures?.hover?.(subject)} onMouseLeave={() => ink.gestures?.hover?.(undefined)}>
        <p class="action-title" aria-hidden="true">{title}</p>
        {choices.map((choice) => (
          <button type="button" class="row-button" aria-disabled={choice.refusal !== undefined}
            onClick={() => { if (choice.refusal === undefined) choose(choice); }}>
            <span><PhraseView phrase={choice.order} ink={ink} /></span>
            <span class="quiet-text">{choice.refusal ?? choice.remark ?? ""}</span>
          </button>
        ))}
      </div>
    ))}
  </div>
);
