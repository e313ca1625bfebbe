// `check` in a terminal, as a program of its own: what it prints, its exit codes, and several workers finding what one finds.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { hanging } from "../../../src/cli/hanging";
import { clocks } from "../../../src/labs/clocks/lab";

const root = join(import.meta.dirname, "../../..");
const program = join(root, "out/cli-under-test.js");

beforeAll(() => {
  buildSync({
    absWorkingDir: root, entryPoints: ["src/cli/main.ts"], outfile: program, bundle: true, platform: "node", format: "cjs", target: "node20",
    jsx: "automatic", jsxImportSource: "preact",
  });
});

function check(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "check", ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const answer = (...args: readonly string[]) => {
  const { code, out } = check(...args, "--json");
  const { seconds: _, ...rest } = JSON.parse(out);
  return { code, ...rest };
};

describe("check", () => {
  it("prints states, depth, verdict and exit code 0 of what holds, the same with three workers", () => {
    const alone = answer("paxos");
    expect(alone).toMatchObject({ code: 0, states: 36_793, depth: 18, complete: true, violations: [] });
    expect(answer("paxos", "--workers", "3")).toEqual(alone);
  });

  it("names the rule, the property and the length of what is violated, with exit code 1, the same with two workers", () => {
    const violated = { code: 1, complete: true, violations: [{ rule: "tie-break", property: "total-order", length: 2 }] };
    const call = ["clocks", "--off", "tie-break", "--set", "processes=2"] as const;
    const alone = answer(...call);
    expect(alone).toMatchObject({ ...violated, violations: expect.arrayContaining(violated.violations) });
    expect(answer(...call, "--workers", "2")).toEqual(alone);
  });

  it("says which bound it stopped at, and that there are more", () => {
    expect(check("paxos", "--states", "1000")).toMatchObject({ code: 0, out: expect.stringContaining("stopped at the bound on states") });
    expect(check("paxos", "--memory", "1")).toMatchObject({ code: 0, out: expect.stringContaining("stopped at the bound on memory") });
    expect(answer("paxos", "--memory", "1", "--workers", "2")).toMatchObject({ code: 0, complete: false });
  });

  it("shows a table of the rules, each with the length of the shortest run that breaks, and then the runs", () => {
    const { code, out } = check("clocks", "--rules");
    expect(code).toBe(0);
    const [head = "", ...lines] = out.split("\n");
    expect(head).toMatch(/^Without +Section +Breaks +Steps +States +Seconds$/);
    const rows = lines.slice(0, lines.indexOf(""));
    const numbers = rows.map((row) => row.split(/ {2,}/)).map(([title, , broken, steps]) => [title, broken, Number(steps)]);
    expect(numbers).toEqual(clocks.rules.map(({ title, protects, broken }) => [title, protects, broken.steps]));
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    for (const { title } of clocks.rules) expect(lines).toContainEqual(expect.stringContaining(`Without “${title}”, `));
  });

  it.each([
    [["no-such-lab"], "no lab"], [["paxos", "--workers", "0"], "--workers"], [["paxos", "--memory", "none"], "--memory"],
    [["paxos", "--set", "priests=99"], "priests"],
  ])("refuses %j in a sentence, with exit code 2", (args, said) => {
    const { code, err } = check(...args);
    expect(code).toBe(2);
    expect(err.toLowerCase()).toContain(said);
  });
});

describe("a line longer than the terminal is wide", () => {
  it("goes on below its first word", () => {
    expect(hanging("   1  P0 is asked for an event", 6, 26)).toBe("   1  P0 is asked for an\n      event");
  });

  it("stays whole where there is no terminal, or a very narrow one, and breaks no word", () => {
    const long = `   1  ${"word ".repeat(40)}end`;
    expect(hanging(long, 6, undefined)).toBe(long);
    expect(hanging(long, 6, 20)).toBe(long);
    expect(hanging(`   1  ${"w".repeat(60)} end`, 6, 40)).toBe(`   1  ${"w".repeat(60)}\n      end`);
  });
});
