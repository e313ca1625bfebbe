// Where a link of a session leads, read from what was written: into a lab, to another part of the season, to the web.
// Anything else leads nowhere, whatever its scheme.
import { nearest } from "./nearest";
import type { Known, LabReference } from "./session";

export type Destination =
  | { readonly kind: "lab"; readonly reference: LabReference }
  | { readonly kind: "point" | "session" | "reading"; readonly id: string }
  | { readonly kind: "web"; readonly href: string }
  | { readonly kind: "here"; readonly anchor: string }
  | { readonly kind: "nowhere"; readonly href: string };

export function destination(href: string): Destination {
  const ours = /^(lab|point|session|reading):(.+)$/.exec(href);
  switch (ours?.[1]) {
    case "lab": return { kind: "lab", reference: labReference(ours[2] ?? "") };
    case "point": case "session": case "reading": return { kind: ours[1], id: ours[2] ?? "" };
  }
  if (/^https?:\/\/[^\s]/i.test(href)) return { kind: "web", href };
  if (/^#./.test(href)) return { kind: "here", anchor: href.slice(1) };
  return { kind: "nowhere", href };
}

/** As it is written in a link. */
export function labHref({ lab, scenario, moment, step }: LabReference): string {
  const at = moment ?? step;
  return `lab:${lab}${scenario === undefined ? "" : `/${scenario}`}${at === undefined ? "" : `#${at}`}`;
}

/** The reference that was probably meant: each part that does not exist gives way to the nearest that does. */
export function meantReference(reference: LabReference, known: Known): LabReference | undefined {
  const lab = known.lab(reference.lab) || known.planned.has(reference.lab) ? reference.lab : nearest(reference.lab, [...known.ids, ...known.planned]);
  const scenarios = lab === undefined ? undefined : known.lab(lab)?.scenarios;
  if (lab === undefined || scenarios === undefined || reference.scenario === undefined) return lab === undefined ? undefined : { ...reference, lab };
  const likely = scenarios.some(({ id }) => id === reference.scenario) ? reference.scenario : nearest(reference.scenario, scenarios.map(({ id }) => id));
  const found = scenarios.find(({ id }) => id === likely);
  if (!found) return undefined;
  const { moment, ...rest } = { ...reference, lab, scenario: found.id };
  if (moment === undefined || found.moments.some(({ id }) => id === moment)) return { ...rest, ...(moment === undefined ? {} : { moment }) };
  const other = nearest(moment, found.moments.map(({ id }) => id));
  return other === undefined ? undefined : { ...rest, moment: other };
}

/** `paxos`, `paxos/one-president`, `paxos/one-president#chosen` or `paxos/one-president#12`. */
function labReference(text: string): LabReference {
  const [path = "", at] = cut(text, "#");
  const [lab = "", scenario] = cut(path, "/");
  return {
    lab,
    ...(scenario ? { scenario } : {}),
    ...(at ? (/^\d{1,6}$/.test(at) ? { step: Number(at) } : { moment: at }) : {}),
  };
}

function cut(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

export type LabAnswer =
  | { readonly kind: "runs"; readonly title: string }
  | { readonly kind: "planned" }
  | { readonly kind: "unknown"; readonly message: string };

/** Whether a reference can be opened, and what it opens, in words. */
export function lookUp(reference: LabReference, known: Known): LabAnswer {
  const lab = known.lab(reference.lab);
  if (!lab) {
    if (known.planned.has(reference.lab)) return { kind: "planned" };
    return { kind: "unknown", message: `There is no lab "${reference.lab}".` };
  }
  const problem = reference.run && known.problemOf?.(reference);
  if (problem !== undefined) return { kind: "unknown", message: problem };
  if (reference.scenario === undefined) {
    if (reference.moment === undefined && reference.step === undefined) return { kind: "runs", title: lab.title };
    return { kind: "unknown", message: `Name a scenario of "${reference.lab}" before the moment.` };
  }
  const scenario = lab.scenarios.find(({ id }) => id === reference.scenario);
  if (!scenario) {
    return unknown(`The lab "${reference.lab}" has no scenario "${reference.scenario}"`, lab.scenarios);
  }
  if (reference.moment === undefined) return { kind: "runs", title: `${lab.title}: ${scenario.title}` };
  const moment = scenario.moments.find(({ id }) => id === reference.moment);
  if (moment) return { kind: "runs", title: `${lab.title}: ${scenario.title}, ${moment.title}` };
  return unknown(`The scenario "${reference.scenario}" has no moment "${reference.moment}"`, scenario.moments);
}

function unknown(sentence: string, instead: readonly { readonly id: string }[]): LabAnswer {
  const names = instead.length === 0 ? "none" : instead.map(({ id }) => id).join(", ");
  return { kind: "unknown", message: `${sentence}; it has ${names}.` };
}
