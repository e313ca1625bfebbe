// Lines that found no place, as they stand in a season's or a session's file: in a fence that none of them can close.
import { keptFence } from "./page";

export function fenced(lines: readonly string[]): string {
  const longest = lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)).reduce((a, b) => Math.max(a, b), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${keptFence}\n${lines.join("\n")}\n${fence}`;
}

/** The lines of every such fence in a text. */
export function unfenced(body: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of body.split("\n")) {
    if (fence === undefined) fence = opening.exec(line)?.[1];
    else if (line === fence) fence = undefined;
    else kept.push(line);
  }
  return kept;
}

const opening = new RegExp(`^(\`{3,})${keptFence}$`);
