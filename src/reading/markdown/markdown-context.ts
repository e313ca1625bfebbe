// What the Markdown plugins need to know of the session whose text they read, handed to them through markdown-it's env.
import type { Paper } from "../export/paper";
import type { Group, Known } from "../session";

export interface MarkdownContext {
  readonly groups: readonly Group[];
  readonly known: Known;
  /** Given when the text is set to stand alone. */
  readonly paper?: Paper | undefined;
  /** The id of the session in which a point, a reading or a session is found; undefined when there is none. */
  home(kind: "point" | "session" | "reading", id: string): string | undefined;
}

const key = "session";

export function inEnv(context: MarkdownContext): Record<string, unknown> {
  return { [key]: context };
}

export function fromEnv(env: Readonly<Record<string | symbol, unknown>> | undefined): MarkdownContext {
  const context = env?.[key];
  if (!context) throw new Error("A session's Markdown was rendered without its context.");
  return context as MarkdownContext;
}
