// Where the reader stands survives a reload, and junk in its place counts as nothing.
import { describe, expect, it } from "vitest";
import { type Memory, Progress } from "../../../src/host/sessions/progress";

function memory(kept?: unknown): Memory & { kept: unknown } {
  const box = {
    kept,
    get: () => box.kept,
    update: (_: string, value: unknown) => { box.kept = JSON.parse(JSON.stringify(value)); return Promise.resolve(); },
  };
  return box;
}

const lab = {
  version: 1 as const, scenario: "one-president", current: 0, cursor: 3, tab: "events",
  setup: { lab: "paxos", parameters: {}, off: [], seed: 1 },
  branches: [{ id: 0, parent: null, at: 0, title: "The run", steps: [] }],
};

describe("progress", () => {
  it("remembers the session read last, the place in each, and the lab", () => {
    const box = memory();
    const before = new Progress(box);
    before.opened("file:///1.md");
    before.reached("file:///1.md", { block: 7, offset: 3 });
    before.reached("file:///2.md", { block: 1, offset: 0 });
    before.ran(lab);
    const after = new Progress(box);
    expect(after.session).toBe("file:///2.md");
    expect(after.placeIn("file:///1.md")).toEqual({ block: 7, offset: 3 });
    expect(after.lab).toEqual(lab);
  });

  it("gives back a lab that was told of later than its page kept it, and only that", () => {
    const progress = new Progress(memory());
    expect(progress.laterLab("paxos", null)).toBeUndefined();
    progress.ran({ ...lab, keptAt: 2000 });
    expect([1000, 2000, 3000].map((kept) => progress.laterLab("paxos", kept)?.keptAt)).toEqual([2000, undefined, undefined]);
    expect(progress.laterLab("paxos", null)?.keptAt).toBe(2000);
    expect(progress.laterLab("clocks", null)).toBeUndefined();
    progress.ran(lab);
    expect(progress.laterLab("paxos", 0)).toBeUndefined();
  });

  it.each([[undefined], ["text"], [{ version: 2 }], [{ version: 1, places: "many" }], [{ version: 1, places: [["x"]] }]])(
    "begins anew when what was kept is %s", (kept) => {
      const progress = new Progress(memory(kept));
      expect(progress.session).toBeUndefined();
      progress.reached("file:///1.md", { block: 1, offset: 0 });
      expect(progress.placeIn("file:///1.md")).toEqual({ block: 1, offset: 0 });
    },
  );

  it("forgets a lab that was closed, and only that one", () => {
    const progress = new Progress(memory());
    progress.ran(lab);
    progress.closedLab("clocks");
    expect(progress.lab?.setup.lab).toBe("paxos");
    progress.closedLab("paxos");
    expect(progress.lab).toBeUndefined();
  });

  it("remembers what was read of each session, says when that changes, and unlearns it when told", () => {
    const box = memory();
    const before = new Progress(box);
    let heard = 0;
    before.onDidMark(() => { heard += 1; });
    before.mark("file:///1.md", ["section-a"], true);
    before.mark("file:///1.md", ["section-b", "section-a"], true);
    before.mark("file:///2.md", ["section-a"], true);
    before.mark("file:///2.md", ["section-a"], true);
    expect(heard).toBe(3);
    const after = new Progress(box);
    expect(after.readIn("file:///1.md")).toEqual(["section-a", "section-b"]);
    after.mark("file:///1.md", ["section-a"], false);
    expect(after.readIn("file:///1.md")).toEqual(["section-b"]);
    expect(after.readIn("file:///2.md")).toEqual(["section-a"]);
    expect(new Progress(memory({ version: 1, places: [] })).readIn("file:///1.md")).toEqual([]);
  });

  it("keeps the hundred places reached last", () => {
    const progress = new Progress(memory());
    for (let at = 0; at < 150; at++) progress.reached(`file:///${at}.md`, { block: at, offset: 0 });
    expect(progress.placeIn("file:///49.md")).toBeUndefined();
    expect(progress.placeIn("file:///50.md")).toEqual({ block: 50, offset: 0 });
  });
});
