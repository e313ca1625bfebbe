// Why is this rule there? Break it, look at the run that goes wrong, go one step back, switch the rule on again and check all:
// by click, and the same by keyboard.
import type { Frame, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { commandByKeys, keyboardIn, keysTo } from "./keys";
import { cursor, expectCursor, labFrame, tabPanel, transport } from "./panels";

const session = useSession({ context: { viewport: { width: 1400, height: 1000 } } });

/** One way to get at what is on the page: a mouse, or keys. */
interface Hand {
  press(target: Locator, key?: string): Promise<void>;
  tab(lab: Frame, name: string): Promise<void>;
}

const byClick = (): Hand => ({
  press: (target) => target.click(),
  tab: (lab, name) => lab.getByRole("tab", { name }).click(),
});

const byKeys = (page: Page): Hand => ({
  press: async (target, key = "Enter") => {
    await keysTo(page, target);
    await page.keyboard.press(key);
  },
  tab: async (lab, name) => {
    await keysTo(page, lab.getByRole("tab", { selected: true }));
    await keysTo(page, lab.getByRole("tab", { name }), "ArrowRight", 14);
  },
});

const status = (lab: Frame, words: string | RegExp): Promise<void> => lab.getByRole("status").filter({ hasText: words }).first().waitFor();
const violated = (lab: Frame): Locator => lab.getByRole("button", { name: /Agreement violated at step 8/ });
const rule = (lab: Frame): Locator => tabPanel(lab, "Rules").getByRole("switch", { name: /LastVote is a promise/ });

async function story(lab: Frame, hand: Hand, shot: (name: string) => Promise<string>, name: string): Promise<void> {
  await hand.tab(lab, "Rules");
  await hand.press(tabPanel(lab, "Rules").getByRole("button", { name: "Break it: LastVote is a promise" }));
  await status(lab, /Without “LastVote is a promise” 8 steps break “Agreement”/);
  await expectCursor(lab, 7); // one step before it goes wrong
  expect(await violated(lab).count()).toBe(0);
  await hand.press(transport(lab, "Step"));
  await violated(lab).waitFor();
  await tabPanel(lab, "Rules").getByText(/Step 8 completes it/).waitFor();
  await shot(`counterexample-1-${name}`);
  await hand.press(transport(lab, "Back"));
  await expectCursor(lab, 7);
  await violated(lab).waitFor({ state: "detached" });
  await hand.press(rule(lab), "Space");
  await status(lab, "is on again");
  expect(await cursor(lab)).toBe(0);
  await hand.tab(lab, "Properties");
  await hand.press(tabPanel(lab, "Properties").getByRole("button", { name: "Check all" }));
  await status(lab, /Every property holds in all 36,793 states/);
  await shot(`counterexample-2-${name}`);
}

test("by click", async () => {
  const { page, shot } = session();
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  await story(await labFrame(page), byClick(), shot, "click");
});

test("by keyboard", async () => {
  const { page, shot } = session();
  const lab = await labFrame(page);
  await commandByKeys(page, "IDSRG: Run Simulation: Paxos");
  await keyboardIn(lab);
  await story(lab, byKeys(page), shot, "keys");
});
