// What is always in sight: the verdicts on the run so far, and the faults that may still happen.
import type { JSX } from "preact";
import type { FaultBudget, FaultKind } from "../../kernel/world";
import { type PropertyReport, StandingSign } from "../../views/properties-view";

const faults: readonly { readonly kind: FaultKind; readonly name: string }[] = [
  { kind: "crash", name: "crashes" }, { kind: "drop", name: "drops" },
  { kind: "duplicate", name: "duplicates" }, { kind: "cut", name: "cuts" }, { kind: "skew", name: "skews" }, { kind: "drift", name: "drifts" },
];

/** Clocks go wrong in few labs: of those faults only what a run was allowed is spoken of. */
const isShown = (kind: FaultKind, allowed: FaultBudget): boolean => (kind !== "skew" && kind !== "drift") || allowed[kind] > 0;

interface StripProps {
  readonly reports: readonly PropertyReport[];
  readonly budget: FaultBudget;
  /** What there was of it at the start. */
  readonly allowed: FaultBudget;
  readonly showProperties: () => void;
}

export function StatusStrip({ reports, budget, allowed, showProperties }: StripProps): JSX.Element {
  const broken = reports.filter(({ standing }) => standing === "violated");
  const reached = reports.filter(({ kind }) => kind === "reachable");
  const safe = reports.filter(({ standing }) => standing === "holds").length;
  const whole = [...broken, ...reached].map(({ title, verdict }) => `${title}: ${verdict}`).join("\n");
  return (
    <div class="strip">
      {/* Of one height, whatever is violated: what there is no room for is in the title, and in the tab that it opens. */}
      <button type="button" class="verdicts" onClick={showProperties} title={whole}>
        {broken.map(({ id, title, verdict }) => (
          <span key={id} class="verdict violated"><StandingSign standing="violated" /> <b>{short(title)}</b> {verdict}</span>
        ))}
        {safe > 0 && (
          <span class="verdict holds"><StandingSign standing="holds" /> {safe === 1 ? "1 property holds" : `${safe} properties hold`} so far</span>
        )}
        {reached.map(({ id, title, standing, verdict }) => (
          <span key={id} class={`verdict ${standing}`}><StandingSign standing={standing} /> {title}: {verdict}</span>
        ))}
      </button>
      <span class="budget">
        <span class="quiet-text">Faults left:</span>{" "}
        {faults.filter(({ kind }) => isShown(kind, allowed)).map(({ kind, name }) => (
          <span key={kind} class={budget[kind] === 0 ? "fault none" : "fault"}><b>{budget[kind]}</b> {budget[kind] === 1 ? kind : name}</span>
        ))}
      </span>
    </div>
  );
}

/** A property's name, without the sentence that may follow it; the Properties tab has both. */
const short = (title: string): string => title.split(":")[0] ?? title;
