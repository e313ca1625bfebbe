// Histories in a terminal: the shipped ones have the verdicts they were made for, and a bad call or file is told apart
// from a bad history.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { history } from "../../../src/cli/history";

const shipped = (name: string): string => join(import.meta.dirname, "../../../histories", name);
const folder = mkdtempSync(join(tmpdir(), "histories-"));
function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function said(files: readonly string[], values: Parameters<typeof history>[0] = {}): { readonly code: number; readonly out: string; readonly err: string } {
  const lines = { out: [] as string[], err: [] as string[] };
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void lines.err.push(line));
  const code = history(values, files);
  return { code, out: lines.out.join("\n"), err: lines.err.join("\n") };
}

afterEach(() => { vi.restoreAllMocks(); });

describe("history", () => {
  it.each([
    ["late-reader.edn", "linearizable", 1], ["late-reader.edn", "sequential", 0],
    ["question-and-answer.json", "causal", 1], ["question-and-answer.json", "read-your-writes", 0],
    ["question-and-answer.json", "writes-follow-reads", 1],
    ["five-clients.log", "linearizable", 0], ["appending.edn", "linearizable", 1],
  ])("%s, %s: ends with %i", (name, model, code) => {
    const found = said([shipped(name)], { model });
    expect([found.code, found.out.split(":")[0]]).toEqual([code, code === 0 ? "holds" : "violated"]);
  });

  it("prints the verdict and the model, the operations, and the proof as JSON", () => {
    const good = JSON.parse(said([shipped("five-clients.log")], { json: true }).out) as unknown;
    expect(good).toMatchObject({ verdict: "holds", model: "linearizable", specification: "cas-register", operations: 85, witness: { type: "order" } });
    const bad = JSON.parse(said([shipped("late-reader.edn")], { json: true }).out) as unknown;
    expect(bad).toMatchObject({ verdict: "violated", operations: 7, anomaly: { type: "cycle", operations: [0, 1, 2, 3] }, prefix: { blocked: 3 } });
  });

  it("tells the anomaly and how far the history is explained", () => {
    const { out } = said([shipped("late-reader.edn")]);
    expect(out).toContain("round in a circle: 0: write(1); 1: read() = 2; 2: read() = 1.");
    expect(out).toContain("linearizable up to the response of operation 4.");
  });

  it("judges an object as what it is said to be, and to hold at first", () => {
    const zero = written("zero.json", JSON.stringify([{ process: 1, kind: "read", output: 5, invoked: 0, returned: 1 }]));
    expect(said([zero]).code).toBe(1);
    expect(said([zero], { initial: "5" }).code).toBe(0);
    const cas = said([shipped("late-reader.edn")], { model: "register" });
    expect([cas.code, cas.out]).toEqual([2, expect.stringContaining("A register knows no cas.")]);
  });

  it("judges several, and ends as the worst of them does", () => {
    const broken = written("broken.edn", "{:process 0\n :type ]");
    const { code, out, err } = said([shipped("five-clients.log"), shipped("late-reader.edn"), broken, join(folder, "nowhere.edn")]);
    expect(code).toBe(2);
    expect(out.split("\n")).toEqual([expect.stringContaining(": holds: "), expect.stringContaining(": violated: ")]);
    expect(err).toContain("broken.edn: Line 2: There is a ] where } should be, for what opens on line 1.");
    expect(err).toContain("nowhere.edn: This file cannot be read.");
  });

  it("refuses a model that there is not, and no file", () => {
    expect(() => said(["x"], { model: "strict" })).toThrow(/There is no model "strict"/);
    expect(() => said([])).toThrow(/Which file\?/);
  });
});
