// A run as a log for ShiViz (https://bestchai.bitbucket.io/shiviz/): two lines an event, what happened and below it the node
// with its vector clock. What happens on the way, at no node, has no place in such a log.
import { plain } from "../../kernel/fragment";
import { narrate } from "../narration";
import type { Portrait } from "../portrait";
import type { Track } from "../track";

/** For ShiViz's field "log parsing regular expression"; it is also what stands there when it opens. */
export const shivizExpression = "(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})";

export function shivizLog(track: Track, portrait: Portrait): string {
  const { nodes } = track.model;
  const lines = track.events.flatMap((event, index) => {
    const before = track.worlds[index];
    if (event.node === undefined || !before) return [];
    const clock = Object.fromEntries(nodes.flatMap((node, at) => (event.vector[at] ? [[host(node), event.vector[at]]] : [])));
    const said = plain(narrate(event, before, portrait).what, (name) => portrait.word(name));
    return [`${index + 1}. ${said.replace(/\s+/g, " ")}`, `${host(event.node)} ${JSON.stringify(clock)}`];
  });
  return `${lines.join("\n")}\n`;
}

/** ShiViz ends a host's name at the first space. */
const host = (node: string): string => node.replace(/\s+/g, "_");
