// Full-text search over sessions, points and notes: every block of a text and every note is a document. Words may be begun
// only, or misspelt. What did not change is not indexed again.
import MiniSearch from "minisearch";
import type { Note } from "./notes/note";
import { tagsOf } from "./notes/notes-tags";
import type { PageWords } from "./page-words";
import type { Session } from "./session";

export type SearchPlace =
  | { readonly kind: "text" | "point"; readonly block: number }
  | { readonly kind: "note"; readonly note: Note };

interface Document {
  readonly id: string;
  readonly group: string;
  /** The section, the claim or the passage it belongs to. */
  readonly title: string;
  readonly text: string;
  readonly tags: string;
  readonly place: SearchPlace;
}

export interface Hit {
  /** Names the session, as it was given. */
  readonly group: string;
  readonly place: SearchPlace;
  readonly title: string;
  /** The words around the first that was found. */
  readonly excerpt: string;
  /** The words as they stand there. */
  readonly words: readonly string[];
}

const hitsMax = 60;

export class SearchIndex {
  readonly #index = new MiniSearch<Document>({
    fields: ["text", "title", "tags"], autoVacuum: false,
    searchOptions: {
      prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false), combineWith: "AND", boost: { tags: 3, text: 1.5 },
      boostDocument: (id) => (this.#documents.get(id as string)?.place.kind === "note" ? 1.6 : 1),
    },
  });
  readonly #documents = new Map<string, Document>();
  readonly #groups = new Map<string, { readonly page: PageWords; readonly ids: ReadonlySet<string> }>();
  /** How many documents were ever put into the index: what a test counts. */
  indexed = 0;

  /** Takes a session as it is now. */
  update(group: string, session: Session, page: PageWords, notes: readonly Note[]): void {
    const before = this.#groups.get(group);
    const texts = before?.page === page ? undefined : textsOf(group, session, page);
    const now = [...texts ?? [...before?.ids ?? []].flatMap((id) => this.#textOf(id)), ...notes.map((note) => noteOf(group, session, note))];
    const ids = new Set(now.map(({ id }) => id));
    for (const id of before?.ids ?? []) if (!ids.has(id)) this.#drop(id);
    for (const document of now) {
      const old = this.#documents.get(document.id);
      if (old && old.text === document.text && old.title === document.title) {
        this.#documents.set(document.id, document);
        continue;
      }
      if (old) this.#drop(document.id);
      this.#documents.set(document.id, document);
      this.#index.add(document);
      this.indexed++;
    }
    this.#groups.set(group, { page, ids });
  }

  /** Forgets the sessions that are not among these. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const [group, { ids }] of this.#groups) {
      if (groups.has(group)) continue;
      for (const id of ids) this.#drop(id);
      this.#groups.delete(group);
    }
  }

  search(query: string): readonly Hit[] {
    const results = this.#index.search(query);
    return results.slice(0, hitsMax).flatMap(({ id, match }) => {
      const document = this.#documents.get(id as string);
      if (!document) return [];
      const words = Object.keys(match);
      return [{ group: document.group, place: document.place, title: document.title, excerpt: excerpt(document.text, words), words }];
    });
  }

  #textOf(id: string): readonly Document[] {
    const document = this.#documents.get(id);
    return document && document.place.kind !== "note" ? [document] : [];
  }

  #drop(id: string): void {
    this.#documents.delete(id);
    this.#index.discard(id);
  }
}

function textsOf(group: string, session: Session, { text, blocks, sideNotes }: PageWords): readonly Document[] {
  const sections = new Map(session.sections.map(({ anchor, title }) => [anchor, title]));
  const points = new Map(session.points.map((point) => [point.id, point.text]));
  return [...blocks, ...sideNotes].flatMap(({ block, start, end, section, point }) => {
    const words = text.slice(start, end).replace(/\s+/g, " ").trim();
    const title = (point === undefined ? undefined : points.get(point)) ?? sections.get(section ?? "") ?? session.title;
    if (words === "") return [];
    const place = { kind: point === undefined ? "text" : "point", block } as const;
    return [{ id: `${group}#${block} ${start}`, group, title, text: words, tags: "", place }];
  });
}

function noteOf(group: string, session: Session, note: Note): Document {
  const point = session.points.find(({ id }) => id === note.target.point);
  const text = [note.body, note.citation?.quotation ?? ""].join(" ").replace(/\s+/g, " ").trim();
  const passage = note.target.quote?.exact;
  return {
    id: `${group}^${note.id}`, group, title: passage ?? point?.text ?? session.title, text: text === "" ? passage ?? "" : text,
    tags: tagsOf(note.body).join(" "), place: { kind: "note", note },
  };
}

const excerptLength = 110;

function excerpt(text: string, words: readonly string[]): string {
  const found = words.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0);
  const first = found.length === 0 ? 0 : Math.min(...found);
  if (first + 30 < excerptLength) return text.length <= excerptLength ? text : `${text.slice(0, excerptLength).trimEnd()}…`;
  const from = text.indexOf(" ", first - 40) + 1;
  const rest = text.slice(from);
  return `…${rest.length <= excerptLength ? rest : `${rest.slice(0, excerptLength).trimEnd()}…`}`;
}
