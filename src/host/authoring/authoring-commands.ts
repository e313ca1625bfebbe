// The commands for whoever prepares a season. What they do is loaded with the first of them.
import type * as Authoring from "./authoring";
import type { Desk } from "../desk";
import { late } from "../late";

type Name = "importPage" | "exportPage" | "newSession" | "preview" | "exportCalendar" | "addToCalendar";

export function authoringCommands(desk: Desk): Readonly<Record<Name, (subject: unknown) => Promise<void>>> {
  const run = (name: Name & keyof typeof Authoring) => async (subject: unknown): Promise<void> => (await late.authoring())[name](desk, subject);
  return {
    importPage: run("importPage"), exportPage: run("exportPage"), newSession: run("newSession"), preview: run("preview"),
    exportCalendar: run("exportCalendar"), addToCalendar: run("addToCalendar"),
  };
}
