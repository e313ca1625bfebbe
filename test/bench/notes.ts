// `npm run bench notes`: ten thousand notes on the six sessions. How long it takes to read them, to find their passages, to build
// the search and to search; and, in a real editor, from Enter to a session's paint and to its notes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { commandByKeys } from "../e2e/keys";
import { known as knownIn, readerFrame } from "../e2e/panels";
import { startDrivenEditor, writeFiles } from "../editor/session";
import { findVsix } from "../editor/vsix";
import { closeWorkbench, openWorkbench } from "../editor/workbench";
import { findQuote, quoteOf } from "../../src/reading/notes/anchors";
import { foundPage, SearchIndex } from "../../src/reading/finding";
import { addNotes, type NewNote, readNotes } from "../../src/reading/notes/notes";
import { noteKinds } from "../../src/reading/notes/note";
import { readSeason, renderPage } from "../../src/reading/typesetting";
import { knownLabs } from "../../src/host/labs/known-labs";
import { readerHost } from "../../src/wire/reader";

const total = 10_000;
const folder = join(process.cwd(), "sessions/summer-2021");
const files = readdirSync(folder).filter((name) => /^\d/.test(name))
  .map((fileName) => ({ fileName, source: readFileSync(join(folder, fileName), "utf8") }));
const { season, sessions } = readSeason(readFileSync(join(folder, "season.md"), "utf8"), "summer-2021", files, knownLabs);
const words = ["ballot", "lease", "quorum", "clock", "gossip", "why", "does", "this", "hold", "after", "a", "crash", "of", "the", "reader"];

/** Notes on passages all over a session, the same each time. */
function notesOn(at: number, page: ReturnType<typeof foundPage>): readonly NewNote[] {
  const { session } = sessions[at] as (typeof sessions)[number];
  return Array.from({ length: Math.ceil(total / sessions.length) }, (_, index): NewNote => {
    const start = Math.floor(((index * 7919) % 9973) / 9973 * (page.text.length - 100));
    const body = Array.from({ length: 12 }, (_each, word) => words[(index * 31 + word * word * 7 + at) % words.length]).join(" ");
    const cut = (from: number, to: number): string => page.text.slice(Math.max(0, start + from), start + to);
    const quote = { exact: cut(0, 60), prefix: cut(-32, 0), suffix: cut(60, 92), start };
    return {
      id: `n-${at}x${index}`, kind: noteKinds[index % noteKinds.length] ?? "note", done: index % 8 === 3, body: `${body} #tag${index % 40} ${index}`,
      target: { session: session.id, quote }, created: "2030-01-01T00:00:00Z", modified: "2030-01-01T00:00:00Z",
    };
  });
}

function timed<T>(what: string, aim: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  print(what, performance.now() - started, aim);
  return result;
}

function print(what: string, ms: number, aim = ""): void {
  console.log(`${what.padEnd(62)}${ms.toFixed(1).padStart(9)} ms${aim === "" ? "" : `   aim ${aim}`}`);
}

const pages = sessions.map(({ session, problems }) => foundPage(renderPage(season, session, problems, knownLabs)));
const texts = sessions.map(({ session }, at) => addNotes({ markdown: "", anchors: "" }, session, notesOn(at, pages[at] as (typeof pages)[number]))
  ?? { markdown: "", anchors: "" });
const bytes = texts.reduce((sum, { markdown, anchors }) => sum + markdown.length + anchors.length, 0);
console.log(`${total} notes on ${sessions.length} sessions, ${(bytes / 1e6).toFixed(1)} MB of Markdown and anchors\n`);

const notes = timed("reading all of them", "", () =>
  sessions.map(({ session }, at) => readNotes(texts[at]?.markdown ?? "", texts[at]?.anchors ?? "", session).notes));
timed("finding the passages of all of them, the texts as they were", "", () => notes.forEach((own, at) => own.forEach(({ target }) => {
  const page = pages[at];
  if (page && target.quote) findQuote(page.searched, target.quote);
})));
const answer = { session: "", id: "", notes: notes[1] ?? [], papers: [], place: null, read: [] };
timed("handing a session's notes to its page, validated", "", () => readerHost.ready.result.parse(JSON.parse(JSON.stringify(answer))));
timed("quoting a passage", "", () => quoteOf((pages[1] as (typeof pages)[number]).searched, { start: 5000, end: 5060 }));
const index = new SearchIndex();
timed("building the search, once", "", () => sessions.forEach(({ session }, at) =>
  index.update(session.id, session, pages[at] as (typeof pages)[number], notes[at] ?? [])));
const queries = [
  "b", "ba", "ballot", "quorum crash", "balot", "#tag7", "lease gossip clock", "why does this hold", "zzz", "majority of priests", "the", "reader 4321",
];
for (const query of queries) index.search(query); // as the keys before the last would have done
const times = queries.map((query) => {
  const started = performance.now();
  index.search(query);
  return { query, ms: performance.now() - started };
}).toSorted((one, other) => one.ms - other.ms);
print(`a search, median of ${queries.length}`, times[Math.floor(times.length / 2)]?.ms ?? 0, "50");
print(`the slowest search (“${times.at(-1)?.query ?? ""}”)`, times.at(-1)?.ms ?? 0, "50");

interface Clocked { entered?: number }

const entered = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Clocked).entered ?? Number.NaN);

/** From the Enter that opens session 2 to its first paint, and to its first note. */
async function inEditor(runs: number): Promise<void> {
  const editor = await startDrivenEditor({ vsix: findVsix() });
  const [painted, noted]: [number[], number[]] = [[], []];
  try {
    const own = Object.fromEntries(sessions.flatMap(({ session }, at) => {
      const stem = `notes/summer-2021/${session.fileName.replace(/\.md$/, "")}`;
      return [[`${stem}.md`, texts[at]?.markdown ?? ""], [`${stem}.anchors.json`, texts[at]?.anchors ?? ""]];
    }));
    const workspace = writeFiles(join(editor.folder, "workspace"), own);
    const workbench = await openWorkbench(editor.browser, editor.server, {
      folder: workspace, prepare: async (context) => { await context.addInitScript(() => {
        const now = (): number => performance.timeOrigin + performance.now();
        window.addEventListener("keydown", ({ key }) => { if (key === "Enter") (window as unknown as Clocked).entered = now(); }, { capture: true });
      }); },
    });
    await knownIn(workbench.page);
    for (let run = 0; run < runs; run++) {
      await workbench.page.waitForTimeout(700); // what the last run or the start of the editor began is done
      await commandByKeys(workbench.page, "View: Close All Editors");
      await commandByKeys(workbench.page, "IDSRG: Open Session…", "Archeology");
      const frame = await readerFrame(workbench.page);
      const paint = await frame.waitForFunction(() => {
        const [first] = performance.getEntriesByName("first-contentful-paint");
        return first && performance.timeOrigin + first.startTime;
      });
      await frame.locator(".note").first().waitFor();
      const drawnAt = await frame.evaluate(() => performance.timeOrigin + performance.now());
      const from = await entered(workbench.page);
      painted.push(Number(await paint.jsonValue()) - from);
      noted.push(drawnAt - from);
    }
    await closeWorkbench(workbench, editor.server);
  } finally {
    await editor.close();
  }
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  print(`a session with ${notes[1]?.length ?? 0} notes: from Enter to its paint, median of ${runs}`, median(painted), "300");
  print("the same, until its notes stand there", median(noted), "600");
  print("the first of these, in an editor just started: its paint", painted[0] ?? Number.NaN);
  print("and its notes", noted[0] ?? Number.NaN);
}

await inEditor(9);
