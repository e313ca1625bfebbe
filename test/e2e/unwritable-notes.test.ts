// Where notes cannot be kept, the words stay in their editor and a sentence says what to do; once that is done they are
// kept.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { openSession2 } from "./panels";

// A file where the folder should be: unlike a folder without the right to write, it also stops a root.
const session = useSession({ files: { notes: "I am in the way.\n" } });

test("a note that cannot be kept is not lost", async () => {
  const { page, workspace, shot } = session();
  const reader = await openSession2(page);
  await reader.getByRole("button", { name: "Add note on point s2.log.2" }).click();
  const editor = reader.getByRole("textbox", { name: "Note on this point" });
  await editor.fill("Linearizable by decree, causal by number.");
  await reader.getByRole("button", { name: "Save" }).click();
  const refusal = "The note was not kept: something else is in the way of notes/";
  await reader.getByRole("alert").filter({ hasText: refusal }).waitFor();
  expect(await editor.inputValue()).toBe("Linearizable by decree, causal by number.");
  await shot("unwritable-notes");
  expect(readFileSync(join(workspace, "notes"), "utf8")).toBe("I am in the way.\n");

  rmSync(join(workspace, "notes"));
  await reader.getByRole("button", { name: "Save" }).click();
  await reader.getByRole("article", { name: "Your note" }).getByText("Linearizable by decree").waitFor();
  const file = join(workspace, "notes/summer-2021/2-part-time-parliament.md");
  expect(readFileSync(file, "utf8")).toContain("Linearizable by decree, causal by number.");
});
