// The packaged extension installs, shows its icon, and lists its first session. Nothing leaves the machine.
import { expect, test } from "vitest";
import { openContainer } from "../editor/drive";
import { DISPLAY_NAME } from "../editor/vsix";
import { useSession } from "./fixture";

const session = useSession({ files: { "notes.md": "# Notes\n" } });

test("a click on the icon lists the sessions", async () => {
  const { page, outside, shot } = session();
  await openContainer(page, DISPLAY_NAME);
  await page.getByRole("treeitem", { name: "Summer 2021" }).first().waitFor();
  await shot("install");
  expect(outside).toEqual([]);
});
