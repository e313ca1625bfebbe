// A window that is reloaded at once: the editor writes down what a page keeps only every few seconds, but what the reader did last is there.
import { expect, test } from "vitest";
import { drawn } from "../editor/workbench";
import { useSession } from "./fixture";
import { eventually, expectCursor, labFrame, openBoth, tab, transport } from "./panels";

const session = useSession();

/** What the editor has written down for the next window: its layout, and what extensions remember. */
const memory = (): Promise<readonly string[]> => session().page.evaluate(async () => {
  const found = await Promise.all((await indexedDB.databases()).map(({ name = "" }) => new Promise<readonly unknown[]>((resolve) => {
    const opening = indexedDB.open(name);
    opening.addEventListener("success", () => {
      const { result } = opening;
      if (!result.objectStoreNames.contains("ItemTable")) return resolve([]);
      const asking = result.transaction("ItemTable").objectStore("ItemTable").getAll();
      asking.addEventListener("success", () => resolve(asking.result));
    });
    opening.addEventListener("error", () => resolve([]));
  })));
  return found.flat().filter((value) => typeof value === "string");
});

const hasPanel = async (): Promise<boolean> => (await memory()).some((text) => text.includes("editorpart") && text.includes("idsrg.lab"));

/** How many forks of its run the host remembers. */
const forks = async (): Promise<number> =>
  Math.max(0, ...(await memory()).filter((text) => text.includes("idsrg.progress")).map((text) => text.split(/parent\\*":\d/).length - 1));

test("a fork made just before a reload is there again, and what comes after is kept as well", async () => {
  const { page } = session();
  let { lab } = await openBoth(page);
  await eventually(hasPanel).toBe(true);
  for (const count of [1, 2]) {
    await transport(lab, "Start").click();
    await transport(lab, "Step").click();
    await (await tab(lab, "Actions")).getByRole("button", { name: /^Drop / }).nth(count - 1).click();
    await lab.getByRole("tab", { name: `Branches ${count + 1}` }).waitFor();
    await eventually(forks).toBe(count);
    await page.reload();
    await drawn(page);
    lab = await labFrame(page);
    await lab.getByRole("tab", { name: `Branches ${count + 1}` }).waitFor();
    await expectCursor(lab, 2);
  }
  expect(await lab.getByRole("alert").count()).toBe(0);
});
