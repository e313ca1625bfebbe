// What a person who writes a session file is told about mistakes, and what a reader still gets to see.
import { describe, expect, it } from "vitest";
import { charactersMax } from "../../../src/reading/front-matter";
import { readSeason } from "../../../src/reading/read-season";
import { known } from "./known-labs";
import { parse, sessionText, told } from "./session-text";

describe("a sound session file", () => {
  it("is read whole", () => {
    const { session, problems } = parse(sessionText());
    expect(problems).toEqual([]);
    expect(session).toMatchObject({
      id: "s9", number: 9, title: "A test of time", meeting: "2021-06-24T00:30:00Z", open: false,
      readings: [{ id: "one", role: "primary", kind: "paper", title: "One", authors: ["Ada"], year: 1998, line: 6 }],
      groups: [{ id: "first", title: "The First", line: 8 }],
      points: [{ id: "s9.first.1", group: "first", text: "Is it?", line: 10 }],
    });
  });

  it("may have Windows line ends and a byte order mark", () => {
    const { session, problems } = parse(`\uFEFF${sessionText().replaceAll("\n", "\r\n")}`);
    expect(problems).toEqual([]);
    expect(session.points).toMatchObject([{ id: "s9.first.1", text: "Is it?", line: 10 }]);
  });
});

describe("front matter that is broken", () => {
  it("is one problem where it breaks, and the page keeps its text", () => {
    const parsed = parse('---\nid: s9\ntitle: "unfinished\nnumber: 9\n---\n\n## Something to read\n\nWords.\n');
    expect(parsed.problems.every(({ message }) => message.startsWith("This is not readable YAML"))).toBe(true);
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(parsed.session.id).toBe("s9");
    expect(parsed.session.body).toContain("Words.");
  });

  it.each([
    ["an unclosed list before it", "labs: [paxos\ntitle: Intact\nnumber: 4\n", "Intact", 4],
    ["an unclosed quote before it", "id: \"m\ntitle: Intact\nnumber: 4\n", "Intact", 4],
    ["a broken list after it", "title: Intact\nnumber: 4\nreadings:\n  - {id: [}\n", "Intact", 4],
    ["lines that are no fields beside it", "title: Intact\n}}}\nnumber: 4\n", "Intact", 4],
    ["a colon of its own", "title: Paxos: a story\nnumber: 4\n", "Paxos: a story", 4],
    ["an unclosed quote of its own", "title: \"Half quoted\nnumber: 4\n", "Half quoted", 4],
  ])("keeps its title in broken YAML: %s", (_, yaml, title, number) => {
    const { session, problems } = parse(`---\n${yaml}---\n## A section\n`, "7-test.md");
    expect([session.title, session.number]).toEqual([title, number]);
    expect(problems.map(({ message }) => message).join()).toContain("This is not readable YAML");
  });

  it("falls back to the first heading, then to the name of the file", () => {
    expect(parse("## Something to read\n").session.title).toBe("Something to read");
    expect(parse("Words.", "folder/9-test.md").session).toMatchObject({ title: "9-test", id: "9-test", number: 9 });
  });

  it("is told when it is absent or does not end", () => {
    expect(told(parse("Words."))[0]).toMatch(/^1: This file has no front matter\./);
    expect(told(parse("---\nid: s9\n"))[0]).toMatch(/^1: The front matter does not end\./);
  });

  it("is told with the line when a field is missing or of another type", () => {
    const fields = { number: "nine", meeting: "24 June 2021", title: undefined, readings: "one" };
    expect(told(parse(sessionText(fields)))).toEqual([
      '2: This session has no "title". Add it.',
      '3: "number" must be a whole number.',
      '4: "24 June 2021" is not an instant. Write it with its zone, as in "2021-06-24T00:30:00Z".',
      '5: "readings" must be a list.',
    ]);
  });

  it("keeps a reading of which only parts can be used", () => {
    const parsed = parse(sessionText({
      readings: "\n  - { id: one, role: main, kind: scroll, title: One, authors: Ada, link: 'javascript:alert(1)' }\n  - Two",
    }));
    expect(told(parsed)).toEqual([
      '7: "role" must be one of primary, choose-one, related.',
      '7: "kind" must be one of paper, podcast, lecture, documentation.',
      '7: "authors" must be a list.',
      "7: A reading's link must be a web address that begins with http:// or https://.",
      '8: Each entry of "readings" must be a set of fields.',
    ]);
    expect(parsed.session.readings).toEqual([{ id: "one", role: "related", kind: "paper", title: "One", authors: [], line: 6 }]);
  });

  it("does not follow aliases, however they multiply", () => {
    const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(", ")}]`);
    const parsed = parse(`---\nl0: &l0 [x]\n${levels.join("\n")}\ntitle: *l12\nstandfirst: *l12\n---\n`);
    expect(told(parsed)).toContain('15: "title" refers to another field. Write its value here instead.');
    expect(parsed.session.title).toBe("9-test");
  });
});

describe("names that are used twice", () => {
  it("are told for readings, groups and points, and the first of each is kept", () => {
    const one = "{ id: one, role: primary, kind: paper, title: One, authors: [Ada] }";
    const parsed = parse(sessionText(
      { readings: `\n  - ${one}\n  - ${one}`, groups: "\n  - { id: first, title: The First }\n  - { id: first, title: Again }" },
      "::: point s9.first.1\nA\n:::\n\n::: point s9.first.1\nB\n:::\n",
    ));
    expect(told(parsed)).toEqual([
      '8: The reading "one" is already on line 7. Give this one an id of its own.',
      '11: The group "first" is already on line 10. Give this one an id of its own.',
      '17: The point "s9.first.1" is already on line 13. Give this one an id of its own.',
    ]);
    expect(parsed.session.points.map(({ text }) => text)).toEqual(["A"]);
  });
});

describe("discussion points", () => {
  const bodies: readonly (readonly [string, string, RegExp])[] = [
    ["of a group that is not declared", "::: point s9.second.1\nA\n:::\n", /^11: The group "second" is not declared\./],
    ["out of order", "::: point s9.first.2\nA\n:::\n", /^11: The point "s9.first.2" is out of order: the next number in this group is 1\./],
    ["with an id of another form", "::: point first\nA\n:::\n", /^11: "first" is not a point's id\./],
    ["that do not end", "::: point s9.first.1\nA\n", /^11: The point "s9.first.1" does not end\./],
    ["that say nothing", "::: point s9.first.1\n:::\n", /^11: The point "s9.first.1" says nothing\./],
    ["under one that is not there", "::: point s9.first.1 under=s9.first.7\nA\n:::\n", /^11: "s9.first.1" belongs under "s9.first.7"/],
    ["that are called something else", "::: ponit s9.first.1\nA\n:::\n", /^11: There is no block called "ponit"\./],
  ];
  it.each(bodies)("%s are told on their own line", (_name, body, message) => {
    const found = told(parse(sessionText({}, body))).filter((problem) => !problem.includes("has no points"));
    expect(found).toEqual([expect.stringMatching(message)]);
  });

  it("do not swallow what follows when their end is forgotten", () => {
    const { session } = parse(sessionText({}, "::: point s9.first.1\nA\n\n::: point s9.first.2\nB\n\n## After\n\nText\n"));
    expect(session.points.map(({ text }) => text)).toEqual(["A", "B"]);
    expect(session.sections).toMatchObject([{ title: "After", level: 2, line: 16 }]);
  });
});

describe("links and figures", () => {
  const point = "::: point s9.first.1\nA\n:::\n";
  it("into labs are told where they stand, with what there is instead", () => {
    const body = `${point}\nOne [a](lab:nothing) and\n[b](lab:paxos/nowhere), [c](lab:paxos/one-president#never).\n\n`
      + "[fine](lab:paxos/one-president#12), [later](lab:clocks/any#thing), [d](lab:paxos#chosen)\n";
    const parsed = parse(sessionText({}, body));
    expect(told(parsed)).toEqual([
      '15: There is no lab "nothing".',
      '16: The lab "paxos" has no scenario "nowhere"; it has one-president, two-presidents, b3-bites, hostile-messengers, without-b3.',
      '16: The scenario "one-president" has no moment "never"; it has next-ballot, promised, chosen, passed.',
      '18: Name a scenario of "paxos" before the moment.',
    ]);
    expect(parsed.problems[0]).toMatchObject({ from: 8, to: 19 });
    expect(parsed.session.labLinks[3]?.reference).toEqual({ lab: "paxos", scenario: "one-president", step: 12 });
  });

  it("that cannot be opened are told", () => {
    const body = `${point}\n[a](javascript:alert(1)) [b](../other.md) [c](data:text/html,x)\n`;
    expect(told(parse(sessionText({}, body)))).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^15: This link cannot be opened\./)));
  });

  it("in a lab fence are told on the line of the fence or of the field", () => {
    const body = `${point}\n\`\`\`lab\nlab: paxos\nscenario: gone\n\`\`\`\n\n\`\`\`lab\nscenario: [\n\`\`\`\n\n\`\`\`lab\nat: 3\n\`\`\`\n`;
    const messages = told(parse(sessionText({}, body)));
    expect(messages[0]).toMatch(/^15: The lab "paxos" has no scenario "gone"/);
    expect(messages[1]).toMatch(/^2[12]: This is not readable YAML/);
    expect(messages[2]).toMatch(/^25: This lab has no "lab"/);
  });

  it("to a lab that only is planned are no problem", () => {
    expect(told(parse(sessionText({ labs: "[clocks]" }, `${point}\n[a](lab:clocks)\n`)))).toEqual([]);
    expect(told(parse(sessionText({ labs: "[cloks]" }, point)))).toEqual(['10: There is no lab "cloks".']);
  });

  it("to other sessions are checked once the season is known", () => {
    const links = `${point}\n[a](point:s8.first.1) [b](session:s8) [c](reading:two)\n[d](point:s8.first.9) [e](session:s7) [f](reading:one)\n`;
    const other = sessionText({ id: "s8", number: "8", readings: "\n  - { id: two, role: primary, kind: paper, title: Two, authors: [] }" },
      "::: point s8.first.1\nA\n:::\n");
    const { sessions } = readSeason(undefined, "season", [
      { fileName: "9-nine.md", source: sessionText({}, links) }, { fileName: "8-eight.md", source: other },
    ], known);
    expect(sessions.map(({ session, problems }) => [session.id, told({ problems })])).toEqual([
      ["s8", []],
      ["s9", ['16: There is no point "s8.first.9" in this season.', '16: There is no session "s7" in this season.']],
    ]);
  });

  it("of two sessions with one id or number are told", () => {
    const { sessions } = readSeason(undefined, "season", ["a.md", "b.md"].map((fileName) => ({ fileName, source: sessionText() })), known);
    expect(told(sessions[1] ?? { problems: [] })).toEqual([
      '1: The id "s9" is taken by a.md. Give this session another.',
      "1: The number 9 is taken by a.md. Give this session another.",
    ]);
  });
});

describe("a file of five megabytes", () => {
  const long = sessionText({}, "Words and [links](lab:paxos/one-president#chosen) and *more* words.\n\n".repeat(75_000));
  it("is cut and says so, so that what is read of it is bounded", () => {
    expect(long.length).toBeGreaterThan(5_000_000);
    const { session, problems } = parse(long);
    expect(problems[0]?.line).toBe(0);
    expect(problems[0]?.message).toMatch(
      /^This file is too long: only the first 300,000 of its 5,\d\d\d,\d\d\d characters are shown\./);
    expect(session.title).toBe("A test of time");
    expect(session.body.length).toBeLessThan(charactersMax);
  });
});
