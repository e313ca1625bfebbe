// A popup menu beside the thing it belongs to: arrows move, Enter does, Escape closes and gives the focus back. What is not
// possible now stays in the menu, greyed, with the reason.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../../views/choices";
import { type Ink, PhraseView } from "../../views/phrase-view";
import type { Handle } from "../../views/subject";

export interface MenuItem {
  readonly title: ComponentChildren;
  /** What to know of it, in small print below: a remark, or the reason why it is not possible. */
  readonly small?: string | undefined;
  readonly refused?: boolean;
  /** Undefined in a menu of one group; where it changes there is a line. */
  readonly group?: string;
  readonly choose: () => void;
}

interface MenuProps {
  readonly label: string;
  /** Seen above the items; a menu under a button needs none. */
  readonly heading?: string;
  readonly items: readonly MenuItem[];
  readonly handle: Handle;
  /** Closes it. The owner gives the keyboard back. */
  readonly close: () => void;
}

export function Menu({ label, heading, items, handle, close }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => Math.max(items.findIndex(({ refused }) => refused !== true), 0));
  usePlacement(menu, handle);
  useLayoutEffect(() => menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]")[at]?.focus({ preventScroll: true }), [at]);
  useEffect(() => {
    const elsewhere = ({ target }: Event): void => {
      if (target instanceof Node && !menu.current?.contains(target) && !(handle instanceof Node && handle.contains(target))) close();
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [handle, close]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event.key, at, items.length);
    if (to !== undefined) setAt(to);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={label} ref={menu} onKeyDown={onKeyDown}>
      {heading !== undefined && <div class="menu-title" aria-hidden="true">{heading}</div>}
      {items.length === 0 && <div class="menu-title">Nothing can be done here.</div>}
      {items.map(({ title, small, refused = false, group, choose }, index) => (
        <>
          {index > 0 && group !== items[index - 1]?.group && <div class="menu-line" role="separator" />}
          <button type="button" role="menuitem" class="menu-item" tabIndex={index === at ? 0 : -1} aria-disabled={refused}
            onMouseEnter={() => setAt(index)} onClick={() => { if (!refused) choose(); }}>
            <span>{title}</span>
            {small !== undefined && <span class="reason-why">{small}</span>}
          </button>
        </>
      ))}
    </div>
  );
}

interface ChoiceMenuProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly handle: Handle;
  readonly ink: Ink;
  readonly choose: (choice: Choice) => void;
  readonly close: () => void;
}

/** The actions that a thing allows. */
export const ChoiceMenu = ({ title, choices, handle, ink, choose, close }: ChoiceMenuProps): JSX.Element => (
  <Menu label={title} heading={title} handle={handle} close={close} items={choices.map((choice) => ({
    title: <PhraseView phrase={choice.order} ink={ink} />, small: choice.refusal ?? choice.remark, refused: choice.refusal !== undefined,
    choose: () => choose(choice),
  }))} />
);

function moved(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown": return (at + 1) % Math.max(count, 1);
    case "ArrowUp": return (at - 1 + count) % Math.max(count, 1);
    case "Home": return 0;
    case "End": return count - 1;
    default: return undefined;
  }
}

/** Below the handle if there is room, else above it, and never outside the window. */
function usePlacement(menu: { readonly current: HTMLElement | null }, handle: Handle): void {
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
