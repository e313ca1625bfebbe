// What a reader does with notes outside the text: the entries of their menu, the filter, out to a file and in again, a file of
// their own that is gone; and, for who prepares, the question before an import replaces what was written here.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { commandByKeys } from "./keys";
import { eventually, openSidebar, readerFrame, row, SESSION_2 } from "./panels";

const stem = "notes/summer-2021/2-part-time-parliament";
const quoted = "Agreement needs no clocks and no single president";
const notes = [
  "# Notes", "", "## Note on s2.log.1 ^n-one", "", "> — lamport-parliament, p. 7", "", "Four ways to read the law. #law", "",
  "## [ ] Question on s2.log.2 ^n-two", "", "Who keeps the clocks? #clock", "",
  "## Note on a passage ^n-lost", "", "> Words that no session has ever had in it, of quinces", "", "Where did this go?", "",
  "## Highlight on a passage ^n-lit", "", `> ${quoted}`, "",
].join("\n");
const page = readFileSync(join(import.meta.dirname, "../unit/reading/group-page.md"), "utf8");

const session = useSession({
  files: {
    [`${stem}.md`]: notes, "page.md": page, "mine.pdf": "%PDF-1.4\n",
    "notes/summer-2021/papers.json": '{ "version": 1, "papers": { "lamport-parliament": "../../papers/gone.pdf" } }\n',
  },
  context: { viewport: { width: 1500, height: 1000 }, permissions: ["clipboard-read", "clipboard-write"] },
});

const path = (name: string): string => join(session().workspace, name);
const quickInput = (): Locator => session().page.locator('.quick-input-widget:not([style*="display: none"])');
const noteRow = (words: RegExp): Locator => session().page.getByRole("treeitem", { name: words }).last();

/** Opens the menu of a row and takes an entry; gives the names of all. */
async function menu(target: Locator, entry: string): Promise<readonly string[]> {
  const { page: workbench } = session();
  await target.click({ button: "right" });
  const item = workbench.getByRole("menuitem", { name: entry, exact: true });
  await item.waitFor();
  const all = await workbench.getByRole("menuitem").evaluateAll((items) => items.map((each) => each.textContent ?? ""));
  // A menu that has just opened takes no click yet.
  await item.hover();
  await workbench.locator(".action-item.focused", { has: item }).waitFor();
  await workbench.keyboard.press("Enter");
  await item.waitFor({ state: "detached" });
  return all;
}

test("every entry of a note's menu does what it says", async () => {
  const { page: workbench, shot } = session();
  await openSidebar(workbench);
  await noteRow(/^Four ways to read the law/).waitFor();
  await noteRow(/^Four ways/).click({ button: "right" });
  await workbench.getByRole("menuitem", { name: "Open Note in Its File" }).waitFor();
  await shot("notes-menu");
  await workbench.keyboard.press("Escape");

  const entries = await menu(noteRow(/^Four ways/), "Open");
  expect(entries.filter((name) => name !== "")).toEqual(["Open", "Open Note in Its File", "Copy Link", "Delete Note…"]);
  const reader = await readerFrame(workbench, SESSION_2);
  await reader.locator("[data-note=n-one]").getByText("Four ways to read the law.").waitFor();

  await menu(noteRow(/^Four ways/), "Copy Link");
  await eventually(() => workbench.evaluate(() => navigator.clipboard.readText())).toContain("n-one");

  await menu(noteRow(/^Where did this go/), "Attach to the Likeliest Passage");
  await workbench.getByText("Nothing in the text is like that passage.").first().waitFor();

  await menu(noteRow(/^Who keeps the clocks/), "Open Note in Its File");
  await workbench.getByRole("tab", { name: /2-part-time-parliament\.md/ }).waitFor();
  await workbench.keyboard.press("ControlOrMeta+F4");

  await menu(noteRow(/^Where did this go/), "Delete Note…");
  await workbench.getByRole("dialog").getByText("Where did this go?").waitFor();
  await workbench.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await eventually(() => readFileSync(path(`${stem}.md`), "utf8")).not.toContain("n-lost");
  expect(readFileSync(path(`${stem}.md`), "utf8")).toContain("## [ ] Question on s2.log.2 ^n-two");
});

test("the filter shows the notes of the kinds that are chosen, says so, and is taken back", async () => {
  const { page: workbench, shot } = session();
  await commandByKeys(workbench, "IDSRG: Filter Notes…", quickInput().getByRole("checkbox", { name: /^#clock,/ }));
  await shot("notes-filter");
  await workbench.keyboard.type("#clock");
  await quickInput().locator(".monaco-list-row", { hasText: "#clock" }).click();
  await workbench.keyboard.press("Enter");
  await noteRow(/^Four ways/).waitFor({ state: "detached" });
  await noteRow(/^Who keeps the clocks/).waitFor();
  await workbench.locator(".pane-header", { hasText: "Notes" }).getByText("filtered").waitFor();
  await commandByKeys(workbench, "IDSRG: Show All Notes");
  await noteRow(/^Four ways/).waitFor();
});

test("notes go out to a file and come in again, through their dialogs", async () => {
  const { page: workbench } = session();
  const file = path("2-part-time-parliament.annotations.jsonld");
  await menu(workbench.getByRole("treeitem", { name: /^Session 2: .*notes: 3/ }), "Export Notes as Web Annotations…");
  await eventually(() => quickInput().locator("input").first().inputValue()).toContain("annotations.jsonld");
  await workbench.keyboard.press("Enter");
  await eventually(() => existsSync(file)).toBe(true);
  for (const end of [".md", ".anchors.json"]) rmSync(path(`${stem}${end}`), { force: true });
  await noteRow(/^Four ways/).waitFor({ state: "detached" });
  await commandByKeys(workbench, "IDSRG: Import Web Annotations…");
  await eventually(() => quickInput().locator("input").first().inputValue()).toContain("workspace");
  await quickInput().locator("input").first().fill(file);
  await workbench.keyboard.press("Enter");
  await workbench.getByText("Notes imported: 3.").first().waitFor();
  await noteRow(/^Four ways/).waitFor();
  expect(readFileSync(path(`${stem}.md`), "utf8")).toContain(quoted);
});

test("a file of the reader's own that is gone is named, and another can be chosen", async () => {
  const { page: workbench, shot } = session();
  await row(workbench, /Session 2:/).click();
  const reader = await readerFrame(workbench, SESSION_2);
  await reader.locator("[data-note=n-one] .note-cited").getByRole("button").click();
  await workbench.getByText("is no longer at").first().waitFor();
  await shot("paper-gone");
  await workbench.getByRole("button", { name: "Choose Another File…" }).first().click();
  await eventually(() => quickInput().locator("input").first().inputValue()).toContain("workspace");
  await quickInput().locator("input").first().fill(path("mine.pdf"));
  await workbench.keyboard.press("Enter");
  await eventually(() => readFileSync(path("notes/summer-2021/papers.json"), "utf8")).toContain('"../../mine.pdf"');
});

test("an import asks before it replaces what was written here, and keeps what is not chosen", async () => {
  const { page: workbench, shot } = session();
  const first = path("sessions/autumn-2031/1-queues-that-lose-nothing.md");
  const importIt = async (): Promise<void> => {
    await commandByKeys(workbench, "Go to File...", "page.md");
    await workbench.getByRole("tab", { name: /page\.md/ }).waitFor();
    await commandByKeys(workbench, "IDSRG: Import Reading Group Page…", "page.md");
  };
  await importIt();
  await workbench.getByText("is imported: 4 sessions").first().waitFor();
  const mine = readFileSync(first, "utf8").replace("Is a queue a log", "Mine: is a queue a log");
  writeFileSync(first, mine);
  writeFileSync(path("page.md"), page.replace("Three stories of a message", "Four stories of a message"));
  await importIt();
  await quickInput().getByText("Changed here and on the page").waitFor();
  await shot("import-asks");
  await workbench.keyboard.press("Escape");
  await quickInput().waitFor({ state: "hidden" });
  expect(readFileSync(first, "utf8"), "left without an answer, nothing is written").toBe(mine);
  await importIt();
  await quickInput().getByText("Changed here and on the page").waitFor();
  await quickInput().locator(".monaco-list-row", { hasText: "1-queues" }).click();
  await workbench.keyboard.press("Enter");
  await eventually(() => readFileSync(first, "utf8")).toContain("Four stories of a message");
});
