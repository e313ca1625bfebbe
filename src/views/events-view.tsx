// The run as an ordered list in words: what happened, what was sent, why, and what each event followed from. The options of a list
// box, which stands around it. Renders one window of the run; space before and after stands for the rest, so that a long run scrolls
// like a short one. A row that scrolls out comes in again at the other end, and pointing is answered once for all.
import type { HTMLAttributes, JSX } from "preact";
import { plain } from "../kernel/fragment";
import { relationInWords } from "./causal";
import { citation } from "./citation";
import { memo } from "./memo";
import { type AnyEvent, causesPhrase, narrate, type Narration } from "./narration";
import { type Ink, PhraseView } from "./phrase-view";
import type { Gestures } from "./subject";
import type { Track } from "./track";

export interface EventsProps {
  readonly track: Track;
  readonly from: number;
  readonly to: number;
  /** All rows are this high, so that rows not drawn can be stood for; undefined when all are drawn, each as high as its words. */
  readonly rowHeight?: number | undefined;
  readonly cursor: number;
  readonly selected?: number | undefined;
  /** The row that has the keyboard while the list has it. */
  readonly active?: number | undefined;
  /** What the names of the rows begin with. */
  readonly id: string;
  readonly ink: Ink;
  /** The titles of moments, by the index of their event. */
  readonly moments?: ReadonlyMap<number, string> | undefined;
}

export const eventRowId = (list: string, event: number): string => `${list}-${event + 1}`;

export function EventsView({ track, from, to, rowHeight, cursor, selected, active, id, ink, moments }: EventsProps): JSX.Element {
  const chosen = track.events[selected ?? -1];
  const count = track.events.length;
  const room = (rows: number): string => `${rows * (rowHeight ?? 0)}px`;
  return (
    <div class={rowHeight === undefined ? "events" : "events even"} {...pointing(ink.gestures)}
      style={{ paddingTop: room(from), paddingBottom: room(count - to), "--digits": String(count).length }}>
      {track.events.slice(from, to).map(({ index }) => (
        <EventRow key={index % (to - from)} id={eventRowId(id, index)} track={track} index={index} ahead={index >= cursor}
          current={index === cursor - 1} selected={index === selected} active={index === active} relation={relationTo(chosen, track.events[index])}
          count={count} moment={moments?.get(index)} rowHeight={rowHeight} ink={ink} />
      ))}
    </div>
  );
}

/** A mention in a row answers for itself. */
function pointing(gestures: Gestures | undefined): HTMLAttributes<HTMLDivElement> {
  const subjectAt = (target: EventTarget | null, besides: string): { readonly kind: "event"; readonly event: number } | undefined => {
    const element = target as Element;
    const place = element.closest(besides) ? undefined : element.closest("[aria-posinset]")?.getAttribute("aria-posinset");
    return place ? { kind: "event", event: Number(place) - 1 } : undefined;
  };
  return {
    onMouseOver: ({ target }) => {
      const subject = subjectAt(target, "[data-mention]");
      if (subject) gestures?.hover?.(subject);
    },
    onMouseLeave: () => gestures?.hover?.(undefined),
    onClick: ({ target }) => {
      const subject = subjectAt(target, ":not(*)");
      if (subject) gestures?.select?.(subject);
    },
  };
}

interface RowProps extends Pick<EventsProps, "track" | "ink"> {
  readonly id: string;
  readonly index: number;
  readonly ahead: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly active: boolean;
  /** How it stands to the event picked out; for who cannot see it in the picture. */
  readonly relation: string | undefined;
  readonly count: number;
  readonly moment: string | undefined;
  readonly rowHeight: number | undefined;
}

const relationTo = (chosen: AnyEvent | undefined, event: AnyEvent | undefined): string | undefined =>
  chosen && event && relationInWords(event, chosen);

/** A row is read anew only when it has changed: while a reader scrubs, most only move. */
const EventRow = memo((props: RowProps): JSX.Element | null => {
  const { id, track, index, ahead, current, selected, active, relation, count, moment, rowHeight, ink } = props;
  const [event, before] = [track.events[index], track.worlds[index]];
  if (!event || !before) return null;
  const narration = narrate(event, before, ink.portrait);
  const names = ["event", ahead && "ahead", current && "current", selected && "selected", active && "active", ink.lit?.events.has(index) && "lit"];
  return (
    <div id={id} role="option" class={names.filter(Boolean).join(" ")} {...(rowHeight === undefined ? {} : { style: { height: `${rowHeight}px` } })}
      aria-setsize={count} aria-posinset={index + 1} aria-selected={selected || undefined} aria-current={current ? "step" : undefined}>
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
      <span class="visually-hidden">{[plain(causesPhrase(event, track.events)), relation].filter(Boolean).join(" ")}</span>
    </div>
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
