// Whatever arrives as a run, in a file, a fence or a link: it is a run that can be opened and shown, or a clear sentence. Never an
// exception, never an endless replay. FUZZ_RUNS says how many of each.
import { describe, expect, it } from "vitest";
import { readLink, writeRunLink } from "../../src/host/labs/link-text";
import { labFences } from "../../src/reading/lab-fences";
import { draw, indexOf, purpose } from "../../src/kernel/random";
import { labs } from "../../src/labs/index";
import { replayBranches } from "../../src/labs/runs/branches";
import { replayRun } from "../../src/labs/runs/replay";
import { type Run, runStepsMax } from "../../src/labs/runs/run";
import { shortRun, type Told, wholeRun } from "../../src/labs/runs/write-run";
import { readEmbed } from "../../src/reading/markdown/lab-embed";
import { Problems } from "../../src/reading/problem";
import { stillText } from "../../src/views/still";
import { readRun, readRunFile, type RunAnswer, runOfReference, writeRunFence, writeRunFile } from "../../src/wire/run-text";
import { anyRun } from "../labs/any-run";

const runs = Number(process.env["FUZZ_RUNS"] ?? 25);
const sources = labs.flatMap((lab) => lab.scenarios.slice(0, 3).map((scenario, index) => anyRun(lab, scenario, 11 + index, 24)));

/** A stream of small numbers that is the same every time. */
function dice(seed: number): (sides: number) => number {
  let drawn = 0;
  return (sides) => indexOf(draw(seed, purpose.pick, drawn++), sides);
}

const pieces = [
  "", "\u0000", "\"", "{", "}", "[", "]", ",", ":", "-", "1e999", "-1", "null", "true", "steps", "__proto__", "\n", "```", "&", "%", "𝔘", "\ud800",
  "9".repeat(30),
];

/** A text with some of it lost, doubled, moved or replaced. */
function mangled(text: string, roll: (sides: number) => number): string {
  let out = text;
  for (let cuts = 1 + roll(4); cuts > 0; cuts--) {
    const [a, b] = [roll(out.length + 1), roll(out.length + 1)].toSorted((x, y) => x - y) as [number, number];
    const piece = pieces[roll(pieces.length)] ?? "";
    const near = Math.min(b, a + roll(6));
    out = [out.slice(0, a), out.slice(0, a) + out.slice(near), out.slice(0, a) + piece + out.slice(near), out.slice(0, near) + out.slice(a)][roll(4)] ?? out;
  }
  return out;
}

const junk: readonly unknown[] = [
  null, 0, -1, 1.5, 1e308, 2 ** 53, "", "A", [], {}, true, ["A", "A"], { type: "input", node: "A", input: {} },
  { action: { type: "crash", node: "A" }, at: 1e308 },
  { action: { type: "deliver", packet: 1 }, at: -1 }, { action: { type: "delay", packet: 0, by: 1e308 } }, 99_999, [{ a: [[[]]] }], { toString: 1, valueOf: 2 },
];

/** A value with some part of it replaced, added or gone. */
function twisted(value: unknown, roll: (sides: number) => number): unknown {
  if (roll(6) === 0 || typeof value !== "object" || value === null) return junk[roll(junk.length)];
  if (Array.isArray(value)) {
    const at = roll(value.length + 1);
    return value.toSpliced(at, roll(2), ...(roll(2) === 0 ? [] : [twisted(value[at], roll)]));
  }
  const entries = Object.entries(value);
  const at = roll(entries.length);
  return Object.fromEntries(entries.flatMap(([name, held], index) => (index !== at ? [[name, held]] : roll(5) === 0 ? [] : [[name, twisted(held, roll)]])));
}

function expectSound(answer: RunAnswer, what: string): "opened" | "refused" {
  if (answer.kind === "refused") {
    expect(answer.sentence, what).toMatch(/^[“A-Z].*[.!?]$/s);
    expect(answer.sentence.length, what).toBeLessThan(300);
    return "refused";
  }
  const lab = labs.find(({ id }) => id === answer.run.lab);
  if (!lab) return "refused";
  const replay = replayRun(lab, answer.run);
  const { recording } = replay;
  expect(recording.length, what).toBeLessThanOrEqual(runStepsMax);
  const forked = replayBranches(lab, answer.run, replay);
  expect(forked.branches.map(({ id }) => id), what).toContain(forked.shown);
  for (const sentence of [...replay.changes, ...forked.changes]) expect(sentence, what).toMatch(/^[“"A-Z].*[.!?]$/s);
  stillText(recording, lab.portrait, Math.min(recording.length, 60));
  return "opened";
}

function source(seed: number): { readonly whole: Run; readonly short: Run } {
  const told = sources[seed % sources.length];
  if (!told) throw new Error("There is no run to mangle.");
  return { whole: forked(wholeRun(told), told), short: shortRun(told) };
}

/** As a file has it: the run is a branch of another that went on differently. */
function forked(run: Run, { recording: { steps, length } }: Told): Run {
  const root = { id: 0, parent: null, at: 0, title: "The root", steps: steps.slice(0, length - 2) };
  return { ...run, shown: 1, branches: [root, { id: 1, parent: 0, at: length - 4, title: "A fork" }, { ...root, id: 2, parent: 1, at: 3, title: "Another" }] };
}

const fence = (text: string): RunAnswer => {
  const [first] = labFences(text);
  const embed = readEmbed(first?.content ?? text, 0, new Problems());
  return embed ? runOfReference(embed.reference) : { kind: "refused", sentence: "No lab." };
};

async function link(text: string): Promise<RunAnswer> {
  const at = text.indexOf("?");
  const answer = await readLink(text.slice(text.indexOf("/run"), at), text.slice(at + 1));
  return answer.kind === "run" || answer.kind === "refused" ? answer : { kind: "refused", sentence: "Another link." };
}

const seeds = Array.from({ length: runs }, (_, seed) => seed);

describe("a mangled run", () => {
  it("in a file", () => {
    const ends = seeds.map((seed) => expectSound(readRunFile(mangled(writeRunFile(source(seed).whole, "1.0.0"), dice(seed))), `seed ${seed}`));
    expect(new Set(ends).size).toBe(2);
  });

  it("in a fence", () => {
    const ends = seeds.map((seed) => expectSound(fence(mangled(writeRunFence(source(seed).short, "Why?"), dice(seed))), `seed ${seed}`));
    expect(new Set(ends).size).toBe(2);
  });

  it("in a link", async () => {
    for (const seed of seeds) expectSound(await link(mangled(await writeRunLink("vscode://a.b", source(seed).short), dice(seed))), `seed ${seed}`);
  });

  it("whose parts are of another kind than they should be", () => {
    const ends = seeds.map((seed) => {
      const value = twisted(seed % 2 === 0 ? source(seed).whole : source(seed).short, dice(seed));
      return expectSound(readRun(value), `seed ${seed}: ${JSON.stringify(value).slice(0, 400)}`);
    });
    expect(new Set(ends).size).toBe(2);
  });
});

describe("random bytes", () => {
  it("are no run", async () => {
    for (const seed of seeds) {
      const roll = dice(seed);
      const bytes = new TextDecoder().decode(Uint8Array.from({ length: roll(400) }, () => roll(256)));
      expect(readRunFile(bytes).kind).toBe("refused");
      expectSound(fence(`\`\`\`lab\n${bytes}\n\`\`\``), `seed ${seed}`);
      const more = btoa(String.fromCharCode(...Array.from({ length: roll(300) }, () => roll(256))));
      expectSound(await link(`vscode://a.b/run?lab=paxos&more=${more}`), `seed ${seed}`);
    }
  });
});
