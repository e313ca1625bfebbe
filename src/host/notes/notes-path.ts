// The folder that the reader's setting names, made safe.

/**
 * The setting as path segments. It may come with a workspace nobody trusts, so it cannot lead out of the folder:
 * what tries to, or is no path at all, is the default.
 */
export function notesPath(setting: unknown): readonly string[] {
  const segments = typeof setting === "string" ? setting.trim().split(/[/\\]+/).filter((part) => part !== "" && part !== ".") : [];
  const inside = typeof setting === "string" && !/^\s*[/\\]/.test(setting)
    && segments.every((part) => part !== ".." && !/[:*?"<>|\0]/.test(part));
  return inside && segments.length > 0 ? segments : ["notes"];
}

/** The name that the reader's own files carry where several people keep their notes in one folder; empty for a reader alone. */
export function notesName(setting: unknown): string {
  const name = typeof setting === "string" ? setting.trim() : "";
  return /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(name) ? name : "";
}

/** Whether a file of that name holds somebody's notes on the session whose notes are in `plain`. */
export function isNotesBeside(plain: string, file: string): boolean {
  const stem = plain.replace(/\.md$/i, "");
  return file.startsWith(`${stem}.`) && file.endsWith(".md") && notesName(file.slice(stem.length + 1, -3)) !== "";
}
