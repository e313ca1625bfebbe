import { describe, expect, it } from "vitest";
import { commandFor, type Pressed } from "../../../src/webview/lab/keys";

const press = (key: string, over: Partial<Pressed> = {}) => commandFor({ key, plain: true, tag: "DIV", role: "", type: "", ...over });

describe("the player's keys", () => {
  it("move through the run", () => {
    expect([" ", "ArrowRight", "ArrowLeft", "Home", "End", "n", "p", "Escape", "c", "x"].map((key) => press(key))).toEqual(
      ["toggle", "step", "back", "start", "end", "next moment", "previous moment", "let go", "compare", "swap"],
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
