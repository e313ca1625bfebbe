// A part of a picture is drawn anew when something that it is given is another, and only then.
import type { JSX } from "preact";
import { expect, it } from "vitest";
import { memo } from "../../../src/views/memo";

interface Sign { readonly text: string; readonly faint: boolean }

const parts = (): { readonly anew: (next: Sign) => boolean } => {
  const Part = memo(({ text, faint }: Sign): JSX.Element => <b class={faint ? "faint" : ""}>{text}</b>);
  const part = new Part({ text: "A", faint: false });
  part.props = { text: "A", faint: false };
  return { anew: (next) => part.shouldComponentUpdate?.(next, {}, undefined) ?? true };
};

it("stays as it is while all that it is given is the same", () => {
  expect(parts().anew({ text: "A", faint: false })).toBe(false);
});

it("is drawn anew as soon as one thing is another", () => {
  expect(parts().anew({ text: "B", faint: false })).toBe(true);
  expect(parts().anew({ text: "A", faint: true })).toBe(true);
});
