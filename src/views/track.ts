// What the pictures of a run are drawn from.
import type { World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { Agenda } from "../kernel/schedule";
import type { TraceEvent } from "../kernel/trace";

/** A run as it was recorded: the world and the agenda before its first step and after each, and what happened in each. */
export interface Track {
  readonly model: { readonly nodes: readonly NodeId[] };
  readonly worlds: readonly World<unknown, unknown>[];
  readonly events: readonly TraceEvent<unknown, unknown>[];
  readonly agendas: readonly Agenda<unknown>[];
}
