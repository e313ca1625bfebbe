// The player by itself, in a real browser: what depends on its layout, and on no editor. Wide and narrow, with both labs.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../editor/browser";
import { buildPage, openPlayer } from "../player/open";
import { eventually } from "./panels";

const widths = [1600, 1100, 700, 600, 376] as const;

let browser: Browser;
let address: string;
let page: Page;

beforeAll(async () => { [browser, address] = [await launchBrowser(), await buildPage()]; });
afterAll(() => browser.close());
afterEach(() => page.close());

async function open(asked: string, width: number): Promise<void> {
  page = await openPlayer(browser, address, asked, { width, height: width < 820 ? 1000 : 800 });
  page.setDefaultTimeout(10_000);
}

const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const press = (name: string): Promise<void> => page.getByRole("group", { name: "Transport" }).getByRole("button", { name, exact: true }).click();

/** Where everything stands that a reader looks at, in the page and not in the window; of what stays in sight, how large it is. */
const places = (): Promise<string> => page.evaluate(() => {
  const boxOf = (name: string): DOMRect => document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
  const round = (...all: readonly number[]): string => all.map(Math.round).join(" ");
  return [
    `sideways ${document.documentElement.scrollWidth - document.documentElement.clientWidth}`,
    ...[".transport", ".scrubber", ".strip"].map((name) => `${name} ${round(boxOf(name).width, boxOf(name).height)}`),
    ...[".now-room", ".pictures", ".stage-pane", ".space-time-pane", ".space-time-scroll", "[role=tablist]"].map((name) => {
      const { x, y, width, height } = boxOf(name);
      return `${name} ${round(x + scrollX, y + scrollY, width, height)}`;
    }),
  ].join("\n");
});

/** Whether there are more words between controls and pictures than are seen. */
const cut = (): Promise<boolean> => page.locator(".now-said").evaluate((box) => box.scrollHeight > box.clientHeight + 1);

describe.each(widths)("at %i pixels", (width) => {
  test("nothing moves when a question is asked and answered", async () => {
    await open("lab=paxos&scenario=two-presidents", width);
    const before = await places();
    await press("End");
    const asked = page.getByRole("group", { name: "What happens next?" });
    await asked.waitFor();
    expect(await places(), "a question").toBe(before);
    expect(await cut(), "all of the question is seen").toBe(false);
    await asked.getByRole("button", { name: "It votes." }).click();
    await page.getByText("You said: It votes.").waitFor();
    expect(await places(), "an answer").toBe(before);
    await page.keyboard.press("ArrowRight");
    expect(await places(), "the next step").toBe(before);
  });

  test("nothing moves when a run breaks, when that is explained, or when notes come and go", async () => {
    await open("lab=paxos&scenario=two-presidents&tab=rules", width);
    await button("Break it: B2: quorums meet").click();
    await page.locator(".what-went-wrong").waitFor();
    const before = await places();
    await page.keyboard.press("ArrowRight");
    await page.getByText(/violated at step/).first().waitFor();
    expect(await places(), "the violation").toBe(before);
    await page.keyboard.press("ArrowRight");
    await page.getByText(/^Nothing more happens|reached its greatest/).or(page.getByText(/^\d+ of \d+/)).first().waitFor();
    expect(await places(), "a note at the end").toBe(before);
    await page.keyboard.press("Home");
    expect(await places(), "the start").toBe(before);
    expect(await page.locator(".notice").count()).toBe(0);
  });

  test("nothing moves when arrows are laid over the diagram, or something is pointed at", async () => {
    await open("lab=clocks&scenario=three-ask", width);
    const before = await places();
    for (const name of ["Happened before", "Total order"]) await button(new RegExp(`^${name}`)).click();
    expect(await places(), "two layers").toBe(before);
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press("ArrowRight");
      expect(await places(), `step ${step + 1}`).toBe(before);
    }
    await page.keyboard.press("e");
    expect(await places(), "an event picked out").toBe(before);
  });

  test("no control stands alone on a line of the header or the transport, with rules off and on", async () => {
    await open("lab=clocks&scenario=telephone", width);
    const alone = await page.evaluate(() => [".lab-title", ".transport"].flatMap((name) => {
      const all = [...document.querySelectorAll<HTMLElement>(`${name} > *`)].filter((each) => each.getBoundingClientRect().width > 2);
      const middle = (each: HTMLElement): number => each.getBoundingClientRect().top + each.getBoundingClientRect().height / 2;
      return all.flatMap((first) => {
        const others = all.filter((each) => each !== first && Math.abs(middle(each) - middle(first)) < 12);
        const share = first.getBoundingClientRect().width / (document.querySelector(name)?.getBoundingClientRect().width ?? 1);
        // What fills its line, or is a heading, is not alone on it.
        return others.length > 0 || share > 0.9 || first.tagName === "H1" ? [] : [`${name}: ${first.className}`];
      });
    }));
    expect(alone).toEqual([]);
  });

  test("a step with more to say than there is room opens over the pictures, by keyboard as well", async () => {
    await open("lab=clocks&scenario=tie-rotating", width);
    const before = await places();
    await page.getByRole("slider", { name: "Position in the run" }).fill("178");
    await eventually(() => page.locator(".now .event-number").textContent()).toBe("178");
    // How many words go on a line is the font's; wide panes have room for all of them, and phones for none as long as this.
    if (!await cut()) return expect(width).toBeGreaterThan(500);
    expect(width).toBeLessThan(1000);
    await button("More").focus();
    await page.keyboard.press("Enter");
    await button("Less").waitFor();
    await eventually(cut).toBe(false);
    expect(await places()).toBe(before);
  });
});

test("a card with more lines than there is room for says how many, and all of them to who asks", async () => {
  await open("lab=paxos&scenario=b3-bites", 1100);
  await press("Step");
  const card = page.getByRole("group", { name: "Stage" }).getByRole("button", { name: /^Node A/ });
  const lines = await card.evaluate((element) => element.scrollHeight - element.clientHeight);
  expect(lines).toBeLessThanOrEqual(0);
  await card.getByText(/^and \d+ more$/).waitFor();
  expect(await card.textContent()).toContain("LastVotes A");
});

test("the guide's links are words of its sentences, and lead into runs by the keyboard", async () => {
  await open("lab=paxos&tab=guide", 1100);
  const link = page.getByRole("link", { name: "two votes of five" });
  const lines = await link.evaluate((element) => [getComputedStyle(element).display, element.closest("p")?.textContent?.length ?? 0] as const);
  expect(lines[0]).toBe("inline");
  await link.focus();
  await page.keyboard.press("Enter");
  await page.getByText(/as the text speaks of it/).waitFor();
});

test("a curve over the run is read by pointing, goes where it is clicked, and says its value as the run goes", async () => {
  await open("lab=paxos&tab=measures", 1100);
  const curve = page.getByRole("slider", { name: "Messages sent, over the run" });
  expect(await curve.getAttribute("aria-valuetext")).toBe("0 messages, at the start, 0.0 min");
  await curve.scrollIntoViewIfNeeded();
  const box = await curve.boundingBox();
  if (!box) throw new Error("The curve is nowhere.");
  await page.mouse.move(box.x + box.width - 24, box.y + 60);
  await page.getByText(/^So far in this run, after step 17,/).waitFor();
  await page.locator("figure").filter({ hasText: "Messages sent" }).getByText("16 messages").waitFor();
  await page.mouse.click(box.x + box.width - 24, box.y + 60);
  await eventually(() => page.getByRole("slider", { name: "Position in the run" }).inputValue()).toBe("17");
  await curve.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await eventually(() => curve.getAttribute("aria-valuetext")).toMatch(/^4 messages, after step 1, /);
});

test("two runs that are compared are exported as they are seen; the words of the axis keep clear of the line at which they part", async () => {
  await open("lab=paxos&scenario=two-presidents&tab=actions", 1100);
  for (let step = 0; step < 3; step++) await press("Step");
  await button(/^Drop NextBallot/).first().click();
  await page.keyboard.press("c");
  await page.getByRole("group", { name: "Two runs compared" }).waitFor();
  const touching = await page.evaluate(() => {
    const boxes = (name: string): readonly DOMRect[] => [...document.querySelectorAll(name)].map((each) => each.getBoundingClientRect());
    const lines = boxes(".one-picture .parting");
    const touch = (a: DOMRect, b: DOMRect): boolean => a.left - 8 < b.right && b.left < a.right + 8 && a.top < b.bottom && b.top < a.bottom;
    return { lines: lines.length, touching: boxes(".one-picture .axis text").filter((text) => lines.some((line) => touch(line, text))).length };
  });
  expect(touching).toEqual({ lines: 2, touching: 0 });
  await button("Share").click();
  await page.getByRole("menuitem", { name: /^Export Diagram as SVG/ }).click();
  await page.getByText("Saved paxos-two-presidents-compared.").waitFor();
  const { data } = await page.evaluate(() => (window as unknown as { readonly exported: { readonly data: string } }).exported);
  for (const words of ["Here: Drop NextBallot 1 to B, after step 3", "There: Two presidents, no progress"]) expect(data).toContain(words);
  expect(data).not.toMatch(/class=|var\(/);
});

test("the line between pictures and tabs is moved by the pointer and by the keyboard, and goes back where it was", async () => {
  await open("lab=paxos", 1600);
  const heights = (): Promise<readonly number[]> => page.evaluate(() =>
    [".stage-pane", ".tabs"].map((name) => Math.round(document.querySelector(name)?.getBoundingClientRect().height ?? 0)));
  const line = page.getByRole("separator", { name: "Height of the pictures" });
  const [stage = 0, tabs = 0] = await heights();
  const box = await line.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 4);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) - 96, { steps: 5 });
  await page.mouse.up();
  await eventually(async () => (await heights())[0]).toBeLessThan(stage - 90);
  const [lower = 0, more = 0] = await heights();
  expect(Math.abs(lower + more - stage - tabs), "what one loses the other gains").toBeLessThanOrEqual(1);
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 100);
  expect((await heights())[0], "let go").toBe(lower);

  await line.focus();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await heights())[0]).toBeGreaterThan(lower);
  await page.keyboard.press("End");
  await eventually(async () => (await heights())[1], "the tabs can be read").toBeGreaterThanOrEqual(100);
  expect(await page.getByRole("slider", { name: "Position in the run" }).inputValue(), "no key was a step").toBe("0");
  await page.keyboard.press("Enter");
  await eventually(heights).toEqual([stage, tabs]);
});

test.each([600, 376])("at %i pixels, where all is in one column, there is no such line", async (width) => {
  await open("lab=paxos", width);
  expect(await page.getByRole("separator", { name: "Height of the pictures" }).count()).toBe(0);
});

test.each(["paxos", "clocks"])("each rule of %s is broken by one click, whatever run stood there before", async (lab) => {
  await open(`lab=${lab}&tab=rules`, 1600);
  const told = page.locator(".what-went-wrong");
  for (const broken of await button(/^Break it: /).all()) {
    const name = (await broken.getAttribute("aria-label"))?.replace("Break it: ", "") ?? "";
    await broken.click();
    await told.waitFor();
    await eventually(() => page.locator(".watch").textContent()).toContain(`The shortest run without “${name}”`);
    const [at, of] = [await page.getByRole("slider", { name: "Position in the run" }).inputValue(), await page.locator(".where").textContent()];
    expect(of, "one step before the end").toContain(`of ${Number(at) + 1}`);
  }
});
