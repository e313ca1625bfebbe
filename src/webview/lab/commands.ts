// The player's commands by name, and the keys that give them.
import { useEffect, useRef } from "preact/hooks";
import { endComparing, swap, toggleComparing } from "./compare/comparing";
import { select } from "./gestures";
import { commandFor, pressed, type Command } from "./keys";
import { goToNextMoment, seek, stepForward } from "./moves";
import type { SetState } from "./player-state";

export function useCommands(setState: SetState): (command: Command) => void {
  return (command) => setState((was) => {
    switch (command) {
      case "toggle": return { ...was, playing: !was.playing, notice: undefined };
      case "step": return stepForward({ ...was, playing: false });
      case "back": return { ...seek(was, was.cursor - 1), playing: false };
      case "start": return { ...seek(was, 0), playing: false };
      case "end": return { ...seek(was, was.length), playing: false };
      case "next moment": return goToNextMoment(was, 1);
      case "previous moment": return goToNextMoment(was, -1);
      case "pick out": return was.cursor === 0 ? was : select(was, { kind: "event", event: was.cursor - 1 });
      case "let go": return was.selected ? { ...was, selected: undefined } : endComparing(was);
      case "compare": return toggleComparing(was);
      case "swap": return swap(was);
    }
  });
}

/** In a panel the keys work wherever the focus is; in a text only while it is in the player. */
export function useKeys(root: { readonly current: HTMLElement | null }, compact: boolean, busy: boolean, run: (command: Command) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const target: HTMLElement | Document | null = compact ? root.current : document;
    const onKeyDown = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || busy || event.defaultPrevented) return;
      const command = commandFor(pressed(event));
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    target?.addEventListener("keydown", onKeyDown);
    return () => target?.removeEventListener("keydown", onKeyDown);
  }, [root, compact, busy]);
}
