// The Share button, its menu, and what was done, in words, until the reader goes on.
import type { JSX } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Menu } from "../menu";
import type { PlayerState, SetState } from "../player-state";
import { type Export, type Form, give, type SharePort } from "./share";

interface Item {
  readonly what: Form | Export;
  readonly group: "run" | "export";
  readonly title: string;
  readonly small?: string;
}

/** A file keeps every branch; a link and a block have only room for one. Of two runs that are compared pictures show both. */
function itemsFor({ branches: { length: branches }, compared }: PlayerState): readonly Item[] {
  const forked = branches > 1;
  const [both, one] = compared ? [{ small: "both runs, as they are compared" }, { small: "of the run that is here" }] : [{}, {}];
  return [
    { what: "link", group: "run", title: "Copy Link", small: `opens this ${forked ? "branch" : "run"} in the editor` },
    { what: "fence", group: "run", title: "Copy as Fenced Block", small: forked ? "this branch, for any Markdown" : "for a note, a session or any Markdown" },
    { what: "file", group: "run", title: "Save Run…", ...(forked && { small: `with its ${branches} branches` }) },
    { what: "svg", group: "export", title: "Export Diagram as SVG…", ...both },
    { what: "png", group: "export", title: "Export Diagram as PNG…", ...both },
    { what: "json", group: "export", title: "Export Trace as JSON…", ...one },
    { what: "shiviz", group: "export", title: "Export Log for ShiViz…", ...one },
  ];
}

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
  const close = useCallback((): void => {
    setOpen(false);
    button.current?.focus();
  }, []);
  const choose = (what: Item["what"]): void => {
    close();
    const still = { ...state, playing: false };
    setState((was) => ({ ...was, playing: false }));
    setSaid("");
    give(still, what, port).then(setSaid, (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)));
  };
  const items = itemsFor(state).map((item) => ({ ...item, choose: () => choose(item.what) }));
  return (
    <>
      <button type="button" class="secondary share" ref={button} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>Share</button>
      {open && button.current && <Menu label="Share" items={items} handle={button.current} close={close} />}
      <p class="share-said" role="status">{said}</p>
    </>
  );
}
