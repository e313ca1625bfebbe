// The Share button, its menu, and what was done, in words, until the reader goes on.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { moved, usePlacement } from "../menu";
import type { PlayerState, SetState } from "../player-state";
import { type Export, type Form, give, type SharePort } from "./share";

interface Item {
  readonly what: Form | Export;
  readonly title: string;
  readonly hint?: string;
}

const items: readonly Item[] = [
  { what: "link", title: "Copy Link", hint: "opens this run in the editor" },
  { what: "fence", title: "Copy as Fenced Block", hint: "for a note, a session or any Markdown" },
  { what: "file", title: "Save Run…" },
  { what: "svg", title: "Export Diagram as SVG…" },
  { what: "png", title: "Export Diagram as PNG…" },
  { what: "json", title: "Export Trace as JSON…" },
  { what: "shiviz", title: "Export Log for ShiViz…" },
];
const firstExport = items.findIndex(({ what }) => what === "svg");

interface ShareProps {
  readonly state: PlayerState;
  readonly setState: SetState;
  readonly port: SharePort;
}

export function ShareButton({ state, setState, port }: ShareProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setSaid(""), [state.cursor, state.current, state.setup]);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (what: Item["what"]): void => {
    close();
    const still = { ...state, playing: false };
    setState((was) => ({ ...was, playing: false }));
    setSaid("");
    give(still, what, port).then(setSaid, (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <button type="button" class="secondary share" ref={button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>Share</button>
      {open && button.current && <ShareMenu handle={button.current} choose={choose} close={close} leave={() => setOpen(false)} />}
      <p class="share-said" role="status">{said}</p>
    </>
  );
}

interface MenuProps {
  readonly handle: Element;
  readonly choose: (what: Item["what"]) => void;
  /** Closes it and gives the keyboard back. */
  readonly close: () => void;
  /** Closes it because the reader went elsewhere. */
  readonly leave: () => void;
}

function ShareMenu({ handle, choose, close, leave }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  usePlacement(menu, handle);
  useLayoutEffect(() => menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]")[at]?.focus({ preventScroll: true }), [at]);
  useEffect(() => {
    const elsewhere = ({ target }: Event): void => {
      if (target instanceof Node && !menu.current?.contains(target) && !handle.contains(target)) leave();
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event.key, at, items.length);
    if (to !== undefined) setAt(to);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu share-menu" role="menu" aria-label="Share" ref={menu} onKeyDown={onKeyDown}>
      {items.map(({ what, title, hint }, index) => (
        <>
          {index === firstExport && <div class="menu-line" role="separator" />}
          <button type="button" role="menuitem" key={what} class="menu-item" tabIndex={index === at ? 0 : -1}
            onMouseEnter={() => setAt(index)} onClick={() => choose(what)}>
            <span>{title}</span>
            {hint !== undefined && <span class="reason-why">{hint}</span>}
          </button>
        </>
      ))}
    </div>
  );
}
