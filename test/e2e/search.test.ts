// The checker in the page: a search runs in a worker of its own, so that the page goes on; it tells how far it is, can be
// cancelled, and ends with a verdict or with the shortest run that breaks.
import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { eventually, expectCursor, openBoth, tab, transport } from "./panels";

const session = useSession();

interface Counted { started: number; ended: number }
type Counting = Window & { Worker: typeof Worker; counted: Counted };

/** From now on, the page counts the workers that it starts and ends. */
const countWorkers = (lab: Frame): Promise<void> => lab.evaluate(() => {
  const counted: Counted = { started: 0, ended: 0 };
  const page = window as unknown as Counting;
  page.counted = counted;
  page.Worker = class extends page.Worker {
    constructor(address: string | URL) {
      super(address);
      counted.started++;
    }
    override terminate(): void {
      super.terminate();
      counted.ended++;
    }
  };
});

test("Break it and Check all search beside the page, with live counts, and can be cancelled", async () => {
  const { page, shot } = session();
  const { lab } = await openBoth(page);
  await countWorkers(lab);
  const workers = (): Promise<Counted> => lab.evaluate(() => (window as unknown as Counting).counted);

  const properties = await tab(lab, "Properties");
  await properties.getByRole("button", { name: "Check all" }).click();
  // Five priests and sixty ballots: more states than any search will see.
  const status = properties.getByRole("status");
  await eventually(() => status.textContent(), "a count").toMatch(/^\d[\d,]* states, \d+ levels deep$/);
  const counted = await status.textContent();
  await eventually(() => status.textContent(), "a later count").not.toBe(counted);
  expect(await workers()).toEqual({ started: 1, ended: 0 });
  // The page is free meanwhile: the run is stepped, and the search goes on.
  await transport(lab, "Start").click();
  await expectCursor(lab, 0);
  await transport(lab, "Step").click();
  await expectCursor(lab, 1);
  await shot("searching");
  await properties.getByRole("button", { name: "Cancel" }).click();
  await properties.getByRole("button", { name: "Check all" }).waitFor();
  expect(await workers()).toEqual({ started: 1, ended: 1 });

  const rules = await tab(lab, "Rules");
  await rules.getByRole("button", { name: "Break it: B3: adopt the latest earlier vote" }).click();
  await lab.getByText(/8 steps break “Agreement/).waitFor();
  expect(await workers()).toEqual({ started: 2, ended: 2 });
  await expectCursor(lab, 7);
});
