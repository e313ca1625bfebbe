// The page of a session by itself, in a real browser: what depends on layout and selection, and on no editor.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../editor/browser";
import { outPath } from "../editor/paths";
import { foundPage } from "../../src/reading/finding";
import { noteKinds } from "../../src/reading/notes/note";
import { allSessions } from "../../src/host/sessions/catalogue";
import type { Note } from "../../src/wire/reader";
import { shippedCatalogue } from "../unit/host/shipped-catalogue";
import { openBarePage, shipped } from "./bare-page";
import { eventually } from "./panels";

let browser: Browser;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(() => browser.close());

const entry = shipped(2);
const found = foundPage(entry.page());

/** Notes on passages all over the session. */
function notesOn(count: number, text = found.text): readonly Note[] {
  return Array.from({ length: count }, (_, index) => {
    const start = 40 + ((index * 7919) % (text.length - 200));
    const quote = { exact: text.slice(start, start + 60), prefix: text.slice(start - 32, start), suffix: text.slice(start + 60, start + 92), start };
    return {
      id: `n-${index}`, kind: noteKinds[index % noteKinds.length] ?? "note", done: false, body: `Note ${index}`,
      target: { session: entry.session.id, quote }, created: "", modified: "",
    };
  });
}

interface Idle { readonly idle: (() => void)[] }

/** Nothing is done while the page is idle until it is allowed to. */
const busy = async (page: Page): Promise<void> => void await page.addInitScript(() => {
  const idle: (() => void)[] = [];
  Object.assign(window, {
    idle, cancelIdleCallback: () => { idle.length = 0; },
    requestIdleCallback: (work: (deadline: IdleDeadline) => void) => idle.push(() => work({ didTimeout: false, timeRemaining: () => 0 })),
  });
});

/** One slice of what waits; false if nothing does. */
const slice = (page: Page): Promise<boolean> => page.evaluate(() => {
  const next = (window as unknown as Idle).idle.shift();
  next?.();
  return next !== undefined;
});

describe("thousands of notes", () => {
  test("stand where the reader is at once, and elsewhere in slices", async () => {
    const notes = notesOn(1667);
    const { page, close } = await openBarePage(browser, entry, { notes, prepare: busy });
    await page.locator(".note").first().waitFor();
    const drawn = await page.locator(".note").count();
    const inSight = await page.locator(".at-passage").evaluateAll((slots) => slots.filter((slot) => slot.getBoundingClientRect().top < innerHeight)
      .map((slot) => slot.querySelectorAll(".note").length));
    expect(inSight.length).toBeGreaterThan(0);
    expect(Math.min(...inSight)).toBeGreaterThan(0);
    expect(drawn).toBeLessThan(200);
    let most = 0;
    for (let before = drawn; await slice(page);) {
      const after = await page.locator(".note").count();
      most = Math.max(most, after - before);
      before = after;
    }
    expect(most, "cards drawn in one slice that has no time").toBeLessThanOrEqual(8);
    expect(await page.locator(".at-passage").evaluateAll((slots) => slots.filter((slot) => slot.querySelector(".note") === null).length)).toBe(0);
    const folded = await page.locator(".unfold").evaluateAll((buttons) =>
      buttons.reduce((sum, { textContent }) => sum + Number(/\d+/.exec(textContent ?? "")), 0));
    expect(await page.locator(".note").count() + folded).toBe(notes.length);
    await close();
  });
});

/** Selects from some words of the text to others, and makes a highlight of that. */
async function highlight(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(([first = "", last = ""]) => {
    const body = document.querySelector(".body") as HTMLElement;
    const place = (words: string): { readonly node: Text; readonly at: number } => {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(words);
        if (at >= 0) return { node: node as Text, at };
      }
      throw new Error(`The text has no "${words}".`);
    };
    const [start, end] = [place(first), place(last)];
    start.node.parentElement?.scrollIntoView({ block: "center" });
    getSelection()?.setBaseAndExtent(start.node, start.at, end.node, end.at + last.length);
  }, [from, to]);
  await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Highlight" }).click();
}

describe("a selection", () => {
  test("across the mark of a side note quotes the text as it is read, and marks no word of the side note", async () => {
    const kept: Note[] = [];
    const { page, close } = await openBarePage(browser, entry, { answers: {
      addNote: ({ kind, target, body }) => {
        const note: Note = { id: `n-${kept.length}`, kind, done: false, target, body, created: "", modified: "" };
        kept.push(note);
        return note;
      },
    } });
    const [quoted] = await page.locator(".side-note").evaluateAll((notes) => notes.map((note) => {
      const [before, after] = [note.previousElementSibling?.previousSibling?.textContent ?? "", note.nextSibling?.textContent ?? ""];
      return {
        before: before.trim().split(" ").slice(-3).join(" "), after: after.trim().split(" ").slice(0, 4).join(" "),
        aside: note.querySelector(".side-note-paragraph")?.lastChild?.textContent ?? "",
      };
    }).filter(({ before, after, aside }) => before.length > 12 && after.length > 12 && aside.length > 30));
    if (!quoted) throw new Error("No side note stands in the middle of a sentence.");
    await highlight(page, quoted.before, quoted.after);
    await eventually(() => kept.length).toBe(1);
    const { exact = "", start = -1 } = kept[0]?.target.quote ?? {};
    expect(exact.startsWith(quoted.before) && exact.endsWith(quoted.after), exact).toBe(true);
    expect(exact.length).toBeLessThan(quoted.before.length + quoted.after.length + 6);
    expect(found.text.slice(start, start + exact.length), "the host finds it at the same place").toBe(exact);
    const marked = await page.evaluate(() => [...CSS.highlights.get("note-highlight") ?? []].map((each) => {
      const range = document.createRange();
      range.setStart(each.startContainer, each.startOffset);
      range.setEnd(each.endContainer, each.endOffset);
      return range.toString();
    }).join(""));
    expect(marked.replace(/\s+/g, " ")).toBe(exact.replace(/\s+/g, " "));
    await highlight(page, quoted.aside.trim().slice(-20), quoted.aside.trim().slice(-8));
    await eventually(() => kept[1]?.target.quote?.exact, "words of a side note can be quoted by themselves").toBe(quoted.aside.trim().slice(-20).trim());
    await page.screenshot({ path: outPath("shots", "highlight-across-a-side-note.png") });
    await close();
  });

  test.each(allSessions(shippedCatalogue()))("of all of session $session.number is the text that the host has of it", async (each) => {
    let all = "";
    const { page, close } = await openBarePage(browser, each, { answers: {
      addNote: ({ target }) => {
        all = target.quote?.exact ?? "";
        throw new Error("It was only read.");
      },
    } });
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector(".body") as HTMLElement));
    await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Highlight" }).dispatchEvent("click");
    await eventually(() => all.length).toBeGreaterThan(1000);
    const { text, sideNotes } = foundPage(each.page());
    expect(all).toBe(text.slice(0, sideNotes[0]?.start ?? text.length).trim());
    await close();
  });
});

describe("a note that lost its passage", () => {
  test("stands beside another once it is attached there", async () => {
    const quote = { exact: "Agreement needs clocks and one single president, always", prefix: "", suffix: "", start: 0 };
    const note: Note = { id: "n-1", kind: "note", done: false, target: { session: "s2", quote }, body: "Mine.", created: "", modified: "" };
    const { page, close } = await openBarePage(browser, entry, { notes: [note], answers: {
      editNote: ({ id, target }) => ({ ...note, id, target: target ?? note.target }),
    } });
    const lost = page.locator(".lost-notes [data-note=n-1]");
    await lost.getByRole("button", { name: "Agreement needs no clocks and no single president; it survives" }).waitFor();
    await lost.getByRole("button", { name: "Attach there" }).click();
    await page.locator(".at-passage [data-note=n-1]").waitFor();
    expect(await page.locator(".lost-notes .note").count()).toBe(0);
    expect(await page.evaluate(() => [...CSS.highlights.get("note-candidate") ?? []].length)).toBe(0);
    await close();
  });
});

describe("the bar of the discussion", () => {
  test.each([320, 440, 700, 1200])("has its parts in rows that do not overlap, %i pixels wide", async (width) => {
    const { page, call, close } = await openBarePage(browser, entry, { viewport: { width, height: 900 } });
    await call("discuss", { point: "s2.log.2" });
    const bar = page.getByRole("navigation", { name: "Discussion" });
    await bar.waitFor();
    const named = ["Previous", "Next", "Start", "Leave"].map((name) => bar.getByRole("button", { name }));
    const parts = [bar.getByRole("heading"), ...named, bar.getByRole("status"), bar.getByRole("spinbutton", { name: "Minutes" })];
    const boxes = await Promise.all(parts.map(async (part) => {
      const { x, y, width: wide, height } = await part.boundingBox() ?? { x: -1, y: -1, width: 0, height: 0 };
      return { left: x, right: x + wide, top: y, bottom: y + height };
    }));
    for (const [index, one] of boxes.entries()) {
      expect(one.left >= 0 && one.right <= width, `part ${index} is inside the page`).toBe(true);
      for (const other of boxes.slice(index + 1)) {
        const apart = one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
        expect(apart, JSON.stringify([one, other])).toBe(true);
      }
    }
    // The way on and the clock are in one row, with the same middle; the clock has its own only where it must.
    const inRow = width < 400 ? [3, 5, 6] : [1, 2, 3, 5, 6];
    const middles = boxes.filter((_, index) => inRow.includes(index)).map(({ top, bottom }) => Math.round((top + bottom) / 2));
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: outPath("shots", `discussion-bar-${width}.png`), clip: { x: 0, y: 0, width, height: 420 } });
    await close();
  });
});
