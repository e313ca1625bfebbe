// A reader's evening, from the icon in the activity bar to the next morning: everything by hand, in the packaged
// extension.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import {
  cursor, eventually, expectCursor, labFrame, moment, node, openSidebar, readerFrame, row, scrubber, spaceTime,
  stage, type Standing, standing, tab, tabPanel, transport,
} from "./panels";
import { hearKept, placeKept } from "./webview-line";

const session = useSession({
  files: { "todo.md": "# Things to read\n" }, context: { viewport: { width: 1600, height: 1000 } },
});

const NOTE = "Chubby's authors found the *master lease* the harder part.";

type Shot = (name: string) => Promise<string>;

async function openSession2(page: Page, shot: Shot): Promise<Frame> {
  await openSidebar(page);
  await expect(row(page, "Summer 2021").getAttribute("aria-expanded")).resolves.toBe("true");
  await row(page, /Session 2:/).click();
  const reader = await readerFrame(page);
  await shot("story-1-session");
  return reader;
}

/** A sentence leads into the run, to the moment it speaks of. */
async function followSentence(page: Page, reader: Frame, shot: Shot): Promise<{ readonly lab: Frame; readonly there: number }> {
  const sentence = reader.getByRole("link", { name: "When the second ballot starts" });
  await sentence.click();
  const lab = await labFrame(page);
  await moment(lab, "The second ballot starts").and(lab.locator("[aria-current=step]")).waitFor();
  const there = await cursor(lab);
  expect(there).toBeGreaterThan(0);
  await eventually(() => scrubber(lab).getAttribute("aria-valuetext"))
    .toMatch(new RegExp(`^Step ${there} of \\d+, .* B is asked: .* B sends NextBallot`));
  await lab.locator("[aria-live=polite]").filter({ hasText: `Step ${there} of` }).waitFor({ state: "attached" });
  await lab.getByRole("button", { name: /^Node B ?, up, .*lastTried\W+2/ }).waitFor();
  await stage(lab).getByRole("button", { name: /^Message NextBallot/ }).first().waitFor();
  await spaceTime(lab).getByRole("img").or(spaceTime(lab).locator("svg")).first().waitFor();
  await shot("story-2-moment");
  return { lab, there };
}

/** A node leaves by the mouse; the moment is in the past of the run, so the run forks. Another leaves by the keyboard. */
async function crashTwo(page: Page, lab: Frame, there: number, shot: Shot): Promise<void> {
  await node(lab, "A").click();
  await lab.getByRole("menu", { name: "Node A" }).getByRole("menuitem", { name: "Crash A" }).click();
  await node(lab, "A", "down").waitFor();
  await lab.getByRole("status").filter({ hasText: "You acted in the past, so the run forked." }).waitFor();
  await expectCursor(lab, there + 1);
  await node(lab, "B").focus();
  await page.keyboard.press("Enter");
  const crash = lab.getByRole("menu", { name: "Node B" }).getByRole("menuitem", { name: "Crash B" });
  while (!await crash.evaluate((item) => item === document.activeElement)) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await node(lab, "B", "down").waitFor();
  await expectCursor(lab, there + 2);
  await shot("story-3-two-nodes-down");
}

/** The branches that the story makes, as they are listed. */
const crashed = (there: number): RegExp => new RegExp(`^Crash A, after step ${there}\\s*${there + 2} steps$`);
const restarted = (there: number): RegExp => new RegExp(`^Restart A, after step ${there + 1}\\s*.*shown$`);

/** Back, and another way from there: a second fork, and the branch that was left is listed. */
async function forkAgain(lab: Frame, there: number, shot: Shot): Promise<void> {
  await transport(lab, "Back").click();
  await expectCursor(lab, there + 1);
  await node(lab, "A").click();
  await lab.getByRole("menuitem", { name: "Restart A" }).click();
  await expectCursor(lab, there + 2);
  const branches = await tab(lab, "Branches");
  await branches.getByRole("button", { name: /^Two presidents, no progress\s*\d+ steps$/ }).waitFor();
  await branches.getByRole("button", { name: crashed(there) }).waitFor();
  await branches.getByRole("button", { name: restarted(there) }).waitFor();
  await shot("story-4-branches");
}

/** A note on a point, in a Markdown file of the workspace: its text. */
async function writeNote(reader: Frame, file: string, shot: Shot): Promise<string> {
  await reader.getByRole("button", { name: "Add note on point s2.paxos.1" }).click();
  await reader.getByRole("textbox", { name: "Note on this point" }).fill(NOTE);
  await reader.getByRole("button", { name: "Save" }).click();
  await reader.getByRole("article", { name: "Your note" }).getByText("Chubby's authors found").waitFor();
  const written = readFileSync(file, "utf8");
  expect(written).toContain(NOTE);
  expect(written).toMatch(/^## Note on s2\.paxos\.1 \^n-/m);
  await shot("story-5-note");
  return written;
}

/** A known place in the text, a little past the beginning of its paragraph. */
async function goToPlace(page: Page, reader: Frame, shot: Shot): Promise<Standing> {
  const kept = await hearKept(reader);
  const paragraph = reader.getByText("Agreement needs no clocks and no single president");
  await paragraph.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + 21));
  const before = await placeKept(page, reader, kept);
  expect(before.offset).toBe(21);
  await shot("story-6-before");
  return before;
}

/** The window is opened again: the run with its branches, and what they hold. */
async function expectRun(lab: Frame, there: number): Promise<void> {
  await expectCursor(lab, there + 2);
  const scenario = lab.getByRole("combobox", { name: "Scenario" }).locator("option:checked");
  await eventually(() => scenario.textContent()).toBe("Two presidents, no progress");
  await tabPanel(lab, "Branches").getByRole("button", { name: restarted(there) }).waitFor();
  await tabPanel(lab, "Branches").getByRole("button", { name: crashed(there) }).waitFor();
  await transport(lab, "Back").click();
  await node(lab, "A", "down").waitFor();
}

/** And the text: the note, and the place, to the pixel or nearly. */
async function expectReading(reader: Frame, before: Standing): Promise<void> {
  await reader.getByRole("article", { name: "Your note" }).getByText("Chubby's authors found").waitFor();
  await eventually(async () => (await standing(reader)).block).toBe(before.block);
  await eventually(async () => Math.abs((await standing(reader)).offset - before.offset)).toBeLessThan(4);
}

test("read, follow a sentence into a run, change the run, write it down, come back to all of it", async () => {
  const { page, workspace, outside, shot } = session();
  const file = join(workspace, "notes/summer-2021/2-part-time-parliament.md");
  const reader = await openSession2(page, shot);
  const { lab, there } = await followSentence(page, reader, shot);
  await crashTwo(page, lab, there, shot);
  await forkAgain(lab, there, shot);
  const written = await writeNote(reader, file, shot);
  const before = await goToPlace(page, reader, shot);

  await page.reload();
  await drawn(page);
  await expectRun(await labFrame(page), there);
  await expectReading(await readerFrame(page), before);
  await shot("story-7-after");
  expect(readFileSync(file, "utf8")).toBe(written);
  expect(outside).toEqual([]);
});
