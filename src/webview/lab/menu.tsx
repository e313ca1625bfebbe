// The actions a thing allows, as a popup menu beside it: arrows move, Enter does, Escape closes and gives the focus back.
// What is not possible now stays in the menu, greyed, with the reason.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../../views/choices";
import { type Ink, PhraseView } from "../../views/phrase-view";
import type { Handle } from "../../views/subject";

export interface MenuProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly handle: Handle;
  readonly ink: Ink;
  readonly choose: (choice: Choice) => void;
  readonly close: () => void;
}

export function Menu({ title, choices, handle, ink, choose, close }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => Math.max(choices.findIndex(({ refusal }) => refusal === undefined), 0));
  usePlacement(menu, handle);
  useLayoutEffect(() => menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]")[at]?.focus({ preventScroll: true }), [at]);
  useEffect(() => {
    const leave = (event: Event): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [close]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event.key, at, choices.length);
    if (to !== undefined) setAt(to);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={title} ref={menu} onKeyDown={onKeyDown}>
      <div class="menu-title" aria-hidden="true">{title}</div>
      {choices.length === 0 && <div class="menu-title">Nothing can be done here.</div>}
      {choices.map((choice, index) => (
        <button type="button" role="menuitem" class="menu-item" tabIndex={index === at ? 0 : -1} aria-disabled={choice.refusal !== undefined}
          onMouseEnter={() => setAt(index)} onClick={() => { if (choice.refusal === undefined) choose(choice); }}>
          <span><PhraseView phrase={choice.order} ink={ink} /></span>
          {choice.refusal !== undefined && <span class="reason-why">{choice.refusal}</span>}
          {choice.remark !== undefined && <span class="reason-why">{choice.remark}</span>}
        </button>
      ))}
    </div>
  );
}

export function moved(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown": return (at + 1) % Math.max(count, 1);
    case "ArrowUp": return (at - 1 + count) % Math.max(count, 1);
    case "Home": return 0;
    case "End": return count - 1;
    default: return undefined;
  }
}

/** Below the handle if there is room, else above it, and never outside the window. */
export function usePlacement(menu: { readonly current: HTMLElement | null }, handle: Handle): void {
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const by = handle.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const below = by.bottom + 4 + height <= window.innerHeight;
    const top = below ? by.bottom + 4 : by.top - height - 4;
    // A link is long: its menu opens at its middle.
    const left = by.width > 220 || by.height > 120 ? by.left + by.width / 2 : by.left;
    const middle = by.height > 120 ? by.top + by.height / 2 : top;
    element.style.left = `${Math.min(Math.max(left, 4), Math.max(window.innerWidth - width - 4, 4))}px`;
    element.style.top = `${Math.min(Math.max(middle, 4), Math.max(window.innerHeight - height - 4, 4))}px`;
  }, [menu, handle]);
}
