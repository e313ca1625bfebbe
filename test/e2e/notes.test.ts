// Notes that last, by the keyboard: search, open, highlight, annotate, reload; then the session's text is edited, and the notes
// are still where they belong, or say that they lost their passage and are attached again.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import { commandByKeys, keyboardIn } from "./keys";
import { eventually, readerFrame } from "./panels";
import { storedPanels } from "./webview-line";

const title = "The Lamp and the Ledger";
const before = `---
id: l1
number: 1
title: ${title}
meeting: 2031-05-01T10:00:00Z
readings:
  - { id: keepers, role: primary, kind: paper, title: Notes of the Keepers, authors: [Ada], year: 2030 }
---
## The lamp

A keeper lights the lamp at dusk and writes the hour into the ledger. If the oil runs out before dawn, the next keeper
finds a dark tower and an open page.

Every entry names the keeper who made it. Two entries of one hour contradict each other, and the harbour then believes
neither of them.

## The ledger

Nothing that was written is ever crossed out. A correction is an entry of its own, which names the one it corrects.
`;
/** Sentences moved, changed and added; and one that is gone. */
const after = before
  .replace("A keeper lights the lamp at dusk", "There are two keepers on the island, who never meet.\n\nAt dusk a keeper lights the great lamp")
  .replace("Every entry names the keeper who made it. ", "")
  .replace("ever crossed out.", "ever crossed out. Every entry names the keeper who made it.")
  .replace("A correction is an entry of its own, which names the one it corrects.", "Pages are numbered.");
const file = "sessions/lighthouse/1-lamp.md";

const session = useSession({ files: { [file]: before }, context: { viewport: { width: 1500, height: 900 } } });

/** Selects words of the text: the one step for which a page has no keys of its own. */
async function select(reader: Frame, words: string): Promise<void> {
  await reader.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".body") as Element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(wanted);
      if (at < 0) continue;
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
  }, words);
  await eventually(() => reader.evaluate(() => getSelection()?.toString() ?? "")).toBe(words);
}

/** The words that are marked as a kind of note. */
function marked(reader: Frame, kind: string): Promise<readonly string[]> {
  return reader.evaluate((name) => [...CSS.highlights.get(`note-${name}`) ?? []].map((each) => {
    const range = document.createRange();
    range.setStart(each.startContainer, each.startOffset);
    range.setEnd(each.endContainer, each.endOffset);
    return range.toString().replace(/\s+/g, " ");
  }), kind);
}

async function write(page: Page, reader: Frame, key: string, words: string, body: string): Promise<void> {
  await select(reader, words);
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.press(key);
  if (body !== "") {
    const editor = reader.getByRole("textbox", { name: /on this passage$/ });
    await editor.and(reader.locator(":focus")).waitFor();
    await page.keyboard.type(body);
    await page.keyboard.press("ControlOrMeta+Enter");
    await editor.waitFor({ state: "detached" });
  }
}

/** Level with the words it is about, in the margin to their right. */
async function expectBeside(reader: Frame, words: string, note: string): Promise<void> {
  const [passage, card] = await Promise.all([
    reader.getByText(words).boundingBox(), reader.getByRole("article").filter({ hasText: note }).boundingBox(),
  ]);
  expect(card?.x ?? 0).toBeGreaterThan((passage?.x ?? 0) + (passage?.width ?? 0));
  expect(Math.abs((card?.y ?? 0) - (passage?.y ?? 0))).toBeLessThan(80);
}

test("search, highlight, annotate, reload, edit the session: the notes are still in their places", async () => {
  const { page, workspace, shot } = session();
  await commandByKeys(page, "IDSRG: Search Notes…", "open page");
  const reader = await readerFrame(page, title);
  await keyboardIn(reader);
  await eventually(() => marked(reader, "found")).toEqual(["open", "page"]);

  await write(page, reader, "h", "writes the hour into the ledger", "");
  await eventually(() => marked(reader, "highlight")).toEqual(["writes the hour into the ledger"]);
  await write(page, reader, "q", "names the keeper who made it", "How does it know? #clocks");
  await write(page, reader, "t", "which names the one it corrects", "Ask for an example.");
  await shot("notes-1-written");
  await expectBeside(reader, "Every entry", "How does it know?");
  await expectBeside(reader, "A correction", "Ask for an example.");
  await reader.getByRole("article", { name: "Your to-do on a passage" }).getByRole("checkbox", { name: "Done" }).press("Space");
  const notes = join(workspace, "notes/lighthouse/1-lamp.md");
  await eventually(() => readFileSync(notes, "utf8")).toMatch(/^## \[x\] To-do on a passage \^n-/m);
  expect(readFileSync(notes, "utf8").match(/^## .*(?= \^n-)/gm)).toEqual([
    "## Highlight on a passage", "## [ ] Question on a passage", "## [x] To-do on a passage",
  ]);

  // What the editor keeps of its panels it writes down only now and then.
  await eventually(() => storedPanels(page)).toContain("1-lamp.md");
  await page.reload();
  await drawn(page);
  const again = await readerFrame(page, title);
  await eventually(() => marked(again, "question")).toEqual(["names the keeper who made it"]);

  writeFileSync(join(workspace, file), after);
  await again.getByText("There are two keepers on the island").waitFor();
  await eventually(() => marked(again, "highlight")).toEqual(["writes the hour into the ledger"]);
  await eventually(() => marked(again, "question")).toEqual(["names the keeper who made it"]);
  await expectBeside(again, "Nothing that was written", "How does it know?");

  const lost = again.getByRole("region", { name: "Notes that lost their passage" }).getByRole("article");
  await lost.getByText("Ask for an example.").waitFor();
  await lost.getByText("This passage is no longer in the text").waitFor();
  await shot("notes-2-lost");
  await select(again, "Pages are numbered.");
  await lost.getByRole("button", { name: "Attach to selection" }).press("Enter");
  await eventually(() => marked(again, "done")).toEqual(["Pages are numbered."]);
  await expectBeside(again, "Nothing that was written", "Ask for an example.");
  expect(readFileSync(notes, "utf8")).toMatch(/^## \[x\] To-do on a passage \^n-\w+\n\n> Pages are numbered\.\n\nAsk for an example\.$/m);
  await shot("notes-3-attached");
});
