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

function call(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}
const check = (...args: readonly string[]) => call("check", ...args);

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
    const args = ["clocks", "--off", "tie-break", "--set", "processes=2"] as const;
    const alone = answer(...args);
    expect(alone).toMatchObject({ ...violated, violations: expect.arrayContaining(violated.violations) });
    expect(answer(...args, "--workers", "2")).toEqual(alone);
  });

  it("tells the run that breaks, and of several rules that are off blames none", () => {
    const off = ["clocks", "--off", "tie-break", "--off", "IR1", "--set", "processes=2"] as const;
    const { out } = check(...off);
    expect(out).toMatch(/violated in 2 steps: total-order\n +1 .*\n +2 /);
    expect(answer(...off).violations).toContainEqual({ rule: null, property: "total-order", length: 2 });
  });

  it("gives every rule's break as JSON", () => {
    const { violations, rules, complete } = answer("clocks", "--rules");
    expect(violations).toEqual(clocks.rules.map(({ id, protects, broken }) => ({ rule: id, property: protects, length: broken.steps })));
    expect(rules.map(({ rule, section }: Record<string, unknown>) => [rule, section])).toEqual(clocks.rules.map(({ id, section }) => [id, section]));
    expect(complete).toBe(true);
  });

  it("says which bound it stopped at, and with exit code 2 that it cannot tell", () => {
    expect(check("paxos", "--states", "1000")).toMatchObject({ code: 2, out: expect.stringContaining("stopped at the bound on states") });
    expect(check("paxos", "--memory", "1")).toMatchObject({ code: 2, out: expect.stringContaining("stopped at the bound on memory") });
    expect(answer("paxos", "--memory", "1", "--workers", "2")).toMatchObject({ code: 2, complete: false });
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
    ["check no-such-lab", "no lab"], ["check", "which lab?"], ["chekc paxos", "no command"], ["check paxos --workers 0", "--workers"],
    ["check paxos --memory none", "--memory"], ["check paxos --memory 0", "--memory"], ["check paxos --set priests=99", "priests"],
    ["check paxos b3-bites", "a whole lab"], ["check paxos --seed 3", "takes no --seed"], ["check paxos --rules --off B3", "no --off"],
    ["run paxos b3-bites figure-1", "one scenario"], ["run paxos --set priest=3", "no parameter \"priest\""], ["run paxos --workers 2", "takes no --workers"],
    ["run paxos --set __proto__=3", "no parameter"], ["run paxos --off B9", "no rule"], ["sweep --merge nowhere.json", "cannot be read"],
    ["sweep paxos --measure passed --axis priests=3,,5", "an axis needs values"], ["sweep --merge nowhere.json --seeds 3", "no --seeds"],
  ])("refuses %j in a sentence, with exit code 2", (line, said) => {
    const { code, out, err } = call(...line.split(" "));
    expect([code, out]).toEqual([2, ""]);
    expect(err.toLowerCase()).toContain(said);
    expect(err).not.toMatch(/ {4}at |Error:|ENOENT/);
  });

  it.each(["--help", "-h", "help", "check --help"])("shows with %s how it is called", (line) => {
    const { code, out } = call(...line.split(" "));
    expect(code).toBe(0);
    for (const verb of ["run LAB", "check LAB", "sweep LAB", "history FILE"]) expect(out).toContain(verb);
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
