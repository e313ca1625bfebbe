// The editor in which a note is written: its kind, its words, and a page of the paper if it cites one.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Note, Paper } from "../../../wire/reader";
import type { Draft } from "../kept";
import { editorName, kindNames, kinds } from "./note-kinds";

export type DraftChange = Partial<Pick<Draft, "text" | "kind" | "citation">>;

export interface EditorActions {
  readonly change: (draft: Draft, change: DraftChange) => void;
  readonly save: (draft: Draft) => void;
  readonly cancel: (draft: Draft) => void;
}

export interface EditorProps {
  readonly draft: Draft;
  /** What the note said before; undefined for a new one. */
  readonly original: Note | undefined;
  readonly failure: string | undefined;
  readonly busy: boolean;
  readonly papers: readonly Paper[];
  readonly actions: EditorActions;
}

export function NoteEditor({ draft, original, failure, busy, papers, actions }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [warned, setWarned] = useState(false);
  const unsaved = draft.text.trim() !== (original?.body ?? "").trim()
    || JSON.stringify(draft.citation) !== JSON.stringify(original?.citation);
  // A refusal arrives while the reader may be elsewhere: the words it is about get the keyboard back.
  useEffect(() => { if (failure !== undefined) field.current?.focus(); }, [failure]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.save(draft);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (unsaved && !warned) setWarned(true);
      else actions.cancel(draft);
    }
  };
  const id = useId();
  const change = (to: DraftChange): void => { setWarned(false); actions.change(draft, to); };
  return (
    <div class="note-editor" data-draft={draft.key} onKeyDown={onKeyDown}>
      <div class="note-editor-head">
        <label for={id}>
          {draft.id === undefined ? editorName(draft.kind, draft.target) : `Edit your ${kindNames[original?.kind ?? draft.kind].toLowerCase()}`}
        </label>
        <select aria-label="Kind" value={draft.kind} onChange={({ currentTarget }) => change({ kind: currentTarget.value as Draft["kind"] })}>
          {kinds.filter((kind) => kind !== "highlight" || draft.target.quote).map((kind) => <option value={kind}>{kindNames[kind]}</option>)}
        </select>
      </div>
      <textarea
        id={id} ref={field} value={draft.text} rows={3}
        aria-describedby={`${id}-says`} aria-keyshortcuts="Control+Enter Meta+Enter"
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      {papers.length > 0 && <CitationForm draft={draft} papers={papers} change={change} />}
      <p class="failure" id={`${id}-says`} role="alert">
        {warned ? "Press Escape again to throw away what you wrote." : failure}
      </p>
      <p class="note-actions">
        <button type="button" disabled={busy || isEmpty(draft)} onClick={() => actions.save(draft)}>Save</button>
        <button type="button" class="secondary" onClick={() => actions.cancel(draft)}>Cancel</button>
      </p>
    </div>
  );
}

/** A highlight needs no words, and a page of the paper is something to keep. */
export function isEmpty({ text, kind, target, citation }: Draft): boolean {
  return text.trim() === "" && (citation?.page.trim() ?? "") === "" && !(kind === "highlight" && target.quote);
}

function CitationForm({ draft, papers, change }: {
  readonly draft: Draft; readonly papers: readonly Paper[]; readonly change: (to: DraftChange) => void;
}) {
  const citation = draft.citation ?? { reading: papers[0]?.id ?? "", page: "", quotation: "" };
  const cite = (part: Partial<typeof citation>): void => {
    const next = { ...citation, ...part };
    change({ citation: next.page === "" && next.quotation === "" ? undefined : next });
  };
  const known = papers.some(({ id }) => id === citation.reading);
  return (
    <details class="note-citation" open={draft.citation !== undefined}>
      <summary>Page of the paper</summary>
      <label>Paper <select value={citation.reading} onChange={({ currentTarget }) => cite({ reading: currentTarget.value })}>
        {papers.map(({ id, title }) => <option value={id}>{title}</option>)}
        {!known && <option value={citation.reading}>{citation.reading}</option>}
      </select></label>
      <label>Page <input type="text" value={citation.page} size={6} onInput={({ currentTarget }) => cite({ page: currentTarget.value })} /></label>
      <label>Its words <textarea rows={2} value={citation.quotation} onInput={({ currentTarget }) => cite({ quotation: currentTarget.value })} /></label>
    </details>
  );
}
