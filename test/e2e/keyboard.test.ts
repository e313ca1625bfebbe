// The same evening without a mouse: every control is reached, shows that it has the keyboard, and does by key what it
// does by click.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import { commandByKeys, countPointers, expectVisibleFocus, keyboardIn, keysTo } from "./keys";
import {
  cursor, eventually, expectCursor, labFrame, moment, node, readerFrame, row, stage, standing, tabPanel, transport,
} from "./panels";
import { hearKept, placeKept } from "./webview-line";

const session = useSession({ files: { "todo.md": "# Things to read\n" } });

type Shot = (name: string) => Promise<string>;

/** The sidebar, by the keys of every tree. */
async function openByTree(page: Page): Promise<Frame> {
  await commandByKeys(page, "View: Show IDSRG Reader");
  await row(page, /Session 6/).waitFor();
  await commandByKeys(page, "IDSRG Reader: Focus on Sessions View");
  await page.locator(".part.sidebar [role=tree]:focus-within").waitFor();
  const focused = page.locator(".part.sidebar .monaco-list-row.focused");
  await page.keyboard.press("Home");
  while (!/Session 2:/.test(await focused.getAttribute("aria-label") ?? "")) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await row(page, "Guide").waitFor();
  await page.keyboard.press("Enter");
  const reader = await readerFrame(page);
  await keyboardIn(reader);
  return reader;
}

/** Tab through the text to a sentence that leads into the run. */
async function followSentence(page: Page, reader: Frame): Promise<{ readonly lab: Frame; readonly there: number }> {
  const sentence = reader.getByRole("link", { name: "When the second ballot starts" });
  await keysTo(page, sentence);
  await expectVisibleFocus(sentence);
  await page.keyboard.press("Enter");
  const lab = await labFrame(page);
  await keyboardIn(lab);
  await moment(lab, "The second ballot starts").and(lab.locator("[aria-current=step]")).waitFor();
  const there = await cursor(lab);
  return { lab, there };
}

/** Through the run: back, on, and from moment to moment. */
async function walk(page: Page, lab: Frame, there: number): Promise<void> {
  await page.keyboard.press("ArrowLeft");
  await expectCursor(lab, there - 1);
  await page.keyboard.press("ArrowRight");
  await expectCursor(lab, there);
  await page.keyboard.press("Home");
  await expectCursor(lab, 0);
  await page.keyboard.press("n");
  await moment(lab, "The first ballot is under way").and(lab.locator("[aria-current=step]")).waitFor();
  await page.keyboard.press("n");
  await expectCursor(lab, there);
}

/** A node's menu opens, can be left again, and crashes the node. */
async function crash(page: Page, lab: Frame, there: number): Promise<void> {
  await keysTo(page, stage(lab).locator("[data-thing][tabindex='0']"));
  await keysTo(page, node(lab, "A"), "ArrowDown");
  await expectVisibleFocus(node(lab, "A"));
  await page.keyboard.press("Enter");
  await lab.getByRole("menu", { name: "Node A" }).waitFor();
  await page.keyboard.press("Escape");
  await lab.getByRole("menu").waitFor({ state: "detached" });
  await keysTo(page, node(lab, "A"), "Tab", 1); // the keyboard is back where it was
  await page.keyboard.press("Enter");
  await keysTo(page, lab.getByRole("menuitem", { name: "Crash A" }), "ArrowDown", 12);
  await page.keyboard.press("Enter");
  await node(lab, "A", "down").waitFor();
  await expectCursor(lab, there + 1);
}

/** The branch that was left is under Branches, which is a tab among tabs. */
async function findBranches(page: Page, lab: Frame, shot: Shot): Promise<void> {
  await keysTo(page, lab.getByRole("tab", { selected: true }));
  await keysTo(page, lab.getByRole("tab", { name: "Branches" }), "ArrowRight", 12);
  const left = tabPanel(lab, "Branches").getByRole("button", { name: /^Two presidents, no progress/ });
  await keysTo(page, left, "Tab", 6);
  await expectVisibleFocus(left);
  await shot("keyboard-1-branches");
}

/** Play, and pause: where the run then stands. */
async function playAndPause(page: Page, lab: Frame): Promise<number> {
  await page.keyboard.press("Shift+Tab");
  await keysTo(page, transport(lab, "Play"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await transport(lab, "Pause").waitFor();
  await page.keyboard.press("Enter");
  await transport(lab, "Play").waitFor();
  return cursor(lab);
}

/** A note on a point; the keyboard goes into it, and on to the note once that is kept. */
async function writeNote(page: Page, reader: Frame, workspace: string, shot: Shot): Promise<void> {
  await commandByKeys(page, "View: Focus First Editor Group");
  await keyboardIn(reader);
  await keysTo(page, reader.getByRole("button", { name: "Add note on point s2.metaphor.3" }));
  await page.keyboard.press("Enter");
  await keysTo(page, reader.getByRole("textbox", { name: "Note on this point" }), "Tab", 1);
  await page.keyboard.type("Concurrent is what no message links.");
  await page.keyboard.press("ControlOrMeta+Enter");
  const note = reader.getByRole("article", { name: "Your note" });
  await note.getByText("Concurrent is what no message links.").waitFor();
  await keysTo(page, note.getByRole("button", { name: "Edit" }), "Tab", 1);
  await shot("keyboard-2-note");
  const file = join(workspace, "notes/summer-2021/2-part-time-parliament.md");
  expect(readFileSync(file, "utf8")).toContain("Concurrent is what no message links.");
}

/** To another place of the text, and from there to everything again. */
async function comeBack(page: Page, reader: Frame, after: number): Promise<void> {
  const kept = await hearKept(reader);
  const block = (await standing(reader)).block;
  await page.keyboard.press("PageUp");
  await eventually(async () => (await standing(reader)).block).not.toBe(block);
  const before = await placeKept(page, reader, kept);
  await page.reload();
  await drawn(page);
  const [again, lab] = [await readerFrame(page), await labFrame(page)];
  await eventually(async () => (await standing(again)).block).toBe(before.block);
  await eventually(async () => Math.abs((await standing(again)).offset - before.offset)).toBeLessThan(4);
  await expectCursor(lab, after);
  await tabPanel(lab, "Branches").getByRole("button", { name: /^Crash A.*shown$/ }).waitFor();
}

test("read, run, change the run, write and come back by the keyboard alone", async () => {
  const { page, workbench, workspace, shot } = session();
  const pointers = await countPointers(workbench.context);
  const reader = await openByTree(page);
  const { lab, there } = await followSentence(page, reader);
  await walk(page, lab, there);
  await crash(page, lab, there);
  await findBranches(page, lab, shot);
  const after = await playAndPause(page, lab);
  await writeNote(page, reader, workspace, shot);
  await comeBack(page, reader, after);

  // Another session by its name in the palette.
  await commandByKeys(page, "View: Focus First Editor Group");
  await keyboardIn(await readerFrame(page));
  await commandByKeys(page, "IDSRG: Open Session…", "Fantastic");
  await keyboardIn(await readerFrame(page, "Fantastic Failures and Where to Find Them"));
  expect(pointers()).toBe(0);
});

test("the command New Note begins a note on the point in which the keyboard was", async () => {
  const { page } = session();
  await commandByKeys(page, "IDSRG: Open Session…", "Archeology");
  const reader = await readerFrame(page);
  await keyboardIn(reader);
  await keysTo(page, reader.getByRole("button", { name: "Add note on point s2.metaphor.1" }));
  await commandByKeys(page, "IDSRG: New Note");
  await keyboardIn(reader);
  await keysTo(page, reader.getByRole("textbox", { name: "Note on this point" }), "Tab", 1);
});

test("whatever the stage allows is done by the keyboard, which stays where it was", async () => {
  const { page } = session();
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  const lab = await labFrame(page);
  await keyboardIn(lab);
  await lab.getByRole("combobox", { name: "Scenario" }).selectOption({ label: "One president passes a decree" });
  const on = async (handle: Locator, order: string | RegExp): Promise<void> => {
    // One stop for the whole stage, and from there up and down.
    const within = await stage(lab).evaluate((element) => element.contains(document.activeElement));
    if (!within) await keysTo(page, stage(lab).locator("[data-thing][tabindex='0']"));
    await keysTo(page, handle, "ArrowDown");
    await expectVisibleFocus(handle);
    await page.keyboard.press("Enter");
    await keysTo(page, lab.getByRole("menuitem", { name: order }), "ArrowDown");
    await page.keyboard.press("Enter");
    await lab.getByRole("menu").waitFor({ state: "detached" });
  };
  const focused = (): Promise<string> => lab.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
  await on(node(lab, "A"), /^Ask A: pass/);
  const messages = stage(lab).getByRole("button", { name: /^Message / });
  const count = await messages.count();
  await on(messages.nth(0), /^Delay /);
  await eventually(focused).toMatch(/^Message NextBallot/);
  await on(messages.nth(0), /^Duplicate /);
  await eventually(() => messages.count()).toBe(count + 1);
  await on(messages.nth(0), /^Drop /);
  await eventually(() => messages.count()).toBe(count);
  await on(node(lab, "B"), /^Crash /);
  await eventually(focused).toMatch(/^Node B ?, down,/);
  await on(node(lab, "B", "down"), /^Restart /);
  const links = stage(lab).getByRole("group", { name: "Links" }).getByRole("button");
  await keysTo(page, links.first(), "ArrowUp");
  await page.keyboard.press("ArrowDown");
  const name = (await focused()).replace("Link ", "");
  await on(stage(lab).getByRole("button", { name: `Link ${name}`, exact: true }), /^Cut /);
  await stage(lab).getByRole("button", { name: `Link ${name}, cut` }).waitFor({ state: "attached" });
  await on(stage(lab).getByRole("button", { name: `Link ${name}, cut` }), /^Heal /);
  await stage(lab).getByRole("button", { name: `Link ${name}`, exact: true }).waitFor({ state: "attached" });
});

test("how two events stand to each other is said by keys alone, with the messages that make it so", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  const lab = await labFrame(page);
  await keyboardIn(lab);
  await lab.getByRole("combobox", { name: "Scenario" }).selectOption({ label: "Two presidents, no progress" });
  await keysTo(page, lab.getByRole("switch", { name: "Ask me first" }));
  await page.keyboard.press("Space");
  await keysTo(page, stage(lab).locator("[data-thing][tabindex='0']"));
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await expectCursor(lab, 3);
  await page.keyboard.press("e");
  const said = lab.locator(".now .relation");
  const seen = new Set<string>();
  for (let step = 4; step <= 24 && seen.size < 2; step++) {
    await page.keyboard.press("ArrowRight");
    await expectCursor(lab, step);
    const words = await said.innerText();
    if (/happened after step 3.*The chain: .* sent in step \d+, received in step \d+/.test(words)) seen.add("after");
    if (/is concurrent with step 3/.test(words)) seen.add("concurrent");
    await eventually(() => lab.locator("[aria-live=polite]").first().innerText()).toContain(words);
  }
  await shot("keyboard-3-relation");
  expect([...seen].toSorted()).toEqual(["after", "concurrent"]);
  await page.keyboard.press("Escape");
  await said.waitFor({ state: "detached" });
});

test("the list of events is one stop: the arrows read on while the run stands still, and Enter goes there", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  const lab = await labFrame(page);
  await keyboardIn(lab);
  await lab.getByRole("combobox", { name: "Scenario" }).selectOption({ label: "One president passes a decree" });
  await keysTo(page, lab.getByRole("tab", { selected: true }));
  await keysTo(page, lab.getByRole("tab", { name: "Events" }), "Home", 2);
  const list = tabPanel(lab, "Events").getByRole("listbox", { name: "Events" });
  await page.keyboard.press("Tab");
  await keysTo(page, list, "Tab", 1);
  await expectVisibleFocus(list);
  const [before, count] = [await cursor(lab), await list.getByRole("option").count()];
  /** What a screen reader says of the row that has the keyboard. */
  const said = (): Promise<string> => list.evaluate((element) => {
    const row = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
    const [box, around] = [row?.getBoundingClientRect(), element.getBoundingClientRect()];
    const seen = box !== undefined && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
    return `${seen ? "seen" : "not seen"}, ${row?.getAttribute("aria-posinset")} of ${row?.getAttribute("aria-setsize")}: ${row?.innerText}`;
  });
  await page.keyboard.press("End");
  await eventually(said).toContain(`seen, ${count} of ${count}: `);
  await page.keyboard.press("ArrowUp");
  await eventually(said).toMatch(new RegExp(`^seen, ${count - 1} of ${count}: .*Follows from step \\d+`, "s"));
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowDown");
  expect(await cursor(lab)).toBe(before);
  const row = Number(/, (\d+) of/.exec(await said())?.[1]);
  expect(row).toBeGreaterThan(2);
  await page.keyboard.press("Enter");
  await expectCursor(lab, row);
  await list.getByRole("option", { selected: true }).and(list.locator("[aria-current=step].active")).waitFor();
  await shot("keyboard-4-events");
  await page.keyboard.press("ArrowRight");
  await expectCursor(lab, row + 1);
  await eventually(said).toContain(`seen, ${row + 1} of`);
  await page.keyboard.press("Tab");
  expect(await list.evaluate((element) => element.contains(document.activeElement))).toBe(false);
});
