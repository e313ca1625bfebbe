// What git leaves in a file that two copies changed at one place: its marks, with both versions between them. Nothing is written into
// such a file before its reader has chosen: a change could land in the version that is thrown away.

export const conflicted = "Git left a conflict in your notes: two versions stand between its marks. Keep the lines you want, delete the marks, and save.";

const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The line of the first mark; undefined without a whole conflict. Marks in a code block are an example of somebody's. */
export function conflictLine(text: string): number | undefined {
  const wanted = [/^<{7}( |$)/, /^={7}$/, /^>{7}( |$)/];
  let first: number | undefined;
  let met = 0;
  let open = "";
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined) open = open === "" ? mark : mark.startsWith(open) ? "" : open;
    if (open !== "" || !wanted[met]?.test(line)) continue;
    if (met === 0) first = index;
    met += 1;
  }
  return met === wanted.length ? first : undefined;
}
