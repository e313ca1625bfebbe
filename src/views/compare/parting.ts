// Where two runs part, in words: the first step that differs, what becomes there of a message that is acted on here, and which
// nodes could tell.
import { plain } from "../../kernel/fragment";
import { narrate } from "../narration";
import type { Portrait } from "../portrait";
import type { Compared, Comparison, Side } from "./comparison";

export function partingWords(comparison: Comparison, portrait: Portrait): string {
  const { here, there, shared, otherStart } = comparison;
  const [ours, theirs] = [here.track.events.length, there.track.events.length];
  if (otherStart) return "The two runs differ from the start: they do not begin with the same nodes holding the same.";
  if (shared === ours && shared === theirs) return `The two runs are the same${shared === 0 ? "" : `, all ${counted(shared)}`}.`;
  const both = shared === 0 ? "Both begin alike." : `Both go the same way for ${counted(shared)}.`;
  if (shared === ours) return `${both} Here the run has come no further; there it goes on: ${said(there, shared, portrait)}`;
  if (shared === theirs) return `${both} There the run has come no further; here it goes on: ${said(here, shared, portrait)}`;
  return [`From step ${shared + 1} on the two runs differ.`, ...steps(comparison, portrait), ...fates(comparison)].join(" ");
}

/** Which nodes could tell the two apart, and by which step; of two runs of which each could be the other's beginning, none. */
export function tellingWords(comparison: Comparison): string {
  const { nodes } = comparison.here.track.model;
  const telling = nodes.flatMap((node) => {
    const [a, b] = [comparison.tellsAt("here", node), comparison.tellsAt("there", node)];
    return a === undefined || b === undefined ? [] : [{ node, at: a === b ? `step ${a + 1}` : `step ${a + 1} here, ${b + 1} there` }];
  });
  const blind = nodes.filter((node) => !telling.some((each) => each.node === node));
  if (telling.length === 0) return "No node could tell the two apart so far.";
  const told = telling.map(({ node, at }, index) => `${node} ${index === 0 ? "could tell them apart from" : "from"} ${at}`).join("; ");
  return `${told}${blind.length === 0 ? "" : `; no step at ${listed(blind, "or")} differs so far`}.`;
}

const counted = (steps: number): string => (steps === 1 ? "1 step" : `${steps} steps`);

/** "A", "A and B", "A, B and C". */
export const listed = (names: readonly string[], word: "and" | "or" = "and"): string =>
  (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`);

function steps({ here, there, shared }: Comparison, portrait: Portrait): readonly string[] {
  const [one, other] = [said(here, shared, portrait), said(there, shared, portrait)];
  if (one !== other) return [`Here: ${one}`, `There: ${other}`];
  const [ours, theirs] = [effects(here, shared, portrait), effects(there, shared, portrait)];
  if (ours !== theirs) return [`In both: ${one}`, `But here: ${ours}`, `There: ${theirs}`];
  const late = here.track.events[shared]?.at !== there.track.events[shared]?.at;
  if (!late) return [`In both: ${one}`, "But then it holds something else."];
  return [`In both: ${one}`, `But here at ${when(here, shared, portrait)}, there at ${when(there, shared, portrait)}.`];
}

const when = ({ track }: Compared, event: number, portrait: Portrait): string => portrait.time(track.events[event]?.at ?? 0);

function said({ track }: Compared, at: number, portrait: Portrait): string {
  const [event, before] = [track.events[at], track.worlds[at]];
  return event && before ? plain(narrate(event, before, portrait).what, (term) => portrait.word(term)) : "";
}

function effects({ track }: Compared, at: number, portrait: Portrait): string {
  const [event, before] = [track.events[at], track.worlds[at]];
  if (!event || !before) return "";
  const { sent, why } = narrate(event, before, portrait);
  const words = [...sent, ...why.map(({ phrase }) => phrase)].map((phrase) => plain(phrase, (term) => portrait.word(term)));
  return words.length === 0 ? "Nothing comes of it." : words.join(" ");
}

/** A message that one run delivers or loses where they part was under way in the other as well. */
function fates({ here, there, shared }: Comparison): readonly string[] {
  const [ours, theirs] = [here.track.events[shared]?.packet?.id, there.track.events[shared]?.packet?.id];
  if (ours === theirs) return [];
  return [...fate(ours, shared, "here", there), ...fate(theirs, shared, "there", here)];
}

function fate(packet: number | undefined, at: number, side: Side, other: Compared): readonly string[] {
  if (packet === undefined) return [];
  const ended = other.index.endedBy(packet);
  const event = ended === undefined ? undefined : other.track.events[ended];
  const where = side === "here" ? "there" : "here";
  const what = event === undefined ? `still under way ${where} at the end`
    : `${event.action.type === "drop" ? "lost" : "received"} ${where} in step ${event.index + 1}`;
  return [`The message of step ${at + 1} ${side} is ${what}.`];
}
