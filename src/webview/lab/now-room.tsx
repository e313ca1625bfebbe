// The room between controls and pictures: the step that was just taken, or the question before the next. It is as high as what may come to
// stand in it, so that the pictures below stand still; more words than that open over the pictures.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { phrase, plain } from "../../kernel/fragment";
import { citation } from "../../views/citation";
import { type AnyEvent, causesPhrase, narrate, wholePhrase } from "../../views/narration";
import type { Ink } from "../../views/phrase-view";
import type { Portrait } from "../../views/portrait";
import { predictionsOf, questionAt, revealedAt } from "./asking/asking";
import { AskedView, ToldView } from "./asking/ask-panel";
import { Now, sentenceAt } from "./now";
import { type AnyRecording, type PlayerState, recordingOf, type SetState } from "./player-state";

interface RoomProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly ink: Ink;
}

export function NowRoom({ state, setState, ink }: RoomProps): JSX.Element {
  const recording = recordingOf(state);
  const question = questionAt(state, recording);
  const revealed = question ? undefined : revealedAt(state, recording);
  const [open, setOpen] = useState(false);
  const { box, words, cut } = useCut();
  return (
    <div class={["now-room", open && cut && "open"].filter(Boolean).join(" ")}>
      <Reserved state={state} portrait={ink.portrait} />
      <div class="now-said" ref={box}>
        <div ref={words}>
          {question ? (
            <>
              {state.cursor > 0 && <p class="step-before" title={sentenceAt(state, ink)}>{sentenceAt(state, ink)}</p>}
              <AskedView question={question} setState={setState} />
            </>
          ) : (
            <>
              {revealed && <ToldView revealed={revealed} />}
              <Now state={state} ink={ink} />
            </>
          )}
        </div>
        {cut && <button type="button" class="link more" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Less" : "More"}</button>}
      </div>
    </div>
  );
}

/** What the room is kept for, drawn but not seen: the questions that may be asked, and a step with as much to say as any. */
function Reserved({ state, portrait }: { readonly state: PlayerState; readonly portrait: Portrait }): JSX.Element {
  const { scenario, setup, asking, branches } = state;
  const root = state.recordings.get(branches[0]?.id ?? state.current);
  const longest = useMemo(() => root && longestSentence(root, portrait), [scenario, setup, portrait]);
  return useMemo(() => (
    <div class="now-reserved" aria-hidden="true">
      <p class="event-detail">{longest}</p>
      {asking && predictionsOf(state).map((prediction) => (
        <div>
          <p>Step</p>
          <AskedView question={{ prediction, event: 0 }} />
        </div>
      ))}
    </div>
  ), [longest, scenario, asking]);
}

/** Enough steps to know how much the steps of a run have to say. */
const LOOKED_AT = 200;

export function longestSentence({ events, worlds }: AnyRecording, portrait: Portrait): string {
  let longest = "";
  for (const event of events.slice(0, LOOKED_AT)) {
    const before = worlds[event.index];
    const said = before ? inFull(event, before, events, portrait) : "";
    if (said.length > longest.length) longest = said;
  }
  return longest.padEnd(USUAL, "_ ");
}

/** How long a step's words are at least thought to be: of a run that its reader makes, no step is known. */
const USUAL = 220;

/** As long as it is on the page: with its sources, the signs beside values, and what it follows from. */
function inFull(event: AnyEvent, before: AnyRecording["worlds"][number], events: readonly AnyEvent[], portrait: Portrait): string {
  const told = narrate(event, before, portrait);
  const sources = told.why.flatMap(({ section, rule, phrase: said }) => phrase` [${citation(section, rule, said)}]`);
  const signs = wholePhrase(told).filter((part) => part.kind === "value" && part.tint !== undefined).map(() => "__");
  return `${plain([...wholePhrase(told), ...sources, ...causesPhrase(event, events)], (term) => portrait.word(term))} ${signs.join("")}`;
}

/** Whether there are more words than room, told by the browser whenever either changes; nobody has to ask it. */
function useCut() {
  const box = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const [outer, inner] = [box.current?.parentElement, words.current];
    if (!outer || !inner) return undefined;
    const heights = new Map<Element, number>();
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) heights.set(target, contentRect.height);
      setCut((heights.get(inner) ?? 0) > (heights.get(outer) ?? Infinity) + 1);
    });
    for (const element of [outer, inner]) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, words, cut };
}
