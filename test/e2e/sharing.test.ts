// A run leaves the player and comes back: as a fenced block through a note, as a file, as a link. And what it shows, as pictures
// and logs that other programs read.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { expect, test } from "vitest";
import { runCommand, webviewFrame } from "../editor/drive";
import { useSession } from "./fixture";
import { keysTo } from "./keys";
import { cursor, eventually, expectCursor, labFrame, node, openBoth, readerFrame, scrubber, tab, transport } from "./panels";

const session = useSession({
  files: { "broken.labrun.json": "{\"format\": \"idsrg-run\", \"version\": 1, \"lab\": \"paxos\", \"steps\": [{}]}" },
  context: { viewport: { width: 1600, height: 1000 }, permissions: ["clipboard-read", "clipboard-write"] },
});

const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"]) .quick-input-box input';

/** Chooses from the Share menu, by its button. */
async function share(lab: Frame, item: string): Promise<void> {
  await lab.getByRole("button", { name: "Share" }).click();
  await lab.getByRole("menu", { name: "Share" }).getByRole("menuitem", { name: item }).click();
}

const said = (lab: Frame, words: string | RegExp): Promise<void> => lab.getByRole("status").filter({ hasText: words }).waitFor();

/** Answers the editor's own dialog for a file, which stands where a quick pick would, with the name that it proposes. */
async function takeProposed(page: Page, name: string): Promise<void> {
  await eventually(() => page.locator(QUICK_INPUT).inputValue()).toMatch(new RegExp(`/${name}$`));
  await page.locator(".quick-input-widget").getByRole("button", { name: /^(Save|OK)$/ }).first().click();
}

/** What is on the clipboard, pasted into a field as a person would see it. */
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** A run that is nobody's but this reader's: A leaves in the middle of it, and it goes on from there. */
async function ownRun(lab: Frame): Promise<number> {
  await node(lab, "A").click();
  await lab.getByRole("menuitem", { name: "Crash A" }).click();
  await node(lab, "A", "down").waitFor();
  await transport(lab, "Step").click();
  const there = await cursor(lab);
  await expectCursor(lab, there);
  return there;
}

test("as a fenced block into a note, and back from there", async () => {
  const { page, workspace, shot } = session();
  const { reader, lab } = await openBoth(page);
  const there = await ownRun(lab);
  await lab.getByRole("button", { name: "Share" }).focus();
  await page.keyboard.press("Enter");
  await shot("share-1-menu");
  await keysTo(page, lab.getByRole("menuitem", { name: "Copy as Fenced Block" }), "ArrowDown");
  await page.keyboard.press("Enter");
  await said(lab, "Block copied.");
  const fence = await clipboard(page);
  expect(fence).toMatch(/^```lab\nlab: paxos\n[^]*"crash"[^]*```\n$/);
  await reader.getByRole("button", { name: "Add note on point s2.paxos.1" }).click();
  await reader.getByRole("textbox", { name: "Note on this point" }).fill(`What if A leaves just then?\n\n${fence}`);
  await reader.getByRole("button", { name: "Save" }).click();
  const note = reader.getByRole("article", { name: "Your note" });
  await note.getByText("What if A leaves just then?").waitFor();
  expect(readFileSync(join(workspace, "notes/summer-2021/2-part-time-parliament.md"), "utf8")).toContain(fence.trim());
  await shot("share-2-note");
  const back = async (): Promise<void> => {
    await expectCursor(lab, there);
    await node(lab, "A", "down").waitFor();
  };
  const elsewhere = async (): Promise<void> => {
    await lab.getByRole("combobox", { name: "Scenario" }).selectOption({ label: "One president passes a decree" });
    await node(lab, "A", "up").waitFor();
  };
  await elsewhere();
  await note.getByRole("img", { name: /Crash A|A leaves|A crashes/ }).waitFor();
  await note.getByRole("button", { name: "Open run" }).click();
  await back();
  await elsewhere();
  // The keyboard stays with the lab, as it does for a click that the page is quicker to hear than the editor: the text must not hide the lab.
  await lab.getByRole("combobox", { name: "Scenario" }).focus();
  await note.getByRole("button", { name: "Open in file" }).dispatchEvent("click");
  await page.locator(".codelens-decoration a", { hasText: "Open Run" }).click();
  await back();
  await shot("share-3-opened");
});

test("as a file, and back from there", async () => {
  const { page, workspace, shot } = session();
  const lab = await labFrame(page);
  await transport(lab, "Start").click();
  const there = await ownRun(lab);
  await lab.getByRole("button", { name: "Share" }).click();
  await lab.getByRole("menuitem", { name: "Save Run… with its 2 branches" }).waitFor();
  await shot("share-4-branches-menu");
  await page.keyboard.press("Escape");
  await share(lab, "Save Run…");
  await takeProposed(page, "paxos-two-presidents.labrun.json");
  await said(lab, "Saved as paxos-two-presidents.labrun.json.");
  expect(readFileSync(join(workspace, "paxos-two-presidents.labrun.json"), "utf8")).toContain('"format": "idsrg-run"');
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "IDSRG: Open Saved Run…");
  await page.locator(".quick-input-widget").getByText("paxos-two-presidents.labrun.json").click();
  const opened = await labFrame(page);
  await expectCursor(opened, there);
  await node(opened, "A", "down").waitFor();
  const branches = await tab(opened, "Branches 2");
  await branches.getByRole("button").first().click();
  await node(opened, "A", "up").waitFor();
  await shot("share-4-file");
  await branches.getByRole("button", { name: /^Crash A, after step/ }).click();
  await transport(opened, "End").click();
  await expectCursor(opened, there);
});

test("as a link, and back from there", async () => {
  const { page, shot } = session();
  const lab = await labFrame(page);
  const there = await cursor(lab);
  await share(lab, "Copy Link");
  await said(lab, /Link copied \(\d+ characters\)/);
  const link = await clipboard(page);
  expect(link).toMatch(/^[\w-]+:\/\/idsrg\.reading-group\/run\?lab=paxos&/);
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "IDSRG: Open Link…");
  await page.locator(QUICK_INPUT).fill(link);
  await page.keyboard.press("Enter");
  const opened = await labFrame(page);
  await expectCursor(opened, there);
  await node(opened, "A", "down").waitFor();
  await shot("share-5-link");
});

test("a link to a point, and one to a note, lead to the very place", async () => {
  const { page, workspace } = session();
  const [base = ""] = (await clipboard(page)).split("/run?");
  const follow = async (link: string): Promise<Frame> => {
    await runCommand(page, "View: Close All Editors");
    await runCommand(page, "IDSRG: Open Link…");
    await page.locator(QUICK_INPUT).fill(`${base}/${link}`);
    await page.keyboard.press("Enter");
    return readerFrame(page);
  };
  const focused = (reader: Frame): Promise<string | undefined> =>
    reader.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-note]")?.dataset["note"] ?? document.activeElement?.id);
  const atPoint = await follow("point?id=s2.log.2&season=summer-2021");
  await eventually(() => focused(atPoint)).toBe("s2.log.2");
  const note = /\^(n-[\w-]+)/.exec(readFileSync(join(workspace, "notes/summer-2021/2-part-time-parliament.md"), "utf8"))?.[1] ?? "";
  const atNote = await follow(`note?id=${note}`);
  await eventually(() => focused(atNote)).toBe(note);
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "IDSRG: Open Saved Run…");
  await page.locator(".quick-input-widget").getByText("paxos-two-presidents.labrun.json").click();
});

test("as pictures and logs", async () => {
  const { page, workspace, shot } = session();
  const lab = await labFrame(page);
  const steps = Number(await scrubber(lab).getAttribute("max"));
  const exported = async (item: string, name: string): Promise<Buffer> => {
    await share(lab, item);
    await takeProposed(page, name);
    await said(lab, `Saved as ${name}.`);
    return readFileSync(join(workspace, name));
  };
  // What is laid over the diagram goes into the file: the past and the future of an event, and whose time the axis tells.
  await (await tab(lab, "Events")).getByRole("option").first().click();
  await lab.getByRole("combobox", { name: "The axis shows" }).selectOption({ label: "Vector clock" });
  const svg = (await exported("Export Diagram as SVG…", "paxos-two-presidents.svg")).toString();
  expect(svg).toContain("</title><desc>The run “Paxos: the Synod: Two presidents, no progress”, seed ");
  expect(svg).toContain("The axis shows each event's vector clock. Along the rows: the past of step 1 as filled bands");
  expect(svg).toMatch(/<text[^>]*>before step 1<[^]*<text[^>]*>⟨\d/);
  expect(svg).not.toMatch(/class=|var\(|color-mix|color\(/);
  const picture = await page.context().newPage();
  await picture.setContent(svg);
  expect(await picture.locator("svg svg title").count()).toBe(steps);
  await picture.screenshot({ path: await shot("share-6-player").then((path) => path.replace(/player\.png$/, "svg.png")), fullPage: true });
  await picture.close();
  const png = await exported("Export Diagram as PNG…", "paxos-two-presidents.png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeGreaterThan(600);
  writeFileSync((await shot("share-6-player")).replace(/player\.png$/, "png.png"), png);
  const trace = JSON.parse((await exported("Export Trace as JSON…", "paxos-two-presidents.trace.json")).toString()) as { readonly events: readonly unknown[] };
  expect(trace.events).toHaveLength(steps);
  const log = (await exported("Export Log for ShiViz…", "paxos-two-presidents.log")).toString();
  const events = [...log.matchAll(/(?<event>.*)\n(?<host>\S*) (?<clock>{.*})/g)];
  expect(events.length).toBeGreaterThan(steps / 2);
});

test("a file that is no run says why, and opens as text", async () => {
  const { page, workspace, shot } = session();
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "IDSRG: Open Saved Run…");
  await page.locator(".quick-input-widget").getByText("broken.labrun.json").click();
  const frame = await webviewFrame(page, ".sentence");
  await frame.getByRole("alert").filter({ hasText: "Step 1 of this run cannot be read." }).waitFor();
  await shot("share-7-broken");
  await frame.getByRole("link", { name: "Open as Text" }).click();
  await page.locator(".monaco-editor .view-line", { hasText: "idsrg-run" }).waitFor();
  expect(existsSync(join(workspace, "broken.labrun.json"))).toBe(true);
});
