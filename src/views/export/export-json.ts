// A run's trace as JSON for other programs: every event with its causes, its vector clock and its sentence.
import { plain } from "../../kernel/fragment";
import type { NodeId } from "../../kernel/protocol";
import type { Verdict } from "../../kernel/recording";
import type { TraceEvent } from "../../kernel/trace";
import { narrate } from "../narration";
import type { Portrait } from "../portrait";
import type { Track } from "../track";

/** `run` is whatever says how to get this run again; `verdicts` are those at its end. Steps are counted from 1. */
export function traceJson(track: Track, portrait: Portrait, run: object, verdicts: readonly Verdict[]): string {
  const { nodes } = track.model;
  const events = track.events.map((event) => eventData(event, track, portrait));
  const head = {
    format: "idsrg-trace", version: 1, run, nodes,
    properties: verdicts.map(({ property, decidedAt }) => ({ property, decidedAfterStep: decidedAt ?? null })),
  };
  const lines = events.map((event) => `    ${JSON.stringify(event)}`).join(",\n");
  return `${JSON.stringify(head, null, 2).replace(/\n\}$/, "")},\n  "events": [\n${lines}\n  ]\n}\n`;
}

function eventData(event: TraceEvent<unknown, unknown>, { model, worlds }: Track, portrait: Portrait): object {
  const before = worlds[event.index];
  const words = (name: string): string => portrait.word(name);
  return {
    step: event.index + 1, at: event.at, node: event.node ?? null, action: event.action,
    received: event.action.type === "deliver" ? event.packet ?? null : null, sent: event.sent,
    causes: event.causes.map((cause) => cause + 1), clock: clockOf(event, model.nodes),
    says: before ? plain(narrate(event, before, portrait).what, words) : "",
    why: event.explanations.map(({ rule, section, phrase }) => ({ ...(rule === undefined ? {} : { rule }), section, says: plain(phrase, words) })),
  };
}

/** Null for what happens on the way, at no node. */
const clockOf = (event: TraceEvent<unknown, unknown>, nodes: readonly NodeId[]): Readonly<Record<string, number>> | null =>
  (event.node === undefined ? null : Object.fromEntries(nodes.map((node, at) => [node, event.vector[at] ?? 0])));
