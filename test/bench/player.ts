// `npm run bench player`: frames while a reader scrubs through a run of 100,000 steps, in Chromium without a window.
// A frame is as long as the browser says, from one to the next; in each the slider is moved and the pictures follow it. Beside it, how
// much of the page's own thread a frame takes: that is told even where others want the machine at the same time.
import { launchBrowser } from "../editor/browser";
import { buildPage, openPlayer } from "../player/open";

const STEPS = 100_000;
const FRAMES = 240;

interface Scrub {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  readonly elements: number;
}

/** Moves the slider a little in every frame: `stride` steps, to and fro. */
function scrub([stride, count]: readonly [number, number]): Promise<Scrub> {
  return new Promise((done) => {
    const slider = document.querySelector<HTMLInputElement>("[aria-label='Position in the run']");
    if (!slider) throw new Error("There is no slider.");
    const frames: number[] = [];
    let [at, way, before] = [Number(slider.max) / 2, stride, 0];
    const frame = (now: number): void => {
      if (before > 0) frames.push(now - before);
      before = now;
      if (frames.length >= count) return done({ frames, elements: document.querySelectorAll("*").length });
      if (at + way > Number(slider.max) || at + way < 0) way = -way;
      at += way;
      slider.value = String(at);
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

const browser = await launchBrowser();
try {
  const address = await buildPage();
  const page = await openPlayer(browser, address, `steps=${STEPS}`);
  const slider = page.getByRole("slider", { name: "Position in the run" });
  await page.waitForFunction((steps) => Number(document.querySelector<HTMLInputElement>("[aria-label='Position in the run']")?.max) >= steps, STEPS,
    { timeout: 120_000 });
  await slider.focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> =>
    1000 * ((await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  const columns = "  frames/s  median ms  95 % ms  over 20 ms  main thread ms  elements";
  console.log(`scrubbing ${STEPS.toLocaleString("en")} steps, ${FRAMES} frames each`.padEnd(52) + columns);
  for (const [tab, what] of [["Events", "with the list of events"], ["State", "with the state tables"]] as const) {
    await page.getByRole("tab", { name: tab }).click();
    for (const stride of [1, 40, 977]) {
      await page.evaluate(scrub, [stride, 30] as const);
      const before = await busy();
      const { frames, elements } = await page.evaluate(scrub, [stride, FRAMES] as const);
      const work = (await busy() - before) / frames.length;
      const sorted = frames.toSorted((a, b) => a - b);
      const total = frames.reduce((sum, each) => sum + each, 0);
      const cells = [(1000 * frames.length) / total, sorted[FRAMES / 2] ?? 0, sorted[Math.floor(FRAMES * 0.95)] ?? 0];
      console.log(`${stride} ${stride === 1 ? "step" : "steps"} a frame, ${what}`.padEnd(52)
        + cells.map((cell, at) => cell.toFixed(1).padStart(at === 0 ? 10 : at === 1 ? 11 : 9)).join("")
        + String(frames.filter((each) => each > 20).length).padStart(12) + work.toFixed(1).padStart(16) + String(elements).padStart(10));
    }
  }
} finally {
  await browser.close();
}
