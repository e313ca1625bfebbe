// A protocol is one node as a pure function: its state and what happened in, its new state and what it does out.
import type { Explanation } from "./fragment";
import type { Pick } from "./model";

export type NodeId = string;

export type NodeEvent<M, I> =
  | { readonly type: "start" }
  | { readonly type: "message"; readonly from: NodeId; readonly message: M }
  | { readonly type: "timer"; readonly timer: string }
  /** A client's request, or the reader's click. */
  | { readonly type: "input"; readonly input: I };

export type Effect<M> =
  | { readonly type: "send"; readonly to: NodeId; readonly message: M }
  /** Arms a timer; arming it again replaces it. `after` is a range of durations in the lab's unit of time. */
  | { readonly type: "setTimer"; readonly timer: string; readonly after: readonly [min: number, max: number] }
  | { readonly type: "clearTimer"; readonly timer: string }
  /** Says why, for narration. Changes nothing. */
  | ({ readonly type: "explain" } & Explanation);

export interface Env {
  readonly self: NodeId;
  /** Every other node, in the order of the model. */
  readonly peers: readonly NodeId[];
  readonly pick: Pick;
  readonly now: number;
}

/** The new state first, then what the node does. `return [state]` means "ignore". */
export type Reaction<S, M> = readonly [S, ...Effect<M>[]];

export interface Protocol<S, M, I> {
  init(self: NodeId, nodes: readonly NodeId[]): S;
  on(state: S, event: NodeEvent<M, I>, env: Env): Reaction<S, M>;
  /** The requests this node would take now: the reader's buttons and the checker's choices. */
  inputs(state: S, self: NodeId): readonly I[];
  /** What a crash leaves of a node's state. Without it, everything was on disk. */
  recover?(before: S, self: NodeId, nodes: readonly NodeId[]): S;
}
