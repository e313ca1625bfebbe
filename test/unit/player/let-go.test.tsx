// A picture that was drawn before does not hold what was drawn later: whoever draws sixty a second would else keep them all for a while.
import { type ComponentChildren, type JSX, options, render, type VNode } from "preact";
import { expect, it } from "vitest";
import { letGoOfTheOld } from "../../../src/webview/lab/let-go";
import { memo } from "../../../src/views/memo";
import { FakeElement } from "../fake-element";

/** Everything that a tree leads to, by parents and children. */
function reached(from: VNode): ReadonlySet<unknown> {
  const seen = new Set<unknown>();
  const look = (thing: unknown): void => {
    if (thing === null || typeof thing !== "object" || thing instanceof FakeElement || seen.has(thing)) return;
    seen.add(thing);
    const { __, __k } = thing as { readonly __?: unknown; readonly __k?: unknown };
    look(__);
    if (Array.isArray(__k)) __k.forEach(look);
  };
  look(from);
  return seen;
}

const Steady = memo(({ word }: { readonly word: string }): JSX.Element => <p><b>{word}</b></p>);
const Whole = ({ children }: { readonly children: ComponentChildren; readonly at: number }): JSX.Element => <div>{children}</div>;

it("leads from an old picture to no later one, though parts of it never changed", () => {
  const page = new FakeElement() as unknown as Element;
  const pictures: VNode[] = [];
  letGoOfTheOld();
  const { diffed } = options;
  options.diffed = (vnode) => {
    diffed?.(vnode);
    if (vnode.type === Whole) pictures.push(vnode);
  };
  // Of the steady part it is drawn anew now and then: what it had drawn before stays with the picture of its day.
  for (let at = 0; at < 12; at++) render(<Whole at={at}><Steady word={`since ${at - (at % 3)}`} /><i>{at}</i></Whole>, page);
  expect(pictures).toHaveLength(12);
  for (const [at, picture] of pictures.entries()) {
    const there = reached(picture);
    expect(pictures.findIndex((later, when) => when > at && there.has(later)), `what picture ${at} leads to`).toBe(-1);
  }
  expect(reached(pictures.at(-1)!).size, "the last picture is whole").toBeGreaterThan(6);
});
