// A saved note as it stands on the page. It says what the reader wants; the notes decide what happens.
import { useState } from "preact/hooks";
import { tagPieces } from "../../../reading/notes/notes-tags";
import type { Note, NoteTarget, Paper } from "../../../wire/reader";
import { NoteBody, type NoteRuns } from "./note-body";
import { boxName, kindNames, spokenName } from "./note-kinds";

export interface NoteActions {
  readonly edit: (note: Note) => void;
  readonly remove: (note: Note) => void;
  readonly openFile: (note: Note) => void;
  readonly showPassage: (note: Note) => void;
  readonly tick: (note: Note, done: boolean) => void;
  readonly openPaper: (reading: string) => void;
  /** Attaches a note that lost its passage to another one; without a target to what is selected. */
  readonly attach: (note: Note, target?: NoteTarget) => void;
  readonly readFence: NoteRuns["readFence"];
  readonly openLab: NoteRuns["openLab"];
  /** The reader points at a note, or no longer does. */
  readonly point: (note: Note | undefined) => void;
}

export interface CardProps {
  readonly note: Note;
  /** Set when its passage is no longer in the text; then the likeliest other, if there is one. */
  readonly lost: { readonly candidate: NoteTarget | undefined } | undefined;
  readonly papers: readonly Paper[];
  readonly actions: NoteActions;
}

export function NoteCard({ note, lost, papers, actions }: CardProps) {
  const { quote } = note.target;
  const box = boxName(note.kind);
  return (
    <article
      class={`note kind-${note.kind}${note.done ? " done" : ""}`} data-note={note.id} aria-label={spokenName(note)}
      onPointerEnter={() => actions.point(note)} onPointerLeave={() => actions.point(undefined)}
      onFocusCapture={() => actions.point(note)} onBlurCapture={() => actions.point(undefined)}
    >
      <p class="note-kind">
        <span>{kindNames[note.kind]}</span>
        {box && <label>
          <input type="checkbox" checked={note.done} onChange={({ currentTarget }) => actions.tick(note, currentTarget.checked)} /> {box}
        </label>}
      </p>
      {quote && <blockquote class="note-quote">
        {lost ? <>“{shortened(quote.exact)}”</>
          : <button type="button" class="quiet" title="Show in the text" onClick={() => actions.showPassage(note)}>“{shortened(quote.exact)}”</button>}
      </blockquote>}
      {lost && <Lost note={note} candidate={lost.candidate} actions={actions} />}
      {note.citation && <Cited citation={note.citation} papers={papers} open={actions.openPaper} />}
      {note.body !== "" && <NoteBody body={note.body} runs={actions} words={tagged} />}
      <CardActions note={note} actions={actions} />
    </article>
  );
}

const tagged = (words: string) => tagPieces(words).map(({ kind, text }) => (kind === "tag" ? <span class="tag">{text}</span> : text));

function CardActions({ note, actions }: { readonly note: Note; readonly actions: NoteActions }) {
  const [asking, setAsking] = useState(false);
  if (asking) return (
    <p class="note-actions asking">
      <span>Delete this {kindNames[note.kind].toLowerCase()}?</span>
      <button type="button" class="quiet" ref={focusOnce} onClick={() => actions.remove(note)}>Delete it</button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>Keep it</button>
    </p>
  );
  return (
    <p class="note-actions">
      <button type="button" class="quiet" data-edit onClick={() => actions.edit(note)}>Edit</button>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>Delete</button>
      <button type="button" class="quiet" onClick={() => actions.openFile(note)}>Open in file</button>
    </p>
  );
}

function Lost({ note, candidate, actions }: { readonly note: Note; readonly candidate: NoteTarget | undefined; readonly actions: NoteActions }) {
  return (
    <div class="note-lost">
      <p>{candidate?.quote
        ? <>This passage is no longer in the text. The nearest is <button type="button" class="quiet" title="Show in the text"
          onClick={() => actions.showPassage(note)}>“{shortened(candidate.quote.exact)}”</button></>
        : "This passage is no longer in the text, nor anything like it."}</p>
      <p class="note-attach">
        {candidate && <button type="button" class="secondary" onClick={() => actions.attach(note, candidate)}>Attach there</button>}
        <button type="button" class="secondary" onPointerDown={(event) => event.preventDefault()}
          onClick={() => actions.attach(note)}>Attach to selection</button>
      </p>
    </div>
  );
}

function Cited({ citation, papers, open }: {
  readonly citation: NonNullable<Note["citation"]>; readonly papers: readonly Paper[]; readonly open: (reading: string) => void;
}) {
  const paper = papers.find(({ id }) => id === citation.reading);
  const place = `${paper?.title ?? citation.reading}, p. ${citation.page}`;
  return (
    <p class="note-cited">
      {citation.quotation !== "" && <>“{citation.quotation}” </>}
      {paper
        ? <button type="button" class="quiet" title={paper.own ? "Open your own file of it" : "Open its address"} onClick={() => open(paper.id)}>
          {place}
        </button>
        : <span>{place}</span>}
    </p>
  );
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 117).trimEnd()}…` : line;
}

function focusOnce(element: HTMLElement | null): void { element?.focus(); }
