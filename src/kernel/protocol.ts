// A protocol is one node as a pure function: its state and what happened in, its new state and what it does out.
import type { Span } from "./duration";
import type { Explanation, Phrase } from "./fragment";
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
  /** Arms a timer; arming it again replaces it. `after` is measured by the node's own clock. */
  | { readonly type: "setTimer"; readonly timer: string; readonly after: Span }
  | { readonly type: "clearTimer"; readonly timer: string }
  /** Says why, for narration. Changes nothing; the sentence is made only when somebody reads it. */
  | ({ readonly type: "explain"; say(): Phrase } & Omit<Explanation, "phrase">);

export interface Env {
  readonly self: NodeId;
  /** Every other node, in the order of the model. */
  readonly peers: readonly NodeId[];
  readonly pick: Pick;
  /** What this node's own clock shows. */
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

/** The reasons a node gave. */
export const explanationsOf = <S, M>([, ...effects]: Reaction<S, M>): readonly Explanation[] =>
  effects.flatMap((effect) => {
    if (effect.type !== "explain") return [];
    const { section, rule } = effect;
    return [{ section, phrase: effect.say(), ...(rule !== undefined && { rule }) }];
  });
