// The paper's words and today's. The model speaks the paper's; a vocabulary only renames what is shown.
import type { Vocabulary } from "../lab";

export const vocabularies: readonly Vocabulary[] = [
  { id: "paper", title: "The paper's words", words: { disk: "At the process" } },
  {
    id: "today", title: "Today's words",
    words: {
      disk: "At the process", resource: "lock", request: "lock request", acknowledgment: "ack", release: "unlock", clock: "Lamport clock",
      "request queue": "priority queue", call: "out-of-band message", "own request": "own lock request", vector: "vector clock",
    },
  },
];
