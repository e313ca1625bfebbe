// What a check says: that a history is explained, and how; or what in it cannot be; or, honestly, that it does not
// know.

/** What may be asked of a history. */
export const consistencyModels = [
  "linearizable", "sequential", "causal", "pram",
  "read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads",
] as const;
export type ConsistencyModel = (typeof consistencyModels)[number];

/** How one operation comes to be before another. */
export type Reason =
  | "real-time" // The first had returned before the second was called.
  | "program-order" // The same process called one after the other.
  | "reads-from" // The second returned what the first wrote.
  | "same-value" // Both write or read the same version, which is current only once.
  | "overwritten-before" // The first's value was gone before the second wrote what `read` returned.
  | "read-before" // The first read what was there before the second overwrote it.
  | "session"; // The guarantee asked for: `read` had to see the first, and saw the second.

/** One operation before another; both are indices in the history. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly reason: Reason;
  /** The read that forces this order, where one does. */
  readonly read?: number;
}

export interface Anomaly {
  /**
   * "read-from-nowhere": nobody wrote what was read. "cycle": operations that would each have to be before the next.
   * "no-order": operations that no order explains, though no single circle shows it.
   */
  readonly type: "read-from-nowhere" | "cycle" | "no-order";
  /** The operations it takes, and no others. */
  readonly operations: readonly number[];
  /** Edge by edge round the circle: each starts where the one before ends. Empty unless `type` is "cycle". */
  readonly cycle: readonly Edge[];
  /** What else is known among these operations. */
  readonly edges: readonly Edge[];
  readonly says: string;
}

/** How far a history can be explained. Operations open at its end count with the answers they got later. */
export interface Prefix {
  /** An order of everything that had to take effect before `blocked` returned. */
  readonly order: readonly number[];
  /** The operation whose response no order explains. */
  readonly blocked: number;
}

/** One process's view: an order of all writes and its own operations in which each of its reads is right. */
export interface View {
  readonly process: string;
  readonly order: readonly number[];
}

export type Witness =
  | { readonly type: "order"; readonly order: readonly number[] }
  | { readonly type: "views"; readonly views: readonly View[] }
  /** Every read was compared with what its session had to see. */
  | { readonly type: "reads"; readonly compared: number };

export type Verdict =
  | { readonly type: "holds"; readonly model: ConsistencyModel; readonly witness: Witness }
  | {
    readonly type: "violated";
    readonly model: ConsistencyModel;
    readonly anomaly: Anomaly;
    /** For linearizability: the longest part of the history, from its start, that an order explains. */
    readonly prefix?: Prefix;
  }
  | {
    readonly type: "undecided";
    readonly model: ConsistencyModel;
    readonly because: "budget" | "ambiguous" | "unsupported" | "malformed";
    readonly says: string;
  };

export interface Progress {
  /** Configurations looked at so far. */
  readonly searched: number;
}
