// A sweep as a reader does it: from the palette to a curve beside the paper's figure, stopped half way, and one of its runs opened.
import { expect, test } from "vitest";
import { setTheme, THEMES, type Theme } from "../editor/drive";
import { useSession } from "./fixture";
import { commandByKeys } from "./keys";
import { eventually, labFrame, tabPanel } from "./panels";

const session = useSession();

test("Sweep… leads to a curve, its table, and one of its runs", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Sweep…", "Paxos: the Synod");
  const lab = await labFrame(page);
  const panel = tabPanel(lab, "Sweep");
  await panel.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Until every ledger present has it" });
  await panel.getByRole("combobox", { name: "Parameter" }).selectOption({ label: "Priests" });
  await panel.getByRole("textbox", { name: "Values" }).fill("3..7");
  await panel.getByRole("spinbutton", { name: "Seeds" }).fill("40");
  await panel.getByRole("button", { name: "Sweep" }).click();
  await panel.getByText(/means of 40 runs each, seeds 1 to 40/).waitFor();
  const curve = panel.getByRole("img", { name: /by priests/ });
  await curve.waitFor();
  // It is in sight, whole, for who did nothing but ask for it.
  await eventually(() => curve.evaluate((element) => {
    const [{ top, bottom }, panelBox] = [element.getBoundingClientRect(), element.closest("[role=tabpanel]")?.getBoundingClientRect()];
    return top >= (panelBox?.top ?? 0) && bottom <= Math.min(panelBox?.bottom ?? 0, innerHeight) + 1;
  })).toBe(true);
  await panel.getByText("Why ours differs:").waitFor();
  await panel.getByRole("button", { name: "Export as SVG" }).waitFor();
  await expect(panel.getByText("Stopped before").count()).resolves.toBe(0);
  await panel.getByText("As a table").click();
  await expect.poll(() => panel.getByRole("row").count()).toBe(6);
  await expect.poll(() => panel.getByRole("cell", { name: "40 of 40" }).count()).toBe(5);
  await page.setViewportSize({ width: 1400, height: 1500 });
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await setTheme(page, theme);
    await lab.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
    await panel.getByRole("img", { name: /by priests/ }).scrollIntoViewIfNeeded();
    await shot(`sweep-${theme}`);
  }
  await panel.getByRole("button", { name: "Open one at 7" }).click();
  await eventually(() => lab.getByRole("button", { name: /^Node H/ }).count()).toBe(1);
});

test("a sweep can be stopped, and keeps what it has; bad values are told of", async () => {
  const { page } = session();
  const panel = tabPanel(await labFrame(page), "Sweep");
  await panel.getByRole("textbox", { name: "Values" }).fill("3..99");
  await panel.getByRole("button", { name: "Sweep" }).click();
  await panel.getByRole("alert").filter({ hasText: "must be a whole number from 2 to 7" }).waitFor();
  await panel.getByRole("textbox", { name: "Values" }).fill("3, 7");
  await panel.getByRole("spinbutton", { name: "Seeds" }).fill("100000");
  await panel.getByRole("button", { name: "Sweep" }).click();
  await panel.getByRole("progressbar", { name: "Sweeping" }).waitFor();
  await panel.getByRole("img", { name: /by priests/ }).waitFor();
  await panel.getByRole("button", { name: "Stop" }).click();
  await panel.getByText("Stopped before all seeds were run.").waitFor();
  await panel.getByRole("button", { name: "Export as CSV" }).waitFor();
});
