// The files of the sessions that ship with the extension, one folder a season. A list, because where the extension is
// served over the web its folder cannot be listed. A test compares it with the folder.

export interface SeasonFiles {
  readonly folder: string;
  /** Session files; season.md is always there. */
  readonly sessions: readonly string[];
}

export const builtInSeasons: readonly SeasonFiles[] = [
  {
    folder: "summer-2021",
    sessions: [
      "1-stochastic-parrots.md",
      "2-part-time-parliament.md",
      "3-fantastic-failures.md",
      "4-time.md",
      "5-anti-entropy-bandits.md",
      "6-grpc.md",
    ],
  },
];
