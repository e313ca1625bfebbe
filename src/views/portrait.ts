// How a lab's states and messages look: the only thing the shared views know of a protocol.
import type { Phrase } from "../kernel/fragment";
import type { NodeId } from "../kernel/protocol";
import type { World } from "../kernel/world";

/** One line of a node's card: what it holds. `tint` groups values that belong together (all mentions of one ballot). */
export interface PortraitLine {
  readonly label: string;
  readonly value: string;
  readonly tint?: string;
  /** Where it is kept: "disk" survives a crash, "memory" does not. */
  readonly kept: "disk" | "memory";
}

export interface NodePortrait {
  /** A few words: what the node is doing. Empty when it does nothing of note. */
  readonly status: string;
  readonly tint?: string;
  readonly lines: readonly PortraitLine[];
}

export interface MessagePortrait {
  /** The paper's name of the message, a term of the vocabulary. */
  readonly term: string;
  /** Its contents in a few characters, for a label on an arrow. */
  readonly detail: string;
  readonly tint?: string;
}

/** Methods, so that a lab's own types are accepted where the views know only `unknown`. */
export interface Portrait<S = unknown, M = unknown, I = unknown> {
  node(state: S, self: NodeId): NodePortrait;
  message(message: M): MessagePortrait;
  input(input: I): Phrase;
  timer(timer: string): string;
  /** A time or a duration with its unit, e.g. "22 min". */
  time(amount: number): string;
  /** The word to show for a term of the paper. */
  word(term: string): string;
  /** The title of a rule, for mentions of it. */
  rule(id: string): string;
  /** Asked of a state that breaks a property, by its id: what breaks it, as sentences with their values; nothing where the title says it all. */
  breach?(property: string, world: World<S, M>): Phrase;
}
