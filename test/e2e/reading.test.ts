// What helps the reading along: cards and side notes, back and forward, find, focus mode, what was read, and a session as a
// file of its own.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { runAxe } from "../editor/axe";
import { pick } from "../editor/drive";
import { outPath } from "../editor/paths";
import { useSession } from "./fixture";
import { commandByKeys, expectVisibleFocus, keyboardIn, keysTo } from "./keys";
import { eventually, openSession2, row, standing } from "./panels";

const session = useSession({
  files: { "notes/summer-2021/2-part-time-parliament.md": "# Notes\n\n## Note on s2.log.2 ^n-one\n\nFour ways to read the law.\n" },
  context: { viewport: { width: 1500, height: 1000 } },
});

let reader: Frame;

beforeAll(async () => { reader = await openSession2(session().page); }, 60_000);

const card = () => reader.locator(".hover-card");

test("a citation says what it is to the keyboard, and Escape sends that away", async () => {
  const { page, shot } = session();
  await reader.locator("h1").click();
  const citation = reader.locator(".body").getByRole("link", { name: "The paper" });
  await keysTo(page, citation);
  await expectVisibleFocus(citation);
  await card().getByText("The part-time parliament").waitFor();
  expect(await card().textContent()).toContain("Leslie Lamport 2019 Concurrency");
  await expect(citation.getAttribute("aria-describedby")).resolves.toBe(await card().getAttribute("id"));
  await shot("reading-card");
  expect(await runAxe(reader)).toEqual([]);
  await page.keyboard.press("Escape");
  await card().waitFor({ state: "detached" });
  await keysTo(page, citation, "Tab", 1); // the keyboard stayed where it was
  await page.keyboard.press("Enter");
  await card().waitFor();
  await page.keyboard.press("Tab");
  await card().waitFor({ state: "detached" });
});

test("a side note stands in the margin, and opens below its line where there is none", async () => {
  const { page, shot } = session();
  const note = reader.locator(".side-note", { hasText: "two sets with more than" });
  const mark = reader.locator(".note-mark").getByRole("link", { name: "1", exact: true });
  await mark.scrollIntoViewIfNeeded();
  const besides = async (): Promise<boolean> => ((await note.boundingBox())?.x ?? 0) > ((await mark.boundingBox())?.x ?? 0);
  await eventually(besides).toBe(true);
  await shot("reading-wide");
  await page.setViewportSize({ width: 780, height: 1000 });
  await note.waitFor({ state: "hidden" });
  await mark.hover();
  await card().getByText("two sets with more than").waitFor();
  await mark.click();
  await note.waitFor({ state: "visible" });
  await shot("reading-narrow");
  expect(await runAxe(reader)).toEqual([]);
  await mark.click();
  await note.waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 1500, height: 1000 });
});

test("a jump can be taken back, and taken again", async () => {
  const { page } = session();
  await reader.evaluate(() => { window.scrollTo(0, 900); });
  const before = await standing(reader);
  await reader.getByRole("navigation", { name: "In this session" }).getByRole("link", { name: "From one decree to a parliament" }).click();
  await eventually(async () => (await standing(reader)).block).not.toBe(before.block);
  const there = await standing(reader);
  await keyboardIn(reader);
  await page.keyboard.press("Alt+ArrowLeft");
  await eventually(() => standing(reader)).toEqual(before);
  await page.keyboard.press("Alt+ArrowRight");
  await eventually(() => standing(reader)).toEqual(there);
  await commandByKeys(page, "IDSRG: Go Back in Session");
  await eventually(() => standing(reader)).toEqual(before);
  await reader.evaluate(() => document.dispatchEvent(new MouseEvent("mouseup", { button: 4, bubbles: true, cancelable: true })));
  await eventually(() => standing(reader)).toEqual(there);
});

test("focus mode leaves one paragraph in the light, and follows the reader", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Toggle Focus Mode");
  await reader.locator("body.focus-mode").waitFor({ state: "attached" });
  const atHand = (): Promise<readonly string[]> =>
    reader.evaluate(() => [...document.querySelectorAll<HTMLElement>(".at-hand")].map(({ dataset }) => dataset["block"] ?? ""));
  await eventually(async () => (await atHand()).length).toBe(1);
  const [first] = await atHand();
  await shot("reading-focus");
  await reader.evaluate(() => { window.scrollBy(0, 600); });
  await eventually(async () => (await atHand())[0]).not.toBe(first);
  await keyboardIn(reader);
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Shift+F");
  await reader.locator("body:not(.focus-mode)").waitFor({ state: "attached" });
  expect(await atHand()).toEqual([]);
});

test("what was read is ticked off in the outline and in the sidebar", async () => {
  const { page } = session();
  const heading = reader.getByRole("heading", { name: "Before you read" });
  await heading.evaluate((element) => { element.scrollIntoView({ block: "start" }); window.scrollBy(0, -150); });
  await reader.getByRole("navigation", { name: "In this session" }).getByRole("link", { name: "Before you read (read)" }).waitFor();
  await row(page, /Session 2:.*[1-9] of \d+ read/).waitFor();
});

test("the words of the session can be looked for", async () => {
  const { page } = session();
  const find = page.locator(".simple-find-part.visible");
  await commandByKeys(page, "IDSRG: Find in Session");
  await find.locator("input").first().waitFor();
  await page.keyboard.press("Escape");
  await find.waitFor({ state: "hidden" });
  await reader.locator("h1").click();
  await page.keyboard.press("ControlOrMeta+F");
  await find.locator("input:focus").waitFor();
  await page.keyboard.type("olives");
  await page.keyboard.press("Escape");
});

test("as HTML, a session stands alone with its figures and notes", async () => {
  const { page, browser, workspace } = session();
  await commandByKeys(page, "IDSRG: Export Session…", "HTML");
  await pick(page, "With my notes");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.press("Enter");
  const file = join(workspace, "2-part-time-parliament.html");
  await eventually(() => readdirSync(workspace).includes("2-part-time-parliament.html")).toBe(true);
  const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
  const loaded: string[] = [];
  context.on("request", (request) => loaded.push(request.url()));
  const alone = await context.newPage();
  const trouble: string[] = [];
  alone.on("console", (message) => trouble.push(message.text()));
  await alone.goto(pathToFileURL(file).href);
  const figures = alone.locator("figure.lab svg.still");
  expect(await figures.count()).toBe(2);
  for (const figure of await figures.all()) {
    const box = await figure.boundingBox();
    expect(box && box.width > 300 && box.height > 150, "a figure has a size").toBe(true);
    expect(await figure.locator(".dot").count()).toBeGreaterThan(3);
  }
  const drawing = await alone.getByRole("img", { name: /^Ballot 2, decree α/ }).boundingBox();
  expect(drawing && drawing.width > 300 && drawing.height > 100, "a drawing has a size").toBe(true);
  await alone.getByText("Four ways to read the law.").waitFor();
  expect(loaded).toEqual([pathToFileURL(file).href]);
  expect(trouble).toEqual([]);
  await figures.first().scrollIntoViewIfNeeded();
  const looks = [["light", "screen"], ["dark", "screen"], ["dark", "print"]] as const;
  for (const [colorScheme, media] of looks) {
    await alone.emulateMedia({ colorScheme, media });
    expect(await runAxe(alone)).toEqual([]);
    await alone.screenshot({ path: outPath("shots", `export-${colorScheme}-${media}.png`) });
  }
  await context.close();
});

test("as Markdown, a session has its figures in a folder beside it", async () => {
  const { page, browser, workspace } = session();
  await commandByKeys(page, "IDSRG: Export Session…", "Markdown");
  await pick(page, "Without my notes");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.press("Enter");
  const name = "2-part-time-parliament (export)";
  await eventually(() => readdirSync(workspace).includes(`${name}.md`)).toBe(true);
  expect(readFileSync(join(workspace, `${name}.md`), "utf8")).toContain("(2-part-time-parliament%20(export)-figures/figure-1.svg)");
  const picture = await browser.newPage();
  await picture.goto(pathToFileURL(join(workspace, `${name}-figures`, "figure-2.svg")).href);
  await picture.locator(".dot").first().waitFor();
  await picture.screenshot({ path: outPath("shots", "export-figure.png") });
  await picture.goto(pathToFileURL(join(workspace, `${name}-figures`, "ballots.svg")).href);
  const votes = picture.locator("circle");
  expect(await votes.count()).toBe(7);
  expect(await votes.first().evaluate((vote) => getComputedStyle(vote).fill), "it has its colours with it").not.toBe("rgb(0, 0, 0)");
  await picture.screenshot({ path: outPath("shots", "export-drawing.png") });
  await picture.close();
});
