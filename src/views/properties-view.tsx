// The properties of a lab as a permanent list: the verdict over the run so far, and how it stands at this step.
import type { JSX } from "preact";
import type { Property } from "../kernel/model";
import type { Phrase } from "../kernel/fragment";
import type { Verdict } from "../kernel/recording";
import type { World } from "../kernel/world";
import { type Ink, PhraseView } from "./phrase-view";
import type { Portrait } from "./portrait";

export type Standing = "holds" | "violated" | "reached" | "open";

export interface PropertyReport {
  readonly id: string;
  readonly title: string;
  readonly kind: Property<unknown>["kind"];
  readonly standing: Standing;
  /** In words: "holds so far", "violated at step 9", … */
  readonly verdict: string;
  /** The step after which the state is that decides; undefined for the start or while undecided. */
  readonly step: number | undefined;
  readonly here: boolean;
  /** What it is here that the property does not allow. */
  readonly breach: Phrase;
}

/** `state` is the state looked at; what was decided later than it is not told before it happens. */
export function reportOn<S, M>(
  properties: readonly Property<World<S, M>>[], verdicts: readonly Verdict[], world: World<S, M>, state: number, portrait: Portrait<S, M>,
): readonly PropertyReport[] {
  return properties.map((property) => {
    const decided = verdicts.find((verdict) => verdict.property === property.id)?.decidedAt;
    const at = decided !== undefined && decided <= state ? decided : undefined;
    const { id, title, kind } = property;
    const here = property.holds(world);
    const breach = here || kind === "reachable" ? [] : portrait.breach?.(id, world) ?? [];
    return { id, title, kind, here, breach, step: at, ...standingOf(kind, at) };
  });
}

function standingOf(kind: Property<unknown>["kind"], at: number | undefined): { readonly standing: Standing; readonly verdict: string } {
  const where = at === 0 ? "at the start" : `at step ${at}`;
  switch (kind) {
    case "always": return at === undefined ? { standing: "holds", verdict: "holds so far" } : { standing: "violated", verdict: `violated ${where}` };
    case "reachable": return at === undefined ? { standing: "open", verdict: "not yet reached" } : { standing: "reached", verdict: `reached ${where}` };
  }
}

const signs: Readonly<Record<Standing, string>> = {
  holds: "M-4 0l3 3.5l5.5 -7", violated: "M-4 -4l8 8m0 -8l-8 8", reached: "M-3.5 5v-10h7l-2 2.5l2 2.5h-7", open: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0",
};

export const StandingSign = ({ standing }: { readonly standing: Standing }): JSX.Element => (
  <svg class={`standing ${standing}`} viewBox="-7 -7 14 14" aria-hidden="true"><path d={signs[standing]} /></svg>
);

export interface PropertiesProps {
  readonly reports: readonly PropertyReport[];
  readonly ink: Ink;
  readonly goTo?: (state: number) => void;
}

export const PropertiesView = ({ reports, ink, goTo }: PropertiesProps): JSX.Element => (
  <table class="properties">
    <thead><tr><th scope="col">Property</th><th scope="col">In this run</th><th scope="col">At this step</th></tr></thead>
    <tbody>
      {reports.map(({ id, title, kind, standing, verdict, step, here, breach }) => (
        <tr key={id} class={standing}>
          <th scope="row">{title} <span class="quiet">{kind === "always" ? "always" : "can happen"}</span></th>
          <td>
            <StandingSign standing={standing} />{" "}
            {step !== undefined && goTo ? <button type="button" class="link" onClick={() => goTo(step)}>{verdict}</button> : verdict}
          </td>
          <td>{here ? "true" : "false"}{breach.length > 0 && <span class="breach"><PhraseView phrase={breach} ink={ink} /></span>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
