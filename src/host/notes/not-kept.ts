// Why a note could not be kept, in a sentence that says what to do. Pure: it reads what the file system said.

/** `where` is the file, as the reader would name it. */
export function whyNotKept(error: unknown, where: string): string {
  const code = fieldOf(error, "code");
  const message = error instanceof Error ? error.message : String(error);
  const says = (...names: readonly string[]): boolean => names.some((name) => code === name || message.includes(name));
  if (says("ENOSPC", "EDQUOT")) {
    return `The note was not kept: there is no room left for ${where}. Make room, then save the note again.`;
  }
  if (says("EROFS", "NoPermissions", "EACCES", "EPERM", "read-only", "readonly")) {
    return `The note was not kept: ${where} may not be written to. ` +
      "Allow writing there, or choose another folder in the setting idsrg.notes.folder, then save the note again.";
  }
  if (says("FileNotADirectory", "ENOTDIR", "FileExists", "EEXIST", "FileIsADirectory", "EISDIR")) {
    return `The note was not kept: something else is in the way of ${where}. ` +
      "Move it, or choose another folder in the setting idsrg.notes.folder, then save the note again.";
  }
  if (says("Unavailable")) {
    return `The note was not kept: ${where} cannot be reached at the moment. Try again when it can.`;
  }
  return `The note was not kept in ${where}: ${message.trim().replace(/[.!]*$/, "")}. Save the note again once that is mended.`;
}

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;
}
