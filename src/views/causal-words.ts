// How the event at the playhead stands to the one picked out, in words, with the messages that make it so.
import { node, type Phrase, phrase } from "../kernel/fragment";
import { chainOf, relationInWords } from "./causal";
import { type AnyEvent, messagePhrase } from "./narration";
import type { Portrait } from "./portrait";
import type { RunIndex } from "./run-index";
import type { Track } from "./track";

/** Empty for one and the same event, and for what has no place in the order. */
export function relationPhrase(track: Pick<Track, "events" | "model">, index: RunIndex, event: AnyEvent, chosen: AnyEvent): Phrase {
  const said = relationInWords(event, chosen);
  if (said === undefined) return [];
  const [first, second] = event.index < chosen.index ? [event, chosen] : [chosen, event];
  return phrase`${said}${why(track, index, first, second)}`;
}

function why({ events, model }: Pick<Track, "events" | "model">, index: RunIndex, first: AnyEvent, second: AnyEvent): Phrase {
  const chain = chainOf(events, index, model.nodes, first, second);
  if (!chain) return [];
  if (chain.length === 0) return first.node === undefined ? [] : phrase` Both are at ${node(first.node)}, in this order.`;
  const hops = chain.map(({ sent, received }) => hop(events, index.portrait, sent, received));
  return phrase` The chain: ${hops.flatMap((each, at): Phrase => (at === 0 ? each : phrase`; then ${each}`))}.`;
}

function hop(events: readonly AnyEvent[], portrait: Portrait, sent: number, received: number): Phrase {
  const packet = events[received]?.packet;
  const message = packet ? phrase`${messagePhrase(packet.message, portrait)} from ${node(packet.from)} to ${node(packet.to)}` : phrase`a message`;
  return phrase`${message}, sent in step ${sent + 1}, received in step ${received + 1}`;
}
