// Whatever a workspace holds, a person gets a page to read and a sentence about what is wrong, on its line; nothing in
// it runs. Whatever a script in a panel says to the host, both go on.
import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { runCommand, webviewFrame } from "../editor/drive";
import { broken } from "./broken-sessions";
import { useSession } from "./fixture";
import { eventually, expectCursor, openBoth, openSidebar, readerFrame, row, scrubber, transport } from "./panels";
import { hearAnswers, postFromInside } from "./webview-line";

const session = useSession({
  files: Object.fromEntries(broken.map(({ file, text }) => [`sessions/mine/${file}`, text])),
});

describe("a broken session", () => {
  test.each(broken)("$file opens as a page that says what is wrong", async ({ file, heading, says }) => {
    const { page, shot } = session();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss(); });
    await openSidebar(page);
    await row(page, "mine").waitFor();
    await row(page, heading).click();
    const frame = await webviewFrame(page, `.masthead h1:text-is(${JSON.stringify(heading)})`);
    await frame.getByRole("heading", { level: 1, name: heading }).waitFor();
    await frame.getByRole("region", { name: "Problems" }).getByText(says).first().waitFor();
    await frame.getByText("The words of this session can be read.").waitFor();
    await shot(`bad-${file.replace(".md", "")}`);
    for (const word of await frame.locator(".body .inert").all()) await word.click();
    expect(await pwned(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  test("has its problems under Problems, on their lines", async () => {
    const { page, shot } = session();
    await runCommand(page, "Problems: Focus on Problems View");
    const problems = page.locator(".markers-panel");
    for (const { file, says, line } of broken) {
      await page.getByRole("textbox", { name: /^Filter/ }).fill(says);
      const rows = problems.locator(".monaco-list-row");
      await rows.filter({ hasText: says }).filter({ hasText: `[Ln ${line}, Col ` }).first().waitFor();
      await rows.filter({ hasText: file }).first().waitFor();
    }
    await shot("bad-problems");
    await runCommand(page, "View: Toggle Panel Visibility");
  });
});

describe("what a script inside a panel may say", () => {
  const nonsense: readonly unknown[] = [
    null, 7, "delete everything", [], {}, { kind: "request" },
    { kind: "request", id: 1, method: "constructor", params: {} },
    { kind: "request", id: 2, method: "addNote", params: { kind: "note", target: { session: "../../etc" }, body: { length: 3 } } },
    { kind: "request", id: 3, method: "openLab", params: { lab: "phlogiston" } },
    { kind: "request", id: 9, method: "openLab", params: { lab: "paxos", scenario: "one-president", step: -1e300 } },
    { kind: "request", id: 4, method: "openExternal", params: { href: "command:workbench.action.quit" } },
    { kind: "request", id: 5, method: "openSession", params: { session: "__proto__" } },
    { kind: "request", id: 6, method: "deleteNote", params: { id: "^n-" } },
    { kind: "request", id: 7, method: "place", params: { block: 1e9, offset: "far" } },
    { kind: "request", id: 8, method: "place", params: { version: 1, branches: "many" } },
    { kind: "answer", id: 99, value: null }, { kind: "refusal", id: 99, reason: "no" }, "x".repeat(1_000_000),
  ];

  test("nonsense is survived: both panels go on", async () => {
    const { page } = session();
    const { reader, lab } = await openBoth(page);
    for (const panel of [reader, lab]) for (const message of nonsense) await postFromInside(panel, message);
    // What leads nowhere says so.
    const said = page.locator(".notification-toast").filter({ hasText: "This link leads nowhere." });
    await said.filter({ hasText: 'There is no lab "phlogiston".' }).waitFor();
    await transport(lab, "Start").click();
    await expectCursor(lab, 0);
    await openLink(reader, "at the instant the last member of a quorum votes");
    await eventually(() => scrubber(lab).getAttribute("aria-valuetext")).toMatch(/^Step [1-9]/);
    await reader.getByRole("button", { name: "Add note on point s2.log.1" }).click();
    await reader.getByRole("textbox", { name: "Note on this point" }).fill("Still here.");
    await reader.getByRole("button", { name: "Save" }).click();
    await reader.getByRole("article", { name: "Your note" }).getByText("Still here.").waitFor();
    await expect(pwned(page)).resolves.toEqual([]);
  });

  test("what is asked for in vain is answered with a sentence", async () => {
    const { page } = session();
    const reader = await readerFrame(page);
    const heard = await hearAnswers(reader);
    const ask = (id: number, method: string, params: unknown): Promise<void> =>
      postFromInside(reader, { kind: "request", id, method, params });
    await ask(7001, "selfDestruct", {});
    await ask(7002, "place", { block: "first" });
    await ask(7003, "openExternal", { href: "file:///etc/passwd" });
    const answers = async (): Promise<readonly string[]> =>
      (await heard()).filter(({ id }) => id > 7000).map(({ kind, id }) => `${kind} ${id}`).toSorted();
    await eventually(answers).toEqual(["refusal 7001", "refusal 7002", "refusal 7003"]);
  });
});

const openLink = (reader: Frame, name: string): Promise<void> => reader.getByRole("link", { name }).click();

/** The frames in which something of a session ran. */
async function pwned(page: Page): Promise<readonly string[]> {
  const seen = await Promise.all(page.frames().map(async (frame) =>
    ((await frame.evaluate(() => "pwned" in window).catch(() => false)) ? [frame.url()] : [])));
  return seen.flat();
}
