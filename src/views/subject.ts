// What a reader points at or has picked out, and what else belongs to it: one word for all linked views.
import type { Link } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import type { TraceEvent } from "../kernel/trace";
import type { RunIndex } from "./run-index";

export type Subject =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "node"; readonly node: NodeId }
  | { readonly kind: "packet"; readonly packet: number }
  | { readonly kind: "link"; readonly link: Link }
  | { readonly kind: "tint"; readonly tint: string }
  | { readonly kind: "rule"; readonly rule: string };

/** What a view tells whoever shows it. All are optional: a still picture has none. */
export interface Gestures {
  readonly hover?: (subject: Subject | undefined) => void;
  readonly select?: (subject: Subject) => void;
  /** Asks for the actions that a subject allows; `handle` is what was pressed, to stand beside and to come back to. */
  readonly act?: (subject: Subject, handle: Handle) => void;
}

export type Handle = Pick<Element, "getBoundingClientRect">;

/** Everything that is lit up when a subject is. */
export interface Lit {
  readonly events: ReadonlySet<number>;
  readonly packets: ReadonlySet<number>;
  readonly nodes: ReadonlySet<NodeId>;
  readonly tint: string | undefined;
  readonly rule: string | undefined;
  readonly link: string | undefined;
}

const none: Lit = {
  events: new Set(), packets: new Set(), nodes: new Set(), tint: undefined, rule: undefined, link: undefined,
};

export const linkKey = ([a, b]: Link): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export const sameSubject = (a: Subject | undefined, b: Subject | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

export function litBy(subject: Subject | undefined, events: readonly TraceEvent<unknown, unknown>[], index: RunIndex): Lit {
  if (!subject) return none;
  switch (subject.kind) {
    case "event": {
      const event = events[subject.event];
      if (!event) return none;
      const packets = [...(event.packet ? [event.packet.id] : []), ...event.sent.map(({ id }) => id)];
      const nodes = event.node === undefined ? [] : [event.node];
      return { ...none, events: new Set([subject.event]), packets: new Set(packets), nodes: new Set(nodes) };
    }
    case "packet": {
      const ends = [index.sentBy(subject.packet), index.endedBy(subject.packet)].filter((end) => end !== undefined);
      return { ...none, events: new Set(ends), packets: new Set([subject.packet]) };
    }
    case "node": return { ...none, nodes: new Set([subject.node]) };
    case "link": return { ...none, link: linkKey(subject.link) };
    case "tint": return { ...none, tint: subject.tint };
    case "rule": return { ...none, rule: subject.rule };
  }
}
