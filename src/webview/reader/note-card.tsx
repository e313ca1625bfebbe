// A saved note, and the editor in which one is written. They say what the reader wants; the notes decide what happens.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Note } from "../../wire/reader";
import type { Draft } from "./kept";

export interface NoteActions {
  readonly edit: (note: Note) => void;
  readonly remove: (note: Note) => void;
  readonly openFile: (note: Note) => void;
  readonly showPassage: (note: Note) => void;
}

export function NoteCard({ note, lost, actions }: {
  readonly note: Note; readonly lost: boolean; readonly actions: NoteActions;
}) {
  const [asking, setAsking] = useState(false);
  const { quote } = note.target;
  return (
    <article class="note" data-note={note.id} aria-label={quote ? "Your note on a passage" : "Your note"}>
      {quote && <Passage exact={quote.exact} lost={lost} show={() => actions.showPassage(note)} />}
      <p class="note-body">{note.body}</p>
      {asking
        ? <p class="note-actions">
          <span>Delete this note?</span>
          <button type="button" class="quiet" ref={focusOnce} onClick={() => actions.remove(note)}>Delete it</button>
          <button type="button" class="quiet" onClick={() => setAsking(false)}>Keep it</button>
        </p>
        : <p class="note-actions">
          <button type="button" class="quiet" data-edit onClick={() => actions.edit(note)}>Edit</button>
          <button type="button" class="quiet" onClick={() => setAsking(true)}>Delete</button>
          <button type="button" class="quiet" onClick={() => actions.openFile(note)}>Open in file</button>
        </p>}
    </article>
  );
}

function Passage({ exact, lost, show }: { readonly exact: string; readonly lost: boolean; readonly show: () => void }) {
  const words = exact.length > 120 ? `${exact.slice(0, 117).trimEnd()}…` : exact;
  return (
    <blockquote class="note-quote">
      {lost ? <>“{words}” <span>(no longer in the text)</span></>
        : <button type="button" class="quiet" title="Show in the text" onClick={show}>“{words}”</button>}
    </blockquote>
  );
}

export interface EditorActions {
  readonly change: (draft: Draft, text: string) => void;
  readonly save: (draft: Draft) => void;
  readonly cancel: (draft: Draft) => void;
}

export function NoteEditor({ draft, original, failure, busy, actions }: {
  readonly draft: Draft; readonly original: string; readonly failure: string | undefined; readonly busy: boolean;
  readonly actions: EditorActions;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [warned, setWarned] = useState(false);
  const changed = draft.text.trim() !== original.trim();
  // A refusal arrives while the reader may be elsewhere: the words it is about get the keyboard back.
  useEffect(() => { if (failure !== undefined) field.current?.focus(); }, [failure]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.save(draft);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (changed && !warned) setWarned(true);
      else actions.cancel(draft);
    }
  };
  const id = useId();
  return (
    <div class="note-editor" data-draft={draft.key}>
      <label for={id}>{labelFor(draft)}</label>
      <textarea
        id={id} ref={field} value={draft.text} rows={3}
        aria-describedby={`${id}-says`} aria-keyshortcuts="Control+Enter Meta+Enter"
        onInput={(event) => { setWarned(false); actions.change(draft, event.currentTarget.value); }}
        onKeyDown={onKeyDown}
      />
      <p class="failure" id={`${id}-says`} role="alert">
        {warned ? "Press Escape again to throw away what you wrote." : failure}
      </p>
      <p class="note-actions">
        <button type="button" disabled={busy || draft.text.trim() === ""} onClick={() => actions.save(draft)}>
          Save
        </button>
        <button type="button" class="secondary" onClick={() => actions.cancel(draft)}>Cancel</button>
      </p>
    </div>
  );
}

function labelFor({ id, target }: Draft): string {
  if (id !== undefined) return "Edit your note";
  if (target.quote) return "Note on this passage";
  return target.point === undefined ? "Note on this session" : "Note on this point";
}

function focusOnce(element: HTMLElement | null): void { element?.focus(); }
