// Long lines in a terminal: what does not fit goes on below, as far in as the words of the line begin.

/** `columns`: how wide the terminal is; where there is none, lines are as long as they are. */
export function hanging(line: string, indent: number, columns = process.stdout.columns as number | undefined): string {
  const room = (columns ?? 0) - indent;
  if (room < 20) return line;
  const lines = [line.slice(0, indent)];
  for (const word of line.slice(indent).split(" ")) {
    const last = lines.length - 1;
    const held = lines[last] ?? "";
    const empty = held.length <= indent;
    if (empty || held.length + 1 + word.length <= indent + room) lines[last] = empty ? held.padEnd(indent) + word : `${held} ${word}`;
    else lines.push(" ".repeat(indent) + word);
  }
  return lines.join("\n");
}
