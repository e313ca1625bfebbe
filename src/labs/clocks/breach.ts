// What it is in a state of the system that a property does not allow: at which process, with which timestamps.
import { node, type Phrase, phrase, term, value } from "../../kernel/fragment";
import { list } from "../../views/narration";
import type { Observed, System } from "./observer";
import { request } from "./why";

/** Sentences; none where the title of the property says all there is. */
export function breach(property: string, { nodes }: System): Phrase {
  const all = Object.entries(nodes).flatMap(([id, { state }]) => (state.kind === "process" ? [{ id, ...state }] : []));
  const own = (holding: boolean): readonly Phrase[] =>
    all.flatMap(({ id, own: asked, granted }) => (asked && granted === holding ? [phrase`${node(id)} by ${request(asked)}`] : []));
  switch (property) {
    case "exclusion": return phrase`The ${term("resource")} is with ${list(own(true))}.`;
    case "progress": return phrase`Nothing is on its way and nobody has the ${term("resource")}, yet it is waited for: at ${list(own(false))}.`;
    case "vectors": return list(all.filter(({ chronicle }) => chronicle.broken.includes(property)).map(shown)).concat(phrase`.`);
    case "total-order": return alike(all);
    default: return [];
  }
}

type Named = Observed & { readonly id: string };

const shown = ({ id, vector, chronicle: { past } }: Named): Phrase =>
  phrase`${node(id)} shows ${value(text(vector))}, and what happened there and before is ${value(text(past.events))}`;

const text = (counts: readonly number[]): string => `(${counts.join(", ")})`;

/** Timestamps that several processes gave, where no order of the processes decides. */
function alike(all: readonly Named[]): Phrase {
  const stamps = [...new Set(all.flatMap(({ chronicle }) => chronicle.stamps))];
  const shared = stamps.map((stamp) => ({ stamp, givers: all.filter(({ chronicle }) => chronicle.stamps.includes(stamp)) }))
    .filter(({ givers }) => givers.length > 1);
  return shared.flatMap(({ stamp, givers }, at) =>
    phrase`${at > 0 ? " " : ""}${list(givers.map(({ id }) => [node(id)]))} have an event with the timestamp ${value(stamp)} each.`);
}
