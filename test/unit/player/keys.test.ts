import { describe, expect, it } from "vitest";
import { commandFor, type Pressed } from "../../../src/webview/lab/keys";
import { rowAfter } from "../../../src/webview/lab/tabs/row-after";
import { thingAfter } from "../../../src/webview/lab/use-stage-keys";

const press = (key: string, over: Partial<Pressed> = {}) => commandFor({ key, plain: true, tag: "DIV", role: "", type: "", ...over });

describe("the player's keys", () => {
  it("move through the run", () => {
    expect([" ", "ArrowRight", "ArrowLeft", "Home", "End", "n", "p", "e", "Escape", "c", "x"].map((key) => press(key))).toEqual(
      ["toggle", "step", "back", "start", "end", "next moment", "previous moment", "pick out", "let go", "compare", "swap"],
    );
  });

  it("leave a slider, a field, a list and a menu alone", () => {
    expect(press("ArrowRight", { tag: "INPUT", type: "range" })).toBeUndefined();
    expect(press("n", { tag: "INPUT", type: "number" })).toBeUndefined();
    expect(press("ArrowRight", { tag: "SELECT" })).toBeUndefined();
    expect(press("Home", { role: "menuitem", tag: "BUTTON" })).toBeUndefined();
    expect(press("n", { tag: "TEXTAREA" })).toBeUndefined();
  });

  it("let Space press the button that has the focus, and arrows choose a tab", () => {
    expect(press(" ", { tag: "BUTTON" })).toBeUndefined();
    expect(press("ArrowRight", { tag: "BUTTON" })).toBe("step");
    expect(press("ArrowRight", { tag: "BUTTON", role: "tab" })).toBeUndefined();
  });

  it("are never those of the editor: nothing with Ctrl, Alt or Cmd", () => {
    expect(press("n", { plain: false })).toBeUndefined();
    expect(press("ArrowRight", { plain: false })).toBeUndefined();
  });
});

describe("the keys of the stage", () => {
  const things = ["node A", "node B", "link A B", "packet 4", "packet 7"];
  const from = (key: string, at: number): string | undefined => things[thingAfter(key, things, at) ?? -1];

  it("go from thing to thing and round, and leave the run its own", () => {
    expect(things.map((_, at) => from("ArrowDown", at))).toEqual(["node B", "link A B", "packet 4", "packet 7", "node A"]);
    expect(from("ArrowUp", 0)).toBe("packet 7");
    expect(["ArrowLeft", "ArrowRight", "Home", "End", " ", "Enter"].map((key) => from(key, 1))).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  it("skip a kind, to its first", () => {
    expect(["PageDown", "PageUp"].map((key) => things.map((_, at) => from(key, at)))).toEqual([
      ["link A B", "link A B", "packet 4", "node A", "node A"],
      ["packet 4", "packet 4", "node A", "link A B", "link A B"],
    ]);
  });
});

describe("the keys of the list of events", () => {
  const keys = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"];
  const from = (at: number): readonly (number | undefined)[] => keys.map((key) => rowAfter(key, at, 100, 7));

  it("go by a row, by a page and to the ends, and no further", () => {
    expect(from(50)).toEqual([51, 49, 57, 43, 0, 99]);
    expect(from(0)).toEqual([1, 0, 7, 0, 0, 99]);
    expect(from(98)).toEqual([99, 97, 99, 91, 0, 99]);
  });

  it("leave the run's own keys to the run", () => {
    expect(["ArrowLeft", "ArrowRight", "n", "p", "e", "Escape"].map((key) => rowAfter(key, 5, 100, 7))).toEqual(Array(6).fill(undefined));
  });
});
