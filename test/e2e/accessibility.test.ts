// axe-core finds nothing in either panel, nor in the sidebar, in any of the four kinds of theme, whatever is on show.
// Leaves a picture of each panel in each theme, wide and narrow, for somebody to look at.
import type { Frame } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { runAxe, type Violation } from "../editor/axe";
import { runCommand, setTheme, THEMES, type Theme } from "../editor/drive";
import { useSession } from "./fixture";
import { eventually, labFrame, moment, node, openSession2, readerFrame, row, tab } from "./panels";

const session = useSession({ files: {
  "notes/summer-2021/2-part-time-parliament.md":
    "# Notes\n\n## Note on s2.metaphor.1 ^n-one\n\nThe editor's note is half of the joke. #joke\n\n## [ ] To-do ^n-two\n\nRead §3.\n\n"
    + "## [x] Question on a passage ^n-three\n\n> pretends to report on excavations\n\nWhy?\n\n"
    + "## Highlight on a passage ^n-four\n\n> A legislator or priest is a server\n\n"
    + "## Note on a passage ^n-five\n\n> words that stand nowhere\n\n> Priests\n> — lamport-parliament, p. 7\n\nLost.\n",
} });
const themes = Object.keys(THEMES) as Theme[];
const wide = { width: 1600, height: 1000 };
const narrow = { width: 900, height: 1000 };

const panels = [
  ["reader", /^2\. What Archeology/, readerFrame],
  ["lab", /^Paxos: the Synod/, labFrame],
] as const;

let reader: Frame;
let lab: Frame;

beforeAll(async () => {
  const { page } = session();
  reader = await openSession2(page);
  await reader.getByRole("article", { name: "Your note", exact: true }).waitFor();
  // All that may be in a page: a note, an editor, a status; and in a player: a run that forked, and a menu.
  await reader.getByRole("button", { name: "Add note on point s2.metaphor.2" }).click();
  await reader.getByRole("textbox", { name: "Note on this point" }).fill("Half a thought");
  await reader.getByRole("link", { name: "When the second ballot starts" }).click();
  lab = await labFrame(page);
  await node(lab, "A").click();
  await lab.getByRole("menuitem", { name: "Crash A" }).click();
  await moment(lab, "The first ballot is under way").click();
}, 60_000);

describe.each(themes)("in %s", (theme) => {
  beforeAll(async () => {
    const { page } = session();
    await setTheme(page, theme);
    for (const frame of [reader, lab]) await frame.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
  });

  test("the session", async () => {
    await expect(findings(reader)).resolves.toEqual([]);
  });

  test("the lab, on every tab", async () => {
    const found: string[] = [];
    for (const name of await lab.getByRole("tab").allTextContents()) {
      await tab(lab, name);
      found.push(...(await findings(lab)).map((finding) => `${name}: ${finding}`));
    }
    await tab(lab, "Events");
    expect(found).toEqual([]);
  });

  test("a node's menu", async () => {
    await node(lab, "B").click();
    await lab.getByRole("menu").waitFor();
    await expect(findings(lab)).resolves.toEqual([]);
    await session().page.keyboard.press("Escape");
    await lab.getByRole("menu").waitFor({ state: "detached" });
  });

  test("the Share menu", async () => {
    const { page, shot } = session();
    await lab.getByRole("button", { name: "Share" }).click();
    await lab.getByRole("menu", { name: "Share" }).waitFor();
    await expect(findings(lab)).resolves.toEqual([]);
    await shot(`share-menu-${theme.toLowerCase().replaceAll(" ", "-")}`);
    await page.keyboard.press("Escape");
    await lab.getByRole("menu").waitFor({ state: "detached" });
  });

  test("the sidebar", async () => {
    const { page } = session();
    await row(page, /Session 2:/).waitFor();
    // VS Code sets a row's label and description side by side, and axe reads the two as one word that the name lacks.
    // The boxes of to-dos are its own too, and have a tabindex of 1.
    const disabledRules = ["label-content-name-mismatch", "tabindex"];
    expect(lines(await runAxe(page, { within: ".part.sidebar [role=tree]", disabledRules }))).toEqual([]);
  });
});

describe("pictures", () => {
  beforeAll(async () => {
    const { page } = session();
    await page.keyboard.press("Escape");
    await runCommand(page, "View: Join All Editor Groups");
    await runCommand(page, "View: Toggle Primary Side Bar Visibility");
    await page.locator(".part.sidebar").waitFor({ state: "hidden" });
  });

  test.each(themes)("of the panels in %s", async (theme) => {
    const { page, shot } = session();
    await setTheme(page, theme);
    for (const [name, title, open] of panels) {
      await page.getByRole("tab", { name: title }).click();
      const frame = await open(page);
      await frame.locator(`body.${THEMES[theme]}`).waitFor({ state: "attached" });
      for (const size of [wide, narrow]) {
        await page.setViewportSize(size);
        await settled(frame, size.width);
        await shot(`${name}-${theme.toLowerCase().replaceAll(" ", "-")}-${size.width}`);
      }
    }
  });
});

/** One line for each element and what is wrong with it. */
const lines = (violations: readonly Violation[]): readonly string[] =>
  violations.flatMap(({ rule, elements }) => elements.map((element) => `${rule} | ${element}`));

const findings = async (frame: Frame): Promise<readonly string[]> => lines(await runAxe(frame));

/** Waits until the panel has the width of the window, and stays as it is for two frames. */
async function settled(frame: Frame, width: number): Promise<void> {
  const size = (): Promise<string> => frame.evaluate(() => new Promise<string>((read) => {
    requestAnimationFrame(() => requestAnimationFrame(() => read(`${innerWidth} ${document.body.scrollHeight}`)));
  }));
  await eventually(() => frame.evaluate(() => innerWidth)).toBeGreaterThan(width - 100);
  await eventually(() => frame.evaluate(() => innerWidth)).toBeLessThan(width);
  await eventually(async () => (await size()) === (await size())).toBe(true);
}
