// What the benches of the real editor share: windows to measure in, and the table of what was measured.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { known } from "../e2e/panels";
import type { Activation } from "./drive";
import { startDrivenEditor, writeFiles } from "./session";
import { findVsix } from "./vsix";
import { closeWorkbench, openWorkbench } from "./workbench";

/** How often what needs an editor just started is measured: BENCH_RUNS, else 5 times. */
export const RUNS = Number(process.env["BENCH_RUNS"] ?? 5);

/** Measures in a window of its own, with an extension host and a storage of its own: nothing is restored in it. */
export type InWindow = (measure: (page: Page) => Promise<void>) => Promise<void>;

/** `prepare` runs in every frame of every window from its beginning. */
export async function benchWindows<T>(prepare: () => void, measure: (inWindow: InWindow) => Promise<T>): Promise<T> {
  const editor = await startDrivenEditor({ vsix: findVsix() });
  try {
    const folder = writeFiles(join(editor.folder, "workspace"), { "notes.md": "# Notes\n" });
    return await measure(async (measureIn) => {
      const workbench = await openWorkbench(editor.browser, editor.server, {
        folder, prepare: async (context) => { await context.addInitScript(prepare); },
      });
      await known(workbench.page);
      await measureIn(workbench.page);
      await closeWorkbench(workbench, editor.server);
    });
  } finally {
    await editor.close();
  }
}

export interface Row {
  readonly what: string;
  readonly aim?: number;
  readonly values: readonly number[];
}

/** Waking up as a whole, and its parts: loading our code, calling `activate`, and what that promised. */
export function activationRows(what: string, all: readonly Activation[]): readonly Row[] {
  return [
    { what: `${what} (${[...new Set(all.map(({ event }) => event))].join(", ")})`, aim: 50, values: all.map(({ reported }) => reported) },
    { what: "  of it loading, with what is loaded before us", values: all.map(({ load }) => load) },
    { what: "    of that our own file", values: all.flatMap(({ own }) => (own === undefined ? [] : [own])) },
    { what: "  of it calling activate", values: all.map(({ call }) => call) },
    { what: "  after it, until activate was done", values: all.map(({ finish }) => finish) },
  ];
}

export function print(title: string, rows: readonly Row[]): void {
  const width = Math.max(title.length, ...rows.map(({ what }) => what.length));
  const cell = (value: number | string): string =>
    String(typeof value === "number" ? Math.round(value) : value).padStart(8);
  console.log(`${title.padEnd(width)}${["min", "median", "max", "aim", "runs"].map(cell).join("")}`);
  for (const { what, aim = "", values } of rows) {
    const sorted = values.toSorted((a, b) => a - b);
    const numbers = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)].map((value) => value ?? "");
    console.log(`${what.padEnd(width)}${[...numbers, aim, sorted.length].map(cell).join("")}`);
  }
}
