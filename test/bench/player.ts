// `npm run bench player`: frames while a reader scrubs through a run of 100,000 steps, and while it plays, in Chromium without a
// window. A frame is as long as the browser says, from one to the next; in each the slider is moved and the pictures follow it.
// An empty page comes first: what it reaches is all that this browser can on this machine. Last comes a machine that is four times
// slower, to know how much room there is. BENCH_TABS=Events,State measures less.
// Beside it, what does not depend on who else wants the machine: how much of a processor's time a frame takes, of the page's own
// thread and of all of the browser together.
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../editor/browser";
import { buildPage, openPlayer } from "../player/open";

const STEPS = 100_000;
const FRAMES = 240;
const WARM_UP = 60;

interface Drive {
  /** How many steps the slider is moved in a frame; 0 leaves it alone. */
  readonly stride: number;
  readonly count: number;
}

interface Frames {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of each task that took more than 50. */
  readonly long: readonly number[];
  readonly elements: number;
}

/** Runs in the page. */
function drive({ stride, count }: Drive): Promise<Frames> {
  return new Promise((done) => {
    const slider = document.querySelector<HTMLInputElement>("[aria-label='Position in the run']");
    if (!slider && stride > 0) throw new Error("There is no slider.");
    const frames: number[] = [];
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    let [at, way, before] = [Number(slider?.max) / 2, stride, 0];
    const frame = (now: number): void => {
      if (before > 0) frames.push(now - before);
      before = now;
      if (frames.length >= count) {
        observer.disconnect();
        return done({ frames, long, elements: document.querySelectorAll("*").length });
      }
      if (slider && stride > 0) {
        if (at + way > Number(slider.max) || at + way < 0) way = -way;
        at += way;
        slider.value = String(at);
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

class Meter {
  constructor(readonly page: CDPSession, readonly browser: CDPSession) {}

  static async of(page: Page, browser: Browser): Promise<Meter> {
    const meter = new Meter(await page.context().newCDPSession(page), await browser.newBrowserCDPSession());
    await meter.page.send("Performance.enable", { timeDomain: "threadTicks" });
    return meter;
  }

  /** Milliseconds of processor time so far: of the page's own thread, and of everything. */
  async spent(): Promise<readonly [own: number, all: number]> {
    const { metrics } = await this.page.send("Performance.getMetrics");
    const { processInfo } = await this.browser.send("SystemInfo.getProcessInfo");
    const own = metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    return [1000 * own, 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)];
  }
}

const columns = ["frames/s", "median ms", "95 % ms", "99 % ms", "longest", "over 20 ms", "long tasks", "thread ms", "CPU ms", "elements"] as const;

async function measure(page: Page, meter: Meter, what: string, stride: number): Promise<void> {
  await page.evaluate(drive, { stride, count: WARM_UP });
  const before = await meter.spent();
  const { frames, long, elements } = await page.evaluate(drive, { stride, count: FRAMES });
  const [own, all] = (await meter.spent()).map((spent, at) => (spent - (before[at] ?? 0)) / FRAMES);
  const sorted = frames.toSorted((a, b) => a - b);
  const within = (share: number): string => (sorted[Math.ceil(FRAMES * share) - 1] ?? Number.NaN).toFixed(1);
  const total = frames.reduce((sum, each) => sum + each, 0);
  const cells = [
    ((1000 * FRAMES) / total).toFixed(1), within(0.5), within(0.95), within(0.99), within(1), String(frames.filter((each) => each > 20).length),
    long.length === 0 ? "0" : `${long.length} ≤ ${Math.round(Math.max(...long))}`, own?.toFixed(1) ?? "", all?.toFixed(1) ?? "", String(elements),
  ];
  console.log(what.padEnd(44) + cells.map((cell, at) => cell.padStart((columns[at]?.length ?? 0) + 2)).join(""));
}

/** The tabs below the pictures, and by how many steps a frame the slider is moved there; 977 is a drag across the whole run. */
const strides: Readonly<Record<string, readonly number[]>> = { Events: [1, 40, 977], State: [1, 40, 977], Properties: [40], Measures: [1, 40, 977] };
const asked = process.env["BENCH_TABS"]?.split(",") ?? Object.keys(strides);

async function play(page: Page, meter: Meter, what: string, notches: string): Promise<void> {
  await page.getByRole("slider", { name: "Speed" }).fill(notches);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await measure(page, meter, what, 0);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
}

async function open(page: Page, tab: string): Promise<void> {
  await page.getByRole("tab", { name: tab }).click();
  await page.getByRole("slider", { name: "Position in the run" }).focus();
}

const browser = await launchBrowser();
try {
  console.log(`${STEPS.toLocaleString("en")} steps, ${FRAMES} frames each`.padEnd(44) + columns.map((name) => `  ${name}`).join(""));
  const empty = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await measure(empty, await Meter.of(empty, browser), "an empty page", 0);
  await empty.close();
  const page = await openPlayer(browser, await buildPage(), `steps=${STEPS}`);
  await page.waitForFunction((steps) => Number(document.querySelector<HTMLInputElement>("[aria-label='Position in the run']")?.max) >= steps, STEPS,
    { timeout: 120_000 });
  const meter = await Meter.of(page, browser);
  for (const tab of asked) {
    await open(page, tab);
    for (const stride of strides[tab] ?? [40]) await measure(page, meter, `${tab}: scrubbing by ${stride}`, stride);
    for (const [notches, speed] of [["0", "1×"], ["5", "32×"]] as const) await play(page, meter, `${tab}: playing at ${speed}`, notches);
  }
  await meter.page.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  for (const tab of asked.slice(0, 1)) {
    await open(page, tab);
    await measure(page, meter, `four times slower, ${tab}: scrubbing by 40`, 40);
    await play(page, meter, `four times slower, ${tab}: playing at 32×`, "5");
  }
} finally {
  await browser.close();
}
