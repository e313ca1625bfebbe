// What a panel kept may come from another version of the page, or be no state at all.
import { describe, expect, it } from "vitest";
import { readKept } from "../../../src/webview/reader/kept";
import { readerState } from "../../../src/wire/reader";

const kept = {
  version: 1, session: "file:///2.md", place: { block: 12, offset: -3.5 },
  drafts: [{ key: "n-1", id: "n-1", kind: "todo", target: { session: "s2", point: "s2.metaphor.1" }, text: "half a thou" }],
};

describe("the state a reader panel kept", () => {
  it("comes back with its place and what was being written", () => {
    expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(readKept({ version: 1, session: "file:///2.md" })).toEqual({ version: 1, session: "file:///2.md" });
  });

  it("of the time before there were kinds holds plain notes", () => {
    const [{ kind: _, ...draft }] = kept.drafts as [(typeof kept.drafts)[number]];
    expect(readKept({ ...kept, drafts: [draft] })?.drafts).toEqual([{ ...draft, kind: "note" }]);
  });

  it("is also what the host needs to restore the panel", () => {
    expect(readerState.safeParse(kept).success).toBe(true);
  });

  it.each([undefined, null, "state", {}, { ...kept, version: 2 }, { ...kept, drafts: [{ text: "no key" }] }])(
    "is nothing when it is not ours: %j", (state) => expect(readKept(state)).toBeUndefined(),
  );
});
