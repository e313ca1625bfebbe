// From a path of the search to a run: the search knows messages and timers by content, a run by their numbers in its world.
import { canonical } from "../kernel/canonical";
import type { NetAction, World } from "../kernel/world";
import type { Recording } from "../kernel/recording";
import { timeOf } from "../kernel/schedule";
import type { LocalAction, SearchAction } from "./local";

/** Appends the path to the recording, which must stand where the path begins. */
export function retrace<S, M, I>(recording: Recording<S, M, I>, path: readonly SearchAction<M, I>[]): Recording<S, M, I> {
  for (const { action: found, picks } of path) {
    const action = actionIn(recording.last, found);
    recording.append({ action, at: timeOf(recording.agenda, action), ...(picks.length > 0 && { picks }) });
  }
  return recording;
}

function actionIn<S, M, I>(world: World<S, M>, found: LocalAction<M, I>): NetAction<I> {
  switch (found.type) {
    case "deliver":
    case "drop":
    case "duplicate": {
      const wanted = canonical(found.envelope);
      const packet = world.packets.filter(({ from, to, message }) => canonical({ from, to, message }) === wanted)[found.nth];
      if (!packet) throw new Error(`The path expects a message from ${found.envelope.from} to ${found.envelope.to} that is not there.`);
      return { type: found.type, packet: packet.id };
    }
    case "fire": {
      const timer = world.timers.find(({ node, timer: name }) => node === found.node && name === found.timer);
      if (!timer) throw new Error(`The path expects the timer ${found.timer} of ${found.node}, which is not armed.`);
      return { type: "fire", timer: timer.id };
    }
    case "crash":
    case "restart":
    case "cut":
    case "heal":
    case "input":
      return found;
  }
}
