// The checker in the page: a search runs in a worker of its own, so that the page goes on; it tells how far it is, can be
// cancelled, and ends with a verdict or with the shortest run that breaks.
import type { Worker } from "playwright-core";
import { expect, test } from "vitest";
import { useSession } from "./fixture";
import { eventually, expectCursor, openBoth, tab, transport } from "./panels";

const session = useSession();

test("Break it and Check all search beside the page, with live counts, and can be cancelled", async () => {
  const { page, shot } = session();
  const started: Worker[] = [];
  const ended: Worker[] = [];
  page.on("worker", (worker) => {
    if (!worker.url().startsWith("blob:")) return;
    started.push(worker);
    worker.on("close", () => ended.push(worker));
  });
  const { lab } = await openBoth(page);

  const properties = await tab(lab, "Properties");
  await properties.getByRole("button", { name: "Check all" }).click();
  // Five priests and sixty ballots: more states than any search will see.
  const status = properties.getByRole("status");
  await eventually(() => status.textContent(), "a count").toMatch(/^\d[\d,]* states, \d+ levels deep$/);
  const counted = await status.textContent();
  await eventually(() => status.textContent(), "a later count").not.toBe(counted);
  expect(started).toHaveLength(1);
  // The page is free meanwhile: the run is stepped, and the search goes on.
  await transport(lab, "Start").click();
  await expectCursor(lab, 0);
  await transport(lab, "Step").click();
  await expectCursor(lab, 1);
  await shot("searching");
  await properties.getByRole("button", { name: "Cancel" }).click();
  await properties.getByRole("button", { name: "Check all" }).waitFor();
  await eventually(() => ended.length, "the worker is ended").toBe(1);

  const rules = await tab(lab, "Rules");
  await rules.getByRole("button", { name: "Break it: B3: adopt the latest earlier vote" }).click();
  await lab.getByText(/8 steps break “Agreement/).waitFor();
  expect(started).toHaveLength(2);
  await eventually(() => ended.length, "that worker is ended too").toBe(2);
  await expectCursor(lab, 7);
});
