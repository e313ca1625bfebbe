import { describe, expect, it } from "vitest";
import { labFences, partsAround } from "../../../src/reading/lab-fences";

describe("lab fences in any Markdown", () => {
  it("are found by their lines, and no other fence is", () => {
    const ours = ["```lab", "lab: paxos", "```", "~~~~ lab", "lab: clocks", "~~~", "~~~~"];
    const text = ["# Notes", ...ours, "```js", "```lab", "```", "``` labour", "```"].join("\r\n");
    expect(labFences(text)).toEqual([{ line: 1, end: 4, content: "lab: paxos" }, { line: 4, end: 8, content: "lab: clocks\n~~~" }]);
  });

  it("may be indented, or never end", () => {
    expect(labFences("  ```lab\n  lab: paxos\n    at: 2\n  ```\n    ```lab\n")).toEqual([{ line: 0, end: 4, content: "lab: paxos\n  at: 2" }]);
    expect(labFences("```lab\nlab: paxos")).toEqual([{ line: 0, end: 3, content: "lab: paxos" }]);
  });

  it("end with a mark of their own sign that is long enough and stands alone, and code in a line is none", () => {
    expect(labFences("~~~~ lab\nlab: clocks\n````\n~~~~ lab\n~~~~~ ")).toEqual([{ line: 0, end: 5, content: "lab: clocks\n````\n~~~~ lab" }]);
    expect(labFences("```lab```\n```lab\nlab: paxos\n```")).toEqual([{ line: 1, end: 4, content: "lab: paxos" }]);
  });

  it("are not looked for without end", () => {
    expect(labFences("```lab\n```\n".repeat(250))).toHaveLength(200);
  });

  it("are told from the words around them", () => {
    expect(partsAround("What if?\n\n```lab\nlab: paxos\n```\n\n```js\nx\n```\n")).toEqual([
      { kind: "text", text: "What if?" }, { kind: "lab", fence: "lab: paxos" }, { kind: "text", text: "```js\nx\n```" },
    ]);
    expect(partsAround("Only words.\n")).toEqual([{ kind: "text", text: "Only words." }]);
    expect(partsAround("```lab\nlab: paxos")).toEqual([{ kind: "lab", fence: "lab: paxos" }]);
  });
});
