// The run as an ordered list in words: what happened, what was sent, why, and what each event followed from.
// Renders one window of the run; space before and after stands for the rest, so that a long run scrolls like a short one.
import type { JSX } from "preact";
import { plain } from "../kernel/fragment";
import { relationInWords } from "./causal";
import { citation } from "./citation";
import { memo } from "./memo";
import { type AnyEvent, causesPhrase, narrate, type Narration } from "./narration";
import { type Ink, PhraseView } from "./phrase-view";
import type { Track } from "./track";

export interface EventsProps {
  readonly track: Track;
  readonly from: number;
  readonly to: number;
  /** All rows are this high, so that rows not drawn can be stood for; undefined when all are drawn, each as high as its words. */
  readonly rowHeight?: number | undefined;
  readonly cursor: number;
  readonly selected?: number | undefined;
  readonly ink: Ink;
  /** The titles of moments, by the index of their event. */
  readonly moments?: ReadonlyMap<number, string> | undefined;
}

export function EventsView({ track, from, to, rowHeight, cursor, selected, ink, moments }: EventsProps): JSX.Element {
  const chosen = track.events[selected ?? -1];
  const room = (rows: number): string => `${rows * (rowHeight ?? 0)}px`;
  return (
    <div class={rowHeight === undefined ? "events" : "events even"} style={{ paddingTop: room(from), paddingBottom: room(track.events.length - to) }}>
      <ol start={from + 1} aria-label="Events">
        {track.events.slice(from, to).map(({ index }) => (
          <EventRow key={index} track={track} index={index} ahead={index >= cursor} current={index === cursor - 1} selected={index === selected}
            relation={relationTo(chosen, track.events[index])} count={track.events.length} moment={moments?.get(index)} rowHeight={rowHeight} ink={ink} />
        ))}
      </ol>
    </div>
  );
}

interface RowProps extends Pick<EventsProps, "track" | "rowHeight" | "ink"> {
  readonly index: number;
  readonly ahead: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  /** How it stands to the event picked out; for who cannot see it in the picture. */
  readonly relation: string | undefined;
  readonly count: number;
  readonly moment: string | undefined;
}

const relationTo = (chosen: AnyEvent | undefined, event: AnyEvent | undefined): string | undefined =>
  chosen && event && relationInWords(event, chosen);

/** A row is read anew only when it has changed: while a reader scrubs, most only move. */
const EventRow = memo(({ track, index, ahead, current, selected, relation, count, moment, rowHeight, ink }: RowProps): JSX.Element | null => {
  const [event, before] = [track.events[index], track.worlds[index]];
  if (!event || !before) return null;
  const narration = narrate(event, before, ink.portrait);
  const names = ["event", ahead && "ahead", current && "current", selected && "selected", ink.lit?.events.has(index) && "lit"];
  const subject = { kind: "event", event: index } as const;
  return (
    <li class={names.filter(Boolean).join(" ")} {...(rowHeight === undefined ? {} : { style: { height: `${rowHeight}px` } })}
      value={index + 1} aria-setsize={count} aria-posinset={index + 1}
      onMouseEnter={() => ink.gestures?.hover?.(subject)} onMouseLeave={() => ink.gestures?.hover?.(undefined)}>
      <button type="button" class="event-row" aria-current={current ? "step" : undefined}
        onClick={() => ink.gestures?.select?.(subject)}>
        <span class="event-number">{index + 1}</span>
        <span class="event-time">{ink.portrait.time(event.at)}</span>
        <span class="event-words">
          <span class="event-what">
            {moment !== undefined && <span class="moment-flag">{moment}</span>}
            <PhraseView phrase={narration.what} ink={ink} />
            {narration.sent.map((sent) => <> <span class="event-sent"><PhraseView phrase={sent} ink={ink} /></span></>)}
          </span>
          <WhyView narration={narration} ink={ink} />
        </span>
        <span class="visually-hidden">{[plain(causesPhrase(event, track.events)), selected && "Picked out.", relation].filter(Boolean).join(" ")}</span>
      </button>
    </li>
  );
});

const WhyView = ({ narration: { why }, ink }: { readonly narration: Narration; readonly ink: Ink }): JSX.Element => (
  <span class="event-why">
    {why.map(({ phrase, section, rule }) => (
      <span class="reason">
        <PhraseView phrase={phrase} ink={ink} /> <span class="source"><PhraseView phrase={citation(section, rule, phrase)} ink={ink} /></span>{" "}
      </span>
    ))}
  </span>
);

/** One event in full, for the place beside the pictures: the same words, with the causes shown. */
export function EventDetail({ track, event: index, ink }: { readonly track: Track; readonly event: number; readonly ink: Ink }): JSX.Element | null {
  const [event, before] = [track.events[index], track.worlds[index]];
  if (!event || !before) return null;
  const narration = narrate(event, before, ink.portrait);
  return (
    <p class="event-detail">
      <PhraseView phrase={narration.what} ink={ink} />
      {narration.sent.map((sent) => <> <PhraseView phrase={sent} ink={ink} /></>)}{" "}
      <WhyView narration={narration} ink={ink} />
      <span class="quiet"><PhraseView phrase={causesPhrase(event, track.events)} ink={ink} /></span>
    </p>
  );
}
