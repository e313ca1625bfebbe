// Where the reader came from: every jump leaves a place to go back to. Scrolling leaves none.
import * as z from "zod/mini";
import { place, type Place } from "../../wire/reader";

export const jumps = z.object({ back: z.array(place), forward: z.array(place) });
export type Jumps = z.infer<typeof jumps>;
export type Direction = "back" | "forward";

export const noJumps: Jumps = { back: [], forward: [] };
const jumpsMax = 50;

/** A jump away from a place. What had been gone back from is forgotten, as in every browser. */
export function jumped({ back }: Jumps, from: Place): Jumps {
  const last = back.at(-1);
  const again = last !== undefined && last.block === from.block && last.offset === from.offset;
  return { back: again ? back : [...back, from].slice(-jumpsMax), forward: [] };
}

/** One jump back or forward; undefined when there is none. */
export function travelled(all: Jumps, direction: Direction, here: Place): { readonly jumps: Jumps; readonly to: Place } | undefined {
  const to = all[direction].at(-1);
  if (to === undefined) return undefined;
  const rest = all[direction].slice(0, -1);
  const jumpsThen = direction === "back"
    ? { back: rest, forward: [...all.forward, here] } : { back: [...all.back, here], forward: rest };
  return { jumps: jumpsThen, to };
}

/** The fourth and fifth button of a mouse. */
export function followMouse(go: (direction: Direction) => void): void {
  const directionOf = ({ button }: MouseEvent): Direction | undefined => (button === 3 ? "back" : button === 4 ? "forward" : undefined);
  for (const kind of ["pointerdown", "mouseup"] as const) {
    document.addEventListener(kind, (event) => {
      const direction = directionOf(event);
      if (direction === undefined) return;
      event.preventDefault(); // the frame's own history is not the reader's
      if (kind === "mouseup") go(direction);
    });
  }
}
