import { describe, expect, it } from "vitest";
import { labFences } from "../../../src/host/lab-fences";

describe("lab fences in any Markdown", () => {
  it("are found by their lines, and no other fence is", () => {
    const ours = ["```lab", "lab: paxos", "```", "~~~~ lab", "lab: clocks", "```", "~~~~"];
    const text = ["# Notes", ...ours, "```js", "```lab", "```", "``` labour", "```"].join("\r\n");
    expect(labFences(text)).toEqual([{ line: 1, content: "lab: paxos" }, { line: 4, content: "lab: clocks\n```" }]);
  });

  it("may be indented, or never end", () => {
    expect(labFences("  ```lab\n  lab: paxos\n    at: 2\n  ```\n    ```lab\n")).toEqual([{ line: 0, content: "lab: paxos\n  at: 2" }]);
    expect(labFences("```lab\nlab: paxos")).toEqual([{ line: 0, content: "lab: paxos" }]);
  });
});
