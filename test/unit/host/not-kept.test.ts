// When a note cannot be kept, the reader is told why and what to do, in a sentence that names the file.
import { describe, expect, it } from "vitest";
import { whyNotKept } from "../../../src/host/notes/not-kept";

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

describe("why a note was not kept", () => {
  it.each([
    [failure("ENOSPC: no space left on device, write"), "no room left"],
    [failure("Unable to write file (Unknown (FileSystemError): Error: EDQUOT: disk quota exceeded)"), "no room left"],
    [failure("EACCES: permission denied", "NoPermissions"), "may not be written to"],
    [failure("EROFS: read-only file system, open"), "may not be written to"],
    [failure("EPERM: operation not permitted"), "may not be written to"],
    [failure("ENOTDIR: not a directory", "FileNotADirectory"), "in the way"],
    [failure("gone", "Unavailable"), "cannot be reached"],
    [failure("The open file could not be saved."), "The open file could not be saved"],
    ["a bare string", "a bare string"],
  ])("%s", (error, reason) => {
    const sentence = whyNotKept(error, "notes/summer-2021/4-time.md");
    expect(sentence).toContain(reason);
    expect(sentence).toContain("notes/summer-2021/4-time.md");
    expect(sentence).toMatch(/^The note was not kept.*\.$/);
    expect(sentence).toMatch(/save the note again|Save the note again|Try again/);
  });
});
