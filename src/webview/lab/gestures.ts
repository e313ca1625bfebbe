// What pointing at a thing, picking it out and asking for its actions do to the player.
import { useMemo } from "preact/hooks";
import { packetTitle, type Standing } from "../../views/choices";
import { type Gestures, type Handle, sameSubject, type Subject } from "../../views/subject";
import { seek } from "./moves";
import type { PlayerState, SetState } from "./player-state";

export interface OpenMenu {
  readonly subject: Subject;
  readonly handle: Handle;
}

export function useGestures(
  setState: SetState, setHovered: (change: (was: Subject | undefined) => Subject | undefined) => void, setMenu: (menu: OpenMenu) => void,
): Gestures {
  return useMemo(() => ({
    hover: (subject) => setHovered((was) => (sameSubject(was, subject) ? was : subject)),
    select: (subject) => setState((was) => select(was, subject)),
    act: (subject, handle) => {
      setState((was) => ({ ...was, playing: false, selected: subject }));
      setMenu({ subject, handle });
    },
  }), []);
}

/** Picking out an event also goes there; picking it again, where it is, lets it go. */
export function select(state: PlayerState, subject: Subject): PlayerState {
  const there = subject.kind === "event" ? seek(state, subject.event + 1) : state;
  if (there === state && sameSubject(state.selected, subject)) return { ...state, selected: undefined };
  return { ...there, selected: subject, playing: false };
}

export function titleOf(subject: Subject, { world, portrait }: Standing): string {
  switch (subject.kind) {
    case "packet": {
      const packet = world.packets.find(({ id }) => id === subject.packet);
      return packet ? packetTitle(packet, portrait) : "This message is no longer under way";
    }
    case "node": return `Node ${subject.node}`;
    case "link": return `Link ${subject.link.join("–")}`;
    case "event":
    case "tint":
    case "rule": return "";
  }
}
