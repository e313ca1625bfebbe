// The keyboard on the stage: one stop for Tab, and from there up and down go from thing to thing. Left, right, Home and End stay the
// run's, so that whoever stands at a message can step and see what becomes of it.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface StageKeys {
  readonly stop: string | undefined;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The thing to go to from one of `things`, each called "kind name"; undefined for a key that leads nowhere. */
export function thingAfter(key: string, things: readonly string[], at: number): number | undefined {
  const kinds = things.map((thing) => thing.split(" ", 1)[0]);
  const count = things.length;
  switch (key) {
    case "ArrowDown": return (at + 1) % count;
    case "ArrowUp": return (at - 1 + count) % count;
    case "PageDown": {
      const next = kinds.findIndex((kind, other) => other > at && kind !== kinds[at]);
      return next < 0 ? 0 : next;
    }
    case "PageUp": {
      const before = kinds.findLastIndex((kind, other) => other < at && kind !== kinds[at]);
      return kinds.indexOf(kinds[before < 0 ? count - 1 : before]);
    }
    default: return undefined;
  }
}

const thingsOn = (stage: HTMLElement | null): readonly HTMLElement[] => [...stage?.querySelectorAll<HTMLElement>("[data-thing]") ?? []];

export function useStageKeys(ref: { readonly current: HTMLElement | null }): StageKeys {
  const [stop, setStop] = useState<string>();
  const held = useRef(false);
  held.current = document.activeElement instanceof HTMLElement && document.activeElement.dataset["thing"] !== undefined
    && ref.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    // What had the keyboard may be gone, as a message that was delivered: then the stage keeps it.
    if (held.current && !ref.current?.contains(document.activeElement)) thingsOn(ref.current).find(({ tabIndex }) => tabIndex === 0)?.focus();
  });
  return {
    stop,
    onFocusIn: ({ target }) => { if (target instanceof HTMLElement) setStop(target.dataset["thing"]); },
    onKeyDown: (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const things = thingsOn(ref.current);
      const next = thingAfter(event.key, things.map(({ dataset }) => dataset["thing"] ?? ""), things.findIndex((thing) => thing === event.target));
      if (next === undefined) return;
      things[next]?.focus();
      event.preventDefault();
    },
  };
}
