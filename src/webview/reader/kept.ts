// What a reader panel keeps so that it can be drawn again as it was: where the reader stood and came from, what was seen of
// the text, and notes not yet saved.
import * as z from "zod/mini";
import { citation, noteKind, noteTarget, readerState } from "../../wire/reader";
import { discussionState } from "./discussion/discussion-state";
import { jumps } from "./jumps";

/** A note being written. Without an id it is a new one. */
export const draft = z.object({
  key: z.string(),
  id: z.optional(z.string()),
  kind: z._default(noteKind, "note"),
  target: noteTarget,
  citation: z.optional(citation),
  text: z.string(),
});
export type Draft = z.infer<typeof draft>;

const kept = z.extend(readerState, {
  drafts: z.optional(z.array(draft)), jumps: z.optional(jumps), focus: z.optional(z.boolean()), seen: z.optional(z.array(z.int())),
  discussion: z.optional(discussionState),
});
export type Kept = z.infer<typeof kept>;

/** Another version of the page may have written it: then nothing was kept. */
export function readKept(state: unknown): Kept | undefined {
  const read = kept.safeParse(state);
  return read.success ? read.data : undefined;
}
