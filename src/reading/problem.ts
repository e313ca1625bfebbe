// What is wrong with a session file, told to the person who can mend it: a place and a sentence with what to do.

export type Severity = "error" | "warning";

export interface Problem {
  /** Counted from 0, in the whole file. */
  readonly line: number;
  /** Columns in that line, counted from 0; absent when the whole line is meant. */
  readonly from?: number;
  readonly to?: number;
  readonly message: string;
  readonly severity: Severity;
  /** Ways to mend it, the likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** A mend that a person may choose. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Replacement[];
}

/** Text to stand where other text stands; with `from` and `to` the same, it is put in between. */
export interface Replacement {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** "Change to …" for a place whose columns are known; nothing when they are not, or nothing better is known. */
export function changeTo(place: Place, text: string | undefined): readonly Fix[] {
  const { line, from, to } = place;
  if (text === undefined || from === undefined || to === undefined) return [];
  return [{ title: `Change to “${text}”`, edits: [{ line, from, to, text }] }];
}

/** A place in a file; without columns, the whole line. */
export interface Place {
  readonly line: number;
  readonly from?: number;
  readonly to?: number;
}

const problemsMax = 100;

export class Problems {
  readonly #found: Problem[] = [];
  #unsaid = 0;

  error(place: Place, message: string, fixes: readonly Fix[] = []): void { this.#add(place, message, "error", fixes); }

  warn(place: Place, message: string, fixes: readonly Fix[] = []): void { this.#add(place, message, "warning", fixes); }

  /** In the order of the file. A file with very many problems tells the first hundred and how many more there are. */
  all(): readonly Problem[] {
    const sorted = this.#found.toSorted((a, b) => a.line - b.line || (a.from ?? 0) - (b.from ?? 0));
    if (this.#unsaid === 0) return sorted;
    const message = `There are ${this.#unsaid} more problems. Mend these first, then look again.`;
    return [...sorted, { line: sorted.at(-1)?.line ?? 0, message, severity: "warning" }];
  }

  #add({ line, from, to }: Place, message: string, severity: Severity, fixes: readonly Fix[]): void {
    if (this.#found.length >= problemsMax) {
      this.#unsaid++;
      return;
    }
    this.#found.push({
      line, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), message, severity, ...(fixes.length === 0 ? {} : { fixes }),
    });
  }
}
