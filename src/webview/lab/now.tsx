// Where the run stands, in words: the step that was just taken.
import type { JSX } from "preact";
import { plain, type Phrase } from "../../kernel/fragment";
import { relationPhrase } from "../../views/causal-words";
import { EventDetail } from "../../views/events-view";
import { narrate, wholePhrase } from "../../views/narration";
import { type Ink, PhraseView } from "../../views/phrase-view";
import { indexOf } from "./index-of";
import { type PlayerState, recordingOf } from "./player-state";

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
