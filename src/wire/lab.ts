// What the host and a lab panel say to each other.
import * as z from "zod/mini";
import type { Contract } from "./rpc";
import { labTarget, savedLab } from "./run";

const nothing = z.object({});

/** Served by the host. */
export const labHost = {
  /** The panel is drawn and listening. Answered with where to go and what to continue; nulls when the panel restores itself. */
  ready: { params: nothing, result: z.object({ target: z.nullable(labTarget), saved: z.nullable(savedLab) }) },
  /** Where the reader stands, for Continue Reading. */
  place: { params: savedLab, result: nothing },
  /** Opens the session a lab belongs to, at a point if one is given. */
  openSession: { params: z.object({ session: z.string(), point: z.optional(z.string()) }), result: nothing },
  /** Puts text on the clipboard. */
  copy: { params: z.object({ text: z.string() }), result: nothing },
} as const satisfies Contract;

/** Served by the panel. */
export const labPage = {
  show: { params: labTarget, result: nothing },
} as const satisfies Contract;
