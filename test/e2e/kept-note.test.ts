// A note's whole life, as its reader sees it: the passage is searched for and opened, highlighted, written on; the window is closed
// and opened again; the session's text is edited around the passage. The note stands where it stood.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { commandByKeys } from "./keys";
import { eventually, openSidebar, readerFrame, row } from "./panels";

const highlighted = "A lease outlives the gardener who let it";
const text = [
  "---", "id: t1", "number: 1", 'title: "Orchards and leases"', "meeting: 2026-01-08T18:00:00Z", "readings:", "  - id: r", "    role: primary",
  "    kind: paper", '    title: "On orchards"', "    authors: [Somebody]", "---", "",
  "## The idea", "", "Whoever keeps an orchard lets it for a season.", "",
  `It is said of quinces that they keep. ${highlighted}, and so its end must be known to both.`, "",
].join("\n");
const session = useSession({ files: { "sessions/orchards/1-leases.md": text } });
const name = "Orchards and leases";

/** The words that the page has marked as highlighted. */
const marked = (reader: Frame): Promise<string> =>
  reader.evaluate(() => [...CSS.highlights.get("note-highlight") ?? []].map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  }).join(" | "));

test("a passage is found, highlighted and written on, and keeps its note through a reload and an edit of the text", async () => {
  const { page, workspace, shot } = session();
  const file = join(workspace, "sessions/orchards/1-leases.md");
  await openSidebar(page);
  await row(page, "orchards").first().waitFor();
  await commandByKeys(page, "IDSRG: Search Notes…", "quinces");
  let reader = await readerFrame(page, name);
  await reader.getByText(highlighted).waitFor();

  const select = (passage: string): Promise<void> => reader.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector(".body") as HTMLElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(words);
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, passage);
  const toolbar = reader.getByRole("toolbar", { name: "Selection" });
  await select(highlighted);
  await toolbar.getByRole("button", { name: "Highlight" }).click();
  await eventually(() => marked(reader)).toBe(highlighted);
  await select("its end must be known to both");
  await toolbar.getByRole("button", { name: "Note", exact: true }).click();
  await reader.getByRole("textbox").fill("Whose clock says when?");
  await reader.getByRole("button", { name: "Save" }).click();
  await reader.getByText("Whose clock says when?").first().waitFor();
  await shot("kept-note-1-written");

  await page.reload();
  reader = await readerFrame(page, name);
  await reader.getByText("Whose clock says when?").first().waitFor();
  await eventually(() => marked(reader)).toBe(highlighted);

  writeFileSync(file, readFileSync(file, "utf8")
    .replace("Whoever keeps", "Nobody owns the rain.\n\nWhoever keeps").replace("It is said of quinces that they keep.", "Of apples nobody says so."));
  await reader.getByText("Nobody owns the rain.").waitFor();
  await eventually(() => marked(reader)).toBe(highlighted);
  await reader.getByText("Whose clock says when?").first().waitFor();
  expect(await reader.getByText("lost its passage").count()).toBe(0);
  await shot("kept-note-2-edited");
});
