// Where the run stands, in words: the step that was just taken, and what was done to the run as a whole.
import type { JSX } from "preact";
import { plain, type Phrase } from "../../kernel/fragment";
import { relationPhrase } from "../../views/causal-words";
import { EventDetail } from "../../views/events-view";
import { narrate, wholePhrase } from "../../views/narration";
import { type Ink, PhraseView } from "../../views/phrase-view";
import { compareBefore } from "./compare/comparing";
import { Icon } from "./icons";
import { indexOf } from "./index-of";
import { seek } from "./moves";
import { type PlayerState, recordingOf, type SetState } from "./player-state";

/** The step that was just taken, in words, where the eye is before it goes to the pictures. */
export const Now = ({ state, ink }: { readonly state: PlayerState; readonly ink: Ink }): JSX.Element => (
  <div class="now">
    {state.cursor === 0 ? <p class="event-detail">At the start. Step, play, or act on a node.</p> : (
      <>
        <span class="event-number">{state.cursor}</span>
        <div>
          <EventDetail track={recordingOf(state)} event={state.cursor - 1} ink={ink} />
          <Relation state={state} ink={ink} />
        </div>
      </>
    )}
  </div>
);

function Relation({ state, ink }: { readonly state: PlayerState; readonly ink: Ink }): JSX.Element | null {
  const said = relationAt(state);
  return said.length === 0 ? null : <p class="event-detail relation"><PhraseView phrase={said} ink={ink} /></p>;
}

/** How the step at the playhead stands to the event that was picked out before. */
function relationAt(state: PlayerState): Phrase {
  const recording = recordingOf(state);
  const chosen = state.selected?.kind === "event" ? recording.events[state.selected.event] : undefined;
  const event = recording.events[state.cursor - 1];
  return event && chosen ? relationPhrase(recording, indexOf(recording, state.lab.portrait), event, chosen) : [];
}

export function sentenceAt(state: PlayerState, { portrait }: Ink): string {
  const recording = recordingOf(state);
  const [event, before] = [recording.events[state.cursor - 1], recording.worlds[state.cursor - 1]];
  if (!event || !before) return `At the start of ${state.length} steps.`;
  const words = [wholePhrase(narrate(event, before, portrait)), relationAt(state)].map((part) => plain(part, (term) => portrait.word(term)));
  const picked = state.selected?.kind === "event" && state.selected.event === event.index ? "Picked out. " : "";
  return `Step ${state.cursor} of ${state.length}, ${portrait.time(event.at)}. ${picked}${words.join(" ").trimEnd()}`;
}

export const Notice = ({ state, setState }: { readonly state: PlayerState; readonly setState: SetState }): JSX.Element => (
  <div class="notice" role="status">
    <span>{state.notice}</span>
    {state.noticeStep !== undefined && (
      <button type="button" class="secondary" onClick={() => setState((was) => seek(was, was.noticeStep ?? was.cursor))}>
        {`Go to step ${state.noticeStep}`}
      </button>
    )}
    {state.wayBack && (
      <>
        <button type="button" class="secondary" title="The two runs beside one another (c)" onClick={() => setState(compareBefore)}>Compare</button>
        <button type="button" class="secondary" onClick={() => setState((was) => was.wayBack ?? was)}>Undo</button>
      </>
    )}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => setState((was) => ({ ...was, notice: undefined, wayBack: undefined }))}>
      <Icon name="close" />
    </button>
  </div>
);
