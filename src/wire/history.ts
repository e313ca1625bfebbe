// What the host and the view of a history say to each other, and what that view keeps for its restoration.
import * as z from "zod/mini";
import type { Contract } from "./rpc";

const nothing = z.object({});

/** A file's name with its text; or with a sentence about why there is none. */
export const historyFile = z.object({ name: z.string(), text: z.optional(z.string()), problem: z.optional(z.string()) });
export type HistoryFile = z.infer<typeof historyFile>;

/** Served by the host. */
export const historyHost = {
  /** The page is drawn and listening. Answered with the file. */
  ready: { params: nothing, result: historyFile },
  /** Opens the file itself at a line, counted from 1. */
  showLine: { params: z.object({ line: z.int() }), result: nothing },
} as const satisfies Contract;

/** Served by the page. */
export const historyPage = {
  /** The file changed. */
  show: { params: historyFile, result: nothing },
} as const satisfies Contract;

/** What is asked of a history, and where the reader stands in it. What is left out is the view's own choice. */
export const historyState = z.object({
  version: z.literal(1),
  model: z.string(),
  specification: z.optional(z.string()),
  /** As typed: JSON, or a text. */
  initial: z.optional(z.string()),
  key: z.optional(z.string()),
  selected: z.optional(z.int()),
  perTime: z.optional(z.number()),
  left: z.optional(z.number()),
});
export type HistoryState = z.infer<typeof historyState>;
