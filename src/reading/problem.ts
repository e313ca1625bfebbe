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

  error(place: Place, message: string): void { this.#add({ ...place, message, severity: "error" }); }

  warn(place: Place, message: string): void { this.#add({ ...place, message, severity: "warning" }); }

  /** In the order of the file. A file with very many problems tells the first hundred and how many more there are. */
  all(): readonly Problem[] {
    const sorted = this.#found.toSorted((a, b) => a.line - b.line || (a.from ?? 0) - (b.from ?? 0));
    if (this.#unsaid === 0) return sorted;
    const message = `There are ${this.#unsaid} more problems. Mend these first, then look again.`;
    return [...sorted, { line: sorted.at(-1)?.line ?? 0, message, severity: "warning" }];
  }

  #add(problem: Problem): void {
    if (this.#found.length < problemsMax) this.#found.push(problem);
    else this.#unsaid++;
  }
}
