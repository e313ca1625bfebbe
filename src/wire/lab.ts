// What the host and a lab panel say to each other.
import * as z from "zod/mini";
import type { Contract } from "./rpc";
import { labTarget, savedLab } from "./run";

const nothing = z.object({});
const said = z.object({ said: z.string() });

/** Served by the host. */
export const labHost = {
  /** The panel is drawn and listening. "kept": it has restored itself, from what it kept then. Answered with where to go and what to continue. */
  ready: { params: z.object({ kept: z.nullable(z.number()) }), result: z.object({ target: z.nullable(labTarget), saved: z.nullable(savedLab) }) },
  /** Where the reader stands, for Continue Reading. */
  place: { params: savedLab, result: nothing },
  /** Opens the session a lab belongs to, at a point if one is given. */
  openSession: { params: z.object({ session: z.string(), point: z.optional(z.string()) }), result: nothing },
  /** Gives a run away: as a link or a fenced block on the clipboard, or as a file. Answered with what was done, in words; empty when nothing was. */
  share: { params: z.object({ how: z.enum(["link", "fence", "file"]), run: labTarget, title: z.string() }), result: said },
  /** Writes an export where the reader says. A picture of points travels as base64. */
  exportAs: { params: z.object({ kind: z.enum(["svg", "png", "json", "shiviz", "csv"]), data: z.string(), name: z.string() }), result: said },
  /** Puts text on the clipboard. */
  copy: { params: z.object({ text: z.string() }), result: nothing },
} as const satisfies Contract;

/** Served by the panel. */
export const labPage = {
  show: { params: labTarget, result: nothing },
} as const satisfies Contract;
