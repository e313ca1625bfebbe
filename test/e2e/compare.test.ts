// Two runs beside one another, by keyboard and by click: a branch and what it left, a rule off and on, through a reload, in every theme.
import { readFileSync } from "node:fs";
import type { Frame, Locator } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { runAxe } from "../editor/axe";
import { runCommand, setTheme, type Theme, THEMES, webviewFrame } from "../editor/drive";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import { keysTo } from "./keys";
import { cursor, eventually, expectCursor, labFrame, openBoth, scrubber, stage, tab, transport } from "./panels";

const session = useSession({ context: { viewport: { width: 1600, height: 1000 } } });

const themes = Object.keys(THEMES) as Theme[];

let lab: Frame;

const compared = (): Locator => lab.getByRole("group", { name: "Two runs compared" });
const differences = (): Locator => lab.getByRole("region", { name: "Differences" });
const words = (pattern: RegExp): Promise<void> => lab.getByRole("status").filter({ hasText: pattern }).waitFor();

beforeAll(async () => {
  const { page } = session();
  await openBoth(page);
  lab = await labFrame(page);
  await runCommand(page, "View: Join All Editor Groups");
  await page.getByRole("tab", { name: /^Paxos: the Synod/ }).click();
  lab = await labFrame(page);
  await transport(lab, "Start").click();
  for (let step = 0; step < 3; step++) await transport(lab, "Step").click();
  const actions = await tab(lab, "Actions");
  await actions.getByRole("button", { name: /^Drop / }).first().click();
}, 60_000);

test("by click: from the branches, with where they part in words, the states apart, and an end by a button", async () => {
  await expectCursor(lab, 4);
  const branches = await tab(lab, "Branches 2");
  await branches.getByRole("button", { name: /^Compare with Two presidents/ }).click();
  await compared().waitFor();
  await words(/^From step 4 on the two runs differ\. Here: The network loses .* There: .+/);
  await lab.getByRole("img", { name: "Space-time diagram of the run here, 4 steps." }).waitFor();
  await lab.getByRole("img", { name: /^Space-time diagram of the run there, 29 steps\.$/ }).waitFor();
  await differences().getByRole("columnheader", { name: /^Here after step 4 of 4$/ }).waitFor();
  await differences().getByRole("columnheader", { name: /^There after step \d+ of 29$/ }).waitFor();
  await lab.getByRole("button", { name: "Run on" }).click();
  await eventually(async () => Number(await scrubber(lab).getAttribute("max"))).toBeGreaterThan(4);
  await lab.getByRole("button", { name: "Go to step 4" }).click();
  await expectCursor(lab, 4);
  await lab.getByRole("button", { name: "End comparing" }).click();
  await stage(lab).waitFor();
});

test("by keyboard: begun, swapped, walked through and ended; Escape first lets go of what is picked out", async () => {
  const { page } = session();
  const steps = Number(await scrubber(lab).getAttribute("max"));
  await keysTo(page, lab.getByRole("button", { name: /^Compare with Two presidents/ }));
  await page.keyboard.press("Enter");
  await compared().waitFor();
  await page.keyboard.press("End");
  await expectCursor(lab, steps);
  await differences().getByText("The two states differ").first().waitFor();
  await page.keyboard.press("x");
  await eventually(async () => Number(await scrubber(lab).getAttribute("max"))).toBe(29);
  await words(/^From step 4 on the two runs differ\. Here: .+ There: The network loses /);
  const there = await cursor(lab);
  await page.keyboard.press("ArrowLeft");
  await expectCursor(lab, there - 1);
  await page.keyboard.press("x");
  await eventually(async () => Number(await scrubber(lab).getAttribute("max"))).toBe(steps);
  await (await tab(lab, "Events")).getByRole("option").nth(1).click();
  await lab.locator("path.dot.selected").nth(1).waitFor();
  await page.keyboard.press("Escape");
  await lab.locator("path.dot.selected").first().waitFor({ state: "detached" });
  await compared().waitFor();
  await page.keyboard.press("Escape");
  await stage(lab).waitFor();
  await page.keyboard.press("c");
  await compared().waitFor();
});

describe.each(themes)("in %s", (theme) => {
  test("nothing for axe to find, wide and narrow", async () => {
    const { page, shot } = session();
    await setTheme(page, theme);
    await lab.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
    await tab(lab, "Branches 2");
    const found = await runAxe(lab);
    expect(found.flatMap(({ rule, elements }) => elements.map((element) => `${rule} | ${element}`))).toEqual([]);
    const name = `compare-${theme.toLowerCase().replaceAll(" ", "-")}`;
    await shot(`${name}-1600`);
    await page.setViewportSize({ width: 760, height: 1000 });
    await eventually(() => lab.evaluate(() => innerWidth)).toBeLessThan(760);
    expect(readFileSync(await shot(`${name}-760`)).byteLength).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1600, height: 1000 });
    await eventually(() => lab.evaluate(() => innerWidth)).toBeGreaterThan(900);
  });
});

test("it is there again after a reload", async () => {
  const { page } = session();
  const there = await cursor(lab);
  await page.reload();
  await drawn(page);
  lab = await webviewFrame(page, ".player [aria-label='Two runs compared']");
  await expectCursor(lab, there);
  await words(/^From step 4 on the two runs differ\./);
});

test("a rule that is off, beside the run with it; an open question is not answered by the other run", async () => {
  const { shot } = session();
  await lab.getByRole("combobox", { name: "Scenario" }).selectOption({ label: "A later president is bound" });
  await eventually(() => lab.getByRole("combobox", { name: "Scenario" }).locator("option:checked").textContent()).toBe("A later president is bound");
  await stage(lab).waitFor();
  await (await tab(lab, "Rules")).getByRole("switch", { name: /B3/ }).click();
  await lab.getByRole("button", { name: "Compare", exact: true }).click();
  await compared().waitFor();
  await words(/^How the two differ is told once the question is answered\.$/);
  await lab.getByRole("switch", { name: "Ask me first" }).click();
  await words(/^From step \d+ on the two runs differ\. In both: Δ receives LastVote .* But here: .* There: /);
  await lab.getByText("There with B3", { exact: true }).first().waitFor();
  await shot("compare-rule-off");
  await lab.getByRole("button", { name: "Swap" }).click();
  await lab.getByText("There without B3", { exact: true }).first().waitFor();
});
