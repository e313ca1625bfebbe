// Where the reader stands: the session read last, the place in each and what was read of it, and the lab beside it. Kept with the workspace, or
// with the extension when no folder is open. What an older version wrote and is not understood counts as nothing.
import * as z from "zod/mini";
import { place, type Place } from "../../wire/reader";
import { savedLab, type SavedLab } from "../../wire/run";

const progress = z.object({
  version: z.literal(1),
  session: z.optional(z.string()),
  /** By the URI of the session; the most recent last. */
  places: z.array(z.tuple([z.string(), place])),
  /** By the URI of the session: the anchors of the sections read to their end. */
  read: z.optional(z.array(z.tuple([z.string(), z.array(z.string())]))),
  /** Which of the two was looked at last is not kept: a lab is brought back beside its session. */
  lab: z.optional(savedLab),
});
type Kept = z.infer<typeof progress>;

/** As much of a vscode.Memento as is needed. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = "idsrg.progress";
const placesMax = 100;

export class Progress {
  #kept: Kept;
  #heard: readonly (() => void)[] = [];

  constructor(readonly memory: Memory) {
    const read = progress.safeParse(memory.get(key));
    this.#kept = read.success ? read.data : { version: 1, places: [] };
  }

  get session(): string | undefined { return this.#kept.session; }
  get lab(): SavedLab | undefined { return this.#kept.lab; }

  placeIn(session: string): Place | undefined {
    return this.#kept.places.find(([uri]) => uri === session)?.[1];
  }

  opened(session: string): void {
    if (this.#kept.session !== session) this.#keep({ ...this.#kept, session });
  }

  reached(session: string, at: Place): void {
    const others = this.#kept.places.filter(([uri]) => uri !== session);
    this.#keep({ ...this.#kept, session, places: [...others, [session, at] satisfies [string, Place]].slice(-placesMax) });
  }

  /** Sections of a session that were read to their end, in the order in which they were. */
  readIn(session: string): readonly string[] {
    return this.#kept.read?.find(([uri]) => uri === session)?.[1] ?? [];
  }

  /** Marks sections as read, or as not read. */
  mark(session: string, sections: readonly string[], read: boolean): void {
    const before = this.readIn(session);
    const others = before.filter((anchor) => !sections.includes(anchor));
    const after = read ? [...before, ...sections.filter((anchor) => !before.includes(anchor))] : others;
    if (after.length === before.length) return;
    const rest = (this.#kept.read ?? []).filter(([uri]) => uri !== session);
    this.#keep({ ...this.#kept, read: [...rest, [session, [...after]] satisfies [string, string[]]].slice(-placesMax) });
    for (const hear of this.#heard) hear();
  }

  /** Calls back whenever more or less has been read. */
  onDidMark(hear: () => void): void { this.#heard = [...this.#heard, hear]; }

  ran(lab: SavedLab): void { this.#keep({ ...this.#kept, lab }); }

  /** The lab as it was told of last, if that was later than a page kept it, or if that page has kept nothing (null). */
  laterLab(id: string, kept: number | null): SavedLab | undefined {
    const { lab } = this.#kept;
    return lab?.setup.lab === id && (kept === null || (lab.keptAt ?? 0) > kept) ? lab : undefined;
  }

  /** The reader closed the lab: it is not brought back. */
  closedLab(id: string): void {
    if (this.#kept.lab?.setup.lab !== id) return;
    const { lab: _, ...rest } = this.#kept;
    this.#keep(rest);
  }

  #keep(next: Kept): void {
    this.#kept = next;
    void this.memory.update(key, next);
  }
}
