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
