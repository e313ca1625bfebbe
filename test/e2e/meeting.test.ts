// The evening of the meeting, and before it: a page of the group becomes sessions, its meetings go into a calendar, and the points
// are discussed one by one, by keyboard, in every kind of theme.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import type { Frame } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { runAxe } from "../editor/axe";
import { runCommand, setTheme, THEMES, type Theme } from "../editor/drive";
import { useSession } from "./fixture";
import { commandByKeys, expectVisibleFocus } from "./keys";
import { eventually, openSession2, openSidebar, readerFrame, row, SESSION_2 } from "./panels";

const page = readFileSync(join(import.meta.dirname, "../unit/reading/group-page.md"), "utf8");
const session = useSession({ files: { "page.md": page } });
const at = (reader: Frame): Promise<string> => reader.locator(".in-front").getAttribute("data-point").then((id) => id ?? "");

describe("discussion mode", () => {
  let reader: Frame;

  beforeAll(async () => {
    reader = await openSession2(session().page);
    await reader.getByRole("button", { name: "Discuss point by point" }).click();
  });

  test("shows one point in large type, and goes on by keyboard to the last", async () => {
    const { page: workbench } = session();
    const bar = reader.getByRole("navigation", { name: "Discussion" });
    await bar.getByText("Point 1 of 9").waitFor();
    expect(await reader.locator(".point:visible").count()).toBe(1);
    expect(await reader.locator(".masthead").isVisible()).toBe(false);
    for (const point of ["s2.metaphor.2", "s2.metaphor.3", "s2.log.1"]) {
      await workbench.keyboard.press("ArrowRight");
      await eventually(() => at(reader)).toBe(point);
    }
    await bar.getByText("Consistency of the Distributed Log").waitFor();
    await workbench.keyboard.press("ArrowLeft");
    await eventually(() => at(reader)).toBe("s2.metaphor.3");
    const large = await reader.locator(".in-front > .claim").evaluate((claim) => Number.parseFloat(getComputedStyle(claim).fontSize));
    expect(large).toBeGreaterThan(24);
  });

  test("has notes at hand, and arrows that write in them do not turn the page", async () => {
    const { page: workbench } = session();
    await reader.getByRole("button", { name: "Add note on point s2.metaphor.3" }).click();
    await workbench.keyboard.type("Said at the meeting");
    await workbench.keyboard.press("ArrowRight");
    expect(await at(reader)).toBe("s2.metaphor.3");
    await workbench.keyboard.press("ControlOrMeta+Enter");
    await reader.locator(".in-front").getByRole("article", { name: "Your note" }).waitFor();
  });

  test("has a clock that is set, started and stopped", async () => {
    const bar = reader.getByRole("navigation", { name: "Discussion" });
    await bar.getByRole("spinbutton", { name: "Minutes" }).fill("7");
    await eventually(() => bar.getByRole("status", { name: "Time left" }).textContent()).toBe("7:00");
    await bar.getByRole("button", { name: "Start" }).click();
    await eventually(() => bar.getByRole("status", { name: "Time left" }).textContent()).toMatch(/^6:5/);
    await bar.getByRole("button", { name: "Pause" }).click();
    await session().page.keyboard.press("Tab");
    await expectVisibleFocus(reader.locator(":focus"));
  });

  test.each(Object.keys(THEMES) as Theme[])("is accessible in %s", async (theme) => {
    const { page: workbench, shot } = session();
    await setTheme(workbench, theme);
    await reader.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
    const found = await runAxe(reader);
    expect(found.flatMap(({ rule, elements }) => elements.map((element) => `${rule} | ${element}`))).toEqual([]);
    for (const width of [1400, 800]) {
      await workbench.setViewportSize({ width, height: 900 });
      await shot(`discussion-${theme.toLowerCase().replaceAll(" ", "-")}-${width}`);
    }
  });

  test("survives a reload of the window at its point, and is left by Escape at that point", async () => {
    const { page: workbench } = session();
    await workbench.setViewportSize({ width: 1280, height: 900 });
    await workbench.reload();
    reader = await readerFrame(workbench, SESSION_2);
    await eventually(() => at(reader)).toBe("s2.metaphor.3");
    expect(await reader.getByRole("spinbutton", { name: "Minutes" }).inputValue()).toBe("7");
    await reader.locator(".in-front").focus();
    await workbench.keyboard.press("Escape");
    await reader.locator(".masthead").waitFor({ state: "visible" });
    const point = reader.locator("[data-point='s2.metaphor.3']");
    await eventually(() => point.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < innerHeight)).toBe(true);
    await eventually(() => reader.locator(":focus").getAttribute("data-point")).toBe("s2.metaphor.3");
  });
});

describe("a page of the group", () => {
  test("becomes sessions in the sidebar", async () => {
    const { page: workbench, shot } = session();
    await runCommand(workbench, "View: Close All Editors");
    await commandByKeys(workbench, "Go to File...", "page.md");
    await workbench.getByRole("tab", { name: /page\.md/ }).waitFor();
    await commandByKeys(workbench, "IDSRG: Import Reading Group Page…", "page.md");
    await workbench.getByText("is imported: 4 sessions").first().waitFor();
    await shot("imported");
    await openSidebar(workbench);
    await row(workbench, "Autumn 2031").waitFor();
    const first = readFileSync(join(session().workspace, "sessions/autumn-2031/1-queues-that-lose-nothing.md"), "utf8");
    expect(first).toContain("::: point s1.delivery.3 under=s1.delivery.2\nThe ticket that was paid for two times.");
  });

  test("has its lines that need a look shown on request", async () => {
    const { page: workbench, shot } = session();
    await workbench.getByRole("button", { name: "Show Lines" }).first().click();
    await workbench.getByRole("tab", { name: /lines-to-look-at/ }).waitFor();
    await shot("lines-to-look-at");
  });

  test("has its meetings in a calendar that another program reads", async () => {
    const { page: workbench } = session();
    await commandByKeys(workbench, "IDSRG: Export Calendar…", "Autumn 2031");
    const path = join(session().workspace, "autumn-2031.ics");
    await workbench.locator(".quick-input-widget input").first().waitFor();
    await eventually(async () => workbench.locator(".quick-input-widget input").first().inputValue()).toContain("autumn-2031.ics");
    await workbench.keyboard.press("Enter");
    await workbench.getByText("Saved as autumn-2031.ics").first().waitFor();
    const events = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")) as unknown[]).getAllSubcomponents("vevent");
    expect(events.map((event) => String(event.getFirstPropertyValue("dtstart")))).toEqual(["2031-09-13T00:30:00Z", "2031-10-25T00:30:00Z"]);
  });
});
