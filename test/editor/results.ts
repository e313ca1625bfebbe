// What a suite inside the editor tells the outside: counts and failures. No imports: it also runs in the web host.

export interface Failure {
  readonly title: string;
  readonly message: string;
}

export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

/** Names the file a suite's results go to. Node's extension host inherits it; the web's uses the mark. */
export const RESULTS_VARIABLE = "READER_RESULTS";

/** Starts the console line by which a web host hands its results to code.ts, which writes the file. */
export const RESULTS_MARK = "[suite results] ";
