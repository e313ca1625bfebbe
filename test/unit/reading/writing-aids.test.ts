// What is offered to whoever writes a session: words at the cursor, and mends for what is wrong.
import { describe, expect, it } from "vitest";
import { completions, fieldAt, linkAt, type Writing } from "../../../src/reading/completions";
import { nearest } from "../../../src/reading/nearest";
import type { Fix, Problem } from "../../../src/reading/problem";
import { readSeason } from "../../../src/reading/read-season";
import { readingFormat, sessionFormat, sessionSchema } from "../../../src/reading/session-format";
import { known } from "./known-labs";
import { sessionText } from "./session-text";

function read(source: string): ReturnType<typeof readSeason> {
  return readSeason(undefined, "season", [{ fileName: "9-test.md", source }], known);
}

function problemsOf(source: string): readonly Problem[] {
  return read(source).sessions[0]?.problems ?? [];
}

/** The text after a mend. */
function mended(source: string, { edits }: Fix): string {
  const lines = source.split("\n");
  for (const { line, from, to, text } of edits.toReversed()) lines[line] = `${(lines[line] ?? "").slice(0, from)}${text}${(lines[line] ?? "").slice(to)}`;
  return lines.join("\n");
}

/** The first mend of the only problem mends it, and leaves no other problem; gives its title. */
function mendsIt(source: string): string {
  const problems = problemsOf(source);
  expect(problems.map(({ message }) => message)).toHaveLength(1);
  const [fix] = problems[0]?.fixes ?? [];
  if (!fix) throw new Error(`There is no mend for: ${problems[0]?.message}`);
  expect(problemsOf(mended(source, fix)).map(({ message }) => message), mended(source, fix)).toEqual([]);
  return fix.title;
}

const point = (id: string, text = "Is it?"): string => `::: point ${id}\n${text}\n:::\n`;
const linking = (link: string): string => sessionText({}, point("s9.first.1", `See [this](${link}).`));

describe("a mend", () => {
  it("changes an unknown lab, scenario or moment to the nearest there is", () => {
    expect(mendsIt(linking("lab:paxso/b3-bites#b3-bites"))).toBe("Change to “lab:paxos/b3-bites#b3-bites”");
    expect(mendsIt(linking("lab:paxos/b3-bite"))).toBe("Change to “lab:paxos/b3-bites”");
    expect(mendsIt(linking("lab:paxos/one-president#choosen"))).toBe("Change to “lab:paxos/one-president#chosen”");
    expect(mendsIt(sessionText({ labs: "[paxos, epaxo]" }))).toBe("Change to “epaxos”");
    const scenes = [
      ["lab: paxo", "paxos"], ["lab: paxos\nscenario: b3-bits", "b3-bites"], ["lab: paxos\nscenario: one-president\nat: pased", "passed"],
    ];
    for (const [field, to] of scenes) {
      expect(mendsIt(sessionText({}, `${point("s9.first.1")}\n\`\`\`lab\n${field}\n\`\`\`\n`))).toBe(`Change to “${to}”`);
    }
  });

  it("changes a broken link within the season to the nearest there is", () => {
    expect(mendsIt(linking("point:s9.frist.1"))).toBe("Change to “point:s9.first.1”");
    expect(mendsIt(linking("session:s8"))).toBe("Change to “session:s9”");
    expect(mendsIt(linking("reading:on"))).toBe("Change to “reading:one”");
  });

  it("gives a point the next number of its group, whether it is doubled or out of order", () => {
    expect(mendsIt(sessionText({}, `${point("s9.first.1")}\n${point("s9.first.1")}`))).toBe("Change to “s9.first.2”");
    expect(mendsIt(sessionText({}, `${point("s9.first.1")}\n${point("s9.first.7")}`))).toBe("Change to “s9.first.2”");
    expect(mendsIt(sessionText({}, `${point("s9.first.1")}\n${point("s9.fist.1")}`))).toBe("Change to “s9.first.2”");
  });

  it("ends a point that does not end", () => {
    expect(mendsIt(sessionText({}, "::: point s9.first.1\nIs it?\n\n## What follows\n"))).toBe("End it here");
  });

  it("puts in a field that is missing, in the session and in an entry of a list", () => {
    expect(mendsIt(sessionText({ title: undefined }))).toBe("Add “title: \"Untitled\"”");
    expect(mendsIt(sessionText({ meeting: undefined }))).toMatch(/^Add “meeting: /);
    expect(mendsIt(sessionText({ readings: "\n  - id: one\n    role: primary\n    title: One\n    authors: [Ada]" }))).toBe("Add “kind: paper”");
    expect(mendsIt(sessionText({ readings: "\n  - { id: one, role: primary, title: One, authors: [Ada] }" }))).toBe("Add “kind: paper”");
    for (const { name, need } of readingFormat) {
      if (need !== "required") continue;
      const fields = { id: "one", role: "primary", kind: "paper", title: "One", authors: "[Ada]" };
      const rest = Object.entries(fields).filter(([key]) => key !== name).map(([key, value]) => `${key}: ${value}`);
      mendsIt(sessionText({ readings: `\n  - ${rest.join("\n    ")}` }));
    }
  });

  it("turns a date in words into its instant, or keeps the words", () => {
    const source = sessionText({ meeting: "June 23, 2021 8:30PM EDT" });
    expect(mendsIt(source)).toBe("Change to “2021-06-24T00:30:00Z”");
    const [, keep] = problemsOf(source)[0]?.fixes ?? [];
    expect(keep && mended(source, keep)).toContain("\nwhen: June 23, 2021 8:30PM EDT\n");
    expect(mendsIt(sessionText({ meeting: "some Friday" }))).toBe("Keep the words, as “when”");
  });

  it("changes a value or a key to what was probably meant", () => {
    const reading = (role: string): string => sessionText({ readings: `\n  - { id: one, role: ${role}, kind: paper, title: One, authors: [Ada] }` });
    expect(mendsIt(reading("chose-one"))).toBe("Change to “choose-one”");
    expect(mendsIt(sessionText({ standfrist: '"Words."' }))).toBe("Change to “standfirst”");
    expect(problemsOf(sessionText({ mood: "cheerful" })), "a field of one's own").toEqual([]);
  });

  it("is not offered for what is like nothing that exists", () => {
    expect(problemsOf(linking("lab:phlogiston"))[0]?.fixes).toBeUndefined();
    expect(nearest("phlogiston", ["paxos", "clocks"])).toBeUndefined();
    expect(nearest("paxso", ["paxos", "taxes"])).toBe("paxos");
  });
});

/** What is offered where the bar stands in a text. */
function offered(marked: string): readonly string[] {
  return completions(writing(marked)).map(({ label }) => label);
}

function writing(marked: string): Writing {
  const source = marked.replace("|", "");
  const before = marked.slice(0, marked.indexOf("|")).split("\n");
  const { season, sessions } = read(source);
  return { lines: source.split("\n"), line: before.length - 1, column: before.at(-1)?.length ?? 0, session: sessions[0]?.session, season, known };
}

describe("completion", () => {
  it("offers the fields that are not there yet, of the session, of a reading and of a lab", () => {
    expect(offered(sessionText({ sta: "|" }).replace("sta: |", "sta|"))).toEqual(["when", "standfirst", "labs", "discussion"]);
    const rest = ["role", "kind", "authors", "year", "venue", "link", "why", "note"];
    expect(offered(sessionText({ readings: "\n  - id: one\n    |\n    title: One" }))).toEqual(rest);
    expect(offered(sessionText({ readings: "\n  - id: one\n  - |" }))[0]).toBe("id");
    expect(offered(sessionText({}, "```lab\nlab: paxos\n|\n```\n"))).toEqual(["scenario", "at", "parameters", "off", "seed", "steps", "caption"]);
  });

  it("offers the values of a choice, and labs", () => {
    expect(offered(sessionText({ readings: "\n  - id: one\n    role: |" }))).toEqual(["primary", "choose-one", "related"]);
    expect(offered(sessionText({ readings: "\n  - id: one\n    kind: p|" }))).toContain("podcast");
    expect(offered(sessionText({ labs: "[paxos, |]" }))).toContain("epaxos");
    expect(offered(sessionText({ labs: "\n  - |" }))[0]).toBe("paxos");
  });

  it("offers where a link may lead, part by part", () => {
    const at = (link: string): readonly string[] => offered(sessionText({}, `${point("s9.first.1")}\n[x](${link}|)\n`));
    expect(at("")).toEqual(["lab:", "point:", "session:", "reading:"]);
    expect(at("lab:")[0]).toBe("paxos");
    expect(at("lab:paxos/")).toEqual(["one-president", "two-presidents", "b3-bites", "hostile-messengers", "without-b3"]);
    expect(at("lab:paxos/b3-bites#")).toEqual(["president-leaves", "b3-bites", "passed"]);
    expect(at("point:")).toEqual(["s9.first.1"]);
    expect(at("session:")).toEqual(["s9"]);
    expect(at("reading:o")).toEqual(["one"]);
    expect(at("https://")).not.toContain("paxos");
  });

  it("offers the fields of an embedded lab by what stands above", () => {
    expect(offered(sessionText({}, "```lab\nlab: |\n```\n"))[0]).toBe("paxos");
    expect(offered(sessionText({}, "```lab\nlab: paxos\nscenario: |\n```\n"))).toContain("b3-bites");
    expect(offered(sessionText({}, "```lab\nlab: paxos\nscenario: b3-bites\nat: |\n```\n"))).toEqual(["president-leaves", "b3-bites", "passed"]);
  });

  it("offers the figures that can be drawn", () => {
    expect(offered(sessionText({}, "```figure\n|\n```\n"))).toEqual(["name", "caption"]);
    expect(offered(sessionText({}, "```figure\nname: st|\n```\n"))).toContain("stripes");
  });

  it("offers the next point of each group, and nothing in plain words", () => {
    expect(offered(sessionText({}, `${point("s9.first.1")}\n:::|`))).toEqual(["::: point s9.first.2"]);
    expect(offered(sessionText({}, `${point("s9.first.1")}\nPlain words |`))).toEqual([]);
    expect(offered(sessionText({}, "```js\n[x](lab:|\n```\n"))).not.toContain("lab");
  });
});

describe("a hover", () => {
  it("says what a field is for and where a link leads", () => {
    expect(fieldAt(writing(sessionText({ standfirst: '"|W"' })))?.name).toBe("standfirst");
    expect(fieldAt(writing(sessionText({ readings: "\n  - id: one\n    ro|le: primary" })))?.name).toBe("role");
    expect(fieldAt(writing(sessionText({}, "No|te: this is text.\n")))).toBeUndefined();
    const on = (link: string): string | undefined => linkAt(writing(sessionText({}, point("s9.first.1", `[x](${link}|)`))))?.says;
    expect(on("lab:paxos/b3-bites#passed")).toBe("Paxos: b3 bites: passed");
    expect(on("lab:epaxos")).toBe("lab:epaxos: not yet");
    expect(on("reading:one")).toBe("One");
  });
});

describe("the format of the front matter", () => {
  it("ships as a JSON schema", async () => {
    await expect(`${JSON.stringify(sessionSchema(), null, 2)}\n`).toMatchFileSnapshot("../../../media/session.schema.json");
  });

  it("describes what is read: each required field is missed, each option is taken, each sample is sound", () => {
    for (const { name, need } of sessionFormat) {
      const missed = problemsOf(sessionText({ [name]: undefined })).some(({ message }) => message.includes(`no "${name}"`));
      expect(missed, name).toBe(need === "required");
    }
    for (const { name, options = [] } of readingFormat) {
      for (const option of options) {
        const fields = { id: "one", role: "primary", kind: "paper", title: "One", authors: "[Ada]", [name]: option };
        expect(problemsOf(sessionText({ readings: `\n  - { ${Object.entries(fields).map((pair) => pair.join(": ")).join(", ")} }` }))).toEqual([]);
      }
    }
  });
});
