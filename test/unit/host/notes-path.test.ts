// The folder for notes may come from a workspace nobody trusts: it never leads out of the workspace folder.
import { describe, expect, it } from "vitest";
import { notesPath } from "../../../src/host/notes/notes-path";

describe("the folder for notes", () => {
  it.each([
    ["notes", ["notes"]], ["docs/reading", ["docs", "reading"]], ["./docs//reading/", ["docs", "reading"]], ["a\\b", ["a", "b"]],
  ])("is %s", (setting, path) => expect(notesPath(setting)).toEqual(path));

  it.each(["", "  ", ".", "/etc", "\\\\server\\share", "..", "../up", "a/../../up", "C:\\notes", "a:b", 7, null, undefined, ["notes"]])(
    "is the default instead of %s", (setting) => expect(notesPath(setting)).toEqual(["notes"]),
  );

  it("has no NUL in it", () => expect(notesPath("a\0b")).toEqual(["notes"]));
});
