// How the system looks: what a card says of a process, what an arrow says of a message.
import { node, phrase, term } from "../../kernel/fragment";
import type { NodePortrait, Portrait, PortraitLine } from "../../views/portrait";
import { breach } from "./breach";
import type { Message, Place } from "./observer";
import { type Stamp, stampText } from "./order";
import type { Input, Process } from "./process";
import { rules } from "./rules";
import { requestTint } from "./why";

const tintOf = (stamp: Stamp | null): { readonly tint?: string } => (stamp ? { tint: requestTint(stamp) } : {});

const line = (label: string, value: string, stamp: Stamp | null = null): PortraitLine => ({ kept: "disk", label, value, ...tintOf(stamp) });

export const portrait: Portrait<Place, Message, Input> = {
  node: (place): NodePortrait => (place.kind === "process" ? processPortrait(place) : { status: "outside the system", lines: [] }),
  message: (message) => {
    switch (message.type) {
      case "request": {
        const stamp = { clock: message.clock, process: message.process };
        return { term: message.type, detail: stampText(stamp), ...tintOf(stamp) };
      }
      case "message":
      case "acknowledgment":
      case "release": return { term: message.type, detail: String(message.clock) };
      case "call": return { term: message.type, detail: message.named ? stampText(message.request) : "", ...tintOf(message.request) };
    }
  },
  input: (input) => {
    switch (input.type) {
      case "act": return phrase`an event of its own`;
      case "write": return phrase`a ${term("message")} to ${node(input.to)}`;
      case "ask": return phrase`${term("request")} the ${term("resource")}`;
      case "call": return phrase`a ${term("call")} to a friend at ${node(input.to)}`;
    }
  },
  timer: () => "end of use",
  time: (amount) => `${Math.round(amount)} ms`,
  word: (name) => name,
  breach,
  rule: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
};

function processPortrait({ clock, vector, queue, own, granted, heard }: Process): NodePortrait {
  const waiting = own !== null && !granted;
  return {
    status: granted ? "has the resource" : waiting ? `waits with ${stampText(own)}` : "",
    ...tintOf(own),
    lines: [
      line("clock", String(clock)),
      line("vector", `⟨${vector.join(", ")}⟩`),
      ...(queue.length > 0 ? [line("request queue", queue.map(stampText).join(", "), queue[0])] : []),
      ...(own ? [line("own request", `${stampText(own)}${granted ? ", granted" : ""}`, own)] : []),
      ...(waiting ? [line("heard", heard.map((last, at) => (at === own.process ? "" : `P${at} ${last < 0 ? "–" : last}`)).filter(Boolean).join(", "))] : []),
    ],
  };
}
