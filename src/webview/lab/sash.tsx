// The line between the pictures and the tabs, which the reader moves as the editor's own: with the pointer, or with the arrows once
// the keyboard is on it. Twice clicked, or by Enter, it goes back to where the panel would have it.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { PlayerState, SetState } from "./player-state";

const [least, most, byKey] = [20, 75, 2] as const;
/** What the stylesheet gives the pictures, as a screen reader is told. */
const unmoved = 50;

const within = (percent: number): number => Math.min(Math.max(Math.round(percent), least), most);

interface SashProps {
  readonly state: PlayerState;
  readonly setState: SetState;
}

export function Sash({ state: { pictures }, setState }: SashProps): JSX.Element {
  const held = useRef<{ readonly from: number; readonly height: number } | undefined>(undefined);
  const move = (percent: number | undefined): void => setState((was) => ({ ...was, pictures: percent && within(percent) }));
  const now = pictures ?? unmoved;
  return (
    <div class="sash" role="separator" tabIndex={0} aria-orientation="horizontal" aria-label="Height of the pictures"
      aria-valuenow={now} aria-valuemin={least} aria-valuemax={most} aria-valuetext={`${now} % of the panel`}
      onPointerDown={({ currentTarget, pointerId, clientY }) => {
        currentTarget.setPointerCapture(pointerId);
        held.current = { from: clientY, height: currentTarget.previousElementSibling?.clientHeight ?? 0 };
      }}
      onPointerMove={({ clientY }) => {
        if (held.current) move((100 * (held.current.height + clientY - held.current.from)) / window.innerHeight);
      }}
      onLostPointerCapture={() => { held.current = undefined; }}
      onDblClick={() => move(undefined)}
      onKeyDown={(event) => {
        const asked = keyed(event.key, now);
        if (asked === "nothing") return;
        event.preventDefault();
        move(asked);
      }} />
  );
}

/** Where a key moves it; undefined is where the panel would have it. */
function keyed(key: string, now: number): number | undefined | "nothing" {
  switch (key) {
    case "ArrowUp": return now - byKey;
    case "ArrowDown": return now + byKey;
    case "Home": return least;
    case "End": return most;
    case "Enter": return undefined;
    default: return "nothing";
  }
}
