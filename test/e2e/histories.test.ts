// A recorded history as a person meets it: opened by the palette, judged, asked about by another model, its anomaly
// followed to the bars, by mouse and by keyboard; in four kinds of theme, wide and narrow; and what is no history.
import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { runAxe } from "../editor/axe";
import { pick, runCommand, setTheme, THEMES, type Theme, webviewFrame } from "../editor/drive";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import { commandByKeys, expectVisibleFocus, keyboardIn, keysTo } from "./keys";
import { eventually } from "./panels";
import { storedPanels } from "./webview-line";

const session = useSession({ files: {
  "broken.edn": "{:process 0, :type :invoke, :f :read, :value nil}\n{:process 0, :type :ok, :f :read, :value ]\n",
} });
const themes = Object.keys(THEMES) as Theme[];

const framed = (page: Page, file: string): Promise<Frame> => webviewFrame(page, `.history h1:text-is(${JSON.stringify(file)})`);
const verdict = (frame: Frame) => frame.getByRole("region", { name: "Verdict" }).getByRole("status");
const bar = (frame: Frame, operation: number) => frame.locator(".bar", { has: frame.locator("title").filter({ hasText: new RegExp(`^${operation}\\.`) }) });
const option = (frame: Frame, operation: number) => frame.getByRole("option", { name: new RegExp(`^${operation} `) });

async function openExample(page: Page, file: string): Promise<Frame> {
  await runCommand(page, "IDSRG: Check a History…");
  await pick(page, file);
  return framed(page, file);
}

test("by mouse: the verdict, another model, the anomaly among the bars and in the list, and back after a reload", async () => {
  const { page, shot } = session();
  const frame = await openExample(page, "late-reader.edn");
  await verdict(frame).getByText("This history is not linearizable, as a register with compare-and-set.").waitFor();
  await frame.getByText("Each of these has to come before the next, round in a circle:").waitFor();
  await shot("history-1-violated");

  await frame.getByRole("button", { name: "operation 3 (read → 2)" }).first().click();
  await option(frame, 3).and(frame.locator("[aria-selected=true]")).waitFor();
  await bar(frame, 3).and(frame.locator(".selected")).waitFor();
  await frame.getByText("Operation 3: Client 1 read 2. Called at").waitFor();
  await bar(frame, 4).locator(".body").click();
  await option(frame, 4).and(frame.locator("[aria-selected=true]")).waitFor();
  await option(frame, 2).hover();
  await bar(frame, 2).and(frame.locator(".lit")).waitFor();

  await frame.getByRole("combobox", { name: /^Model/ }).selectOption("Sequential consistency");
  await verdict(frame).getByText("This history is sequentially consistent.").waitFor();
  await frame.getByRole("combobox", { name: /^Model/ }).selectOption("Causal consistency");
  await verdict(frame).getByText(/causally consistent/).waitFor();
  await eventually(() => storedPanels(page)).toContain('"model":"causal"');
  await page.reload();
  await drawn(page);
  const again = await framed(page, "late-reader.edn");
  await verdict(again).getByText(/causally consistent/).waitFor();
  await option(again, 4).and(again.locator("[aria-selected=true]")).waitFor();
});

test("by keyboard: opened, asked, and walked through", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Check a History…", "appending.edn");
  const frame = await framed(page, "appending.edn");
  await keyboardIn(frame);
  await verdict(frame).getByText("This history is not linearizable, as a key-value store with append.").waitFor();
  await frame.getByText("Judged alone, 3 of 4 keys are linearizable; not so: 2.").waitFor();
  const link = frame.getByRole("button", { name: "operation 61 (2: read" }).first();
  await keysTo(page, link);
  await expectVisibleFocus(link);
  await page.keyboard.press("Enter");
  await bar(frame, 61).and(frame.locator(".selected")).waitFor();
  const bars = frame.getByRole("application");
  await keysTo(page, bars);
  await page.keyboard.press("ArrowLeft");
  await eventually(() => frame.getByRole("listbox").getByRole("option", { selected: true }).getAttribute("id")).not.toBe("operation-60");
  const before = await frame.locator(".history-bars").getAttribute("viewBox");
  await page.keyboard.press("+");
  await eventually(() => frame.locator(".history-bars").getAttribute("viewBox")).not.toBe(before);
  await shot("history-2-keys");
  const list = frame.getByRole("listbox");
  await keysTo(page, list);
  await page.keyboard.press("End");
  await option(frame, 120).and(frame.locator("[aria-selected=true]")).waitFor();
  await eventually(() => list.getAttribute("aria-activedescendant")).toBe("operation-119");
  await page.keyboard.press("Escape");
  await frame.getByText("Pick an operation, here or among the bars.").waitFor();
});

test("one key alone, and an order that explains everything", async () => {
  const { page, shot } = session();
  const frame = await framed(page, "appending.edn");
  await frame.getByRole("combobox", { name: /^Key/ }).selectOption("1: linearizable");
  await verdict(frame).getByText("This history is linearizable, as a key-value store with append.").waitFor();
  const log = await openExample(page, "five-clients.log");
  await verdict(log).getByText("This history is linearizable, as a register with compare-and-set.").waitFor();
  await log.getByLabel("in the order that explains it").check();
  await log.getByRole("option", { name: /takes effect 1st/ }).waitFor();
  await shot("history-3-holds");
});

test("what is no history says so, and on which line", async () => {
  const { page, shot } = session();
  await runCommand(page, "IDSRG: Check a History…");
  await pick(page, "broken.edn");
  const frame = await framed(page, "broken.edn");
  await frame.getByText("Line 2: There is a ] where } should be, for what opens on line 2.").waitFor();
  await shot("history-4-broken");
  await frame.getByRole("button", { name: "Go to line 2" }).click();
  await page.locator(".editor-group-container .monaco-editor .current-line").first().waitFor();
  await runCommand(page, "View: Close All Editors");
});

describe("in every kind of theme", () => {
  test.each(themes)("%s: nothing for axe to find; a picture wide and narrow", async (theme) => {
    const { page, shot } = session();
    await setTheme(page, theme);
    const frame = await openExample(page, "appending.edn");
    await frame.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
    await verdict(frame).getByText(/not linearizable/).waitFor();
    await frame.getByRole("button", { name: "operation 44 (" }).first().click();
    await expect(runAxe(frame)).resolves.toEqual([]);
    for (const width of [1500, 700]) {
      await page.setViewportSize({ width, height: 1000 });
      await eventually(() => frame.evaluate(() => innerWidth)).toBeLessThan(width);
      await frame.evaluate(() => new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); }));
      await shot(`history-${theme.toLowerCase().replaceAll(" ", "-")}-${width}`);
    }
    await page.setViewportSize({ width: 1500, height: 1000 });
  });
});
