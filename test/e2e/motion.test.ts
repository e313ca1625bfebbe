// Playing glides, and jumps for those who asked their system or their editor for less motion.
import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useSession } from "./fixture";
import { cursor, labFrame, openSession2, stage, transport } from "./panels";

/** How many places a message is seen at while one state is shown: of all messages and states, the most. */
async function placesWhilePlaying(lab: Frame): Promise<number> {
  await lab.getByRole("slider", { name: "Speed" }).fill("1"); // twice as fast: the wait is shorter, the way as long
  await transport(lab, "Start").click();
  await transport(lab, "Play").click();
  const most = await stage(lab).evaluate((element) => new Promise<number>((done) => {
    const slider = document.querySelector<HTMLInputElement>("[aria-label='Position in the run']");
    const places = new Map<string, Set<string>>();
    const look = (): void => {
      const at = Number(slider?.value);
      for (const message of element.querySelectorAll(".message")) {
        const { left, top } = message.getBoundingClientRect();
        const key = `${at} ${message.getAttribute("title") ?? ""}`;
        places.set(key, (places.get(key) ?? new Set()).add(`${Math.round(left)} ${Math.round(top)}`));
      }
      if (at < 3) requestAnimationFrame(look);
      else done(Math.max(...[...places.values()].map(({ size }) => size)));
    };
    look();
  }));
  await transport(lab, "Pause").click();
  return most;
}

async function openLab(page: Page): Promise<Frame> {
  const reader = await openSession2(page);
  await reader.getByRole("link", { name: "When the ballot opens" }).click();
  return labFrame(page);
}

describe("the editor asks for no less motion", () => {
  const session = useSession({ settings: { "workbench.reduceMotion": "off" } });

  test("messages glide while the run plays, and jump when the system asks for less motion", async () => {
    const { page } = session();
    const lab = await openLab(page);
    expect(await placesWhilePlaying(lab)).toBeGreaterThan(3);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await placesWhilePlaying(lab)).toBe(1);
    expect(await cursor(lab)).toBeGreaterThanOrEqual(3);
  });
});

describe("the editor asks for less motion", () => {
  const session = useSession({ settings: { "workbench.reduceMotion": "on" } });

  test("messages jump while the run plays", async () => {
    expect(await placesWhilePlaying(await openLab(session().page))).toBe(1);
  });
});
