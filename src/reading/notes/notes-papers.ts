// The index of the reader's own files of the readings: a JSON file beside the notes, a reading's id and a link each.
// Fields it does not know are carried along untouched.

type Json = { readonly [key: string]: unknown };

export interface Papers {
  /** Links by the readings' ids: a path relative to the index, or an address of a file. */
  readonly papers: Readonly<Record<string, string>>;
  /** The file as it was read, whole. */
  readonly whole: Json;
}

/** Undefined when the text is not such a file; nothing may then be written over it. */
export function parsePapers(text: string): Papers | undefined {
  if (text.trim() === "") return { papers: {}, whole: { version: 1 } };
  try {
    const whole: unknown = JSON.parse(text);
    if (!isObject(whole) || whole["version"] !== 1) return undefined;
    const all = isObject(whole["papers"]) ? Object.entries(whole["papers"]) : [];
    return { papers: Object.fromEntries(all.filter((each): each is [string, string] => typeof each[1] === "string")), whole };
  } catch {
    return undefined;
  }
}

/** With another link for a reading; without one it has none any more. In the order of the ids, so that copies merge. */
export function withPaper({ papers, whole }: Papers, id: string, link: string | undefined): Papers {
  const others = Object.entries(isObject(whole["papers"]) ? whole["papers"] : {}).filter(([key]) => key !== id);
  const all = link === undefined ? others : [...others, [id, link] as const];
  const sorted = Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const left = Object.entries(papers).filter(([key]) => key !== id);
  return { papers: Object.fromEntries(link === undefined ? left : [...left, [id, link]]), whole: { ...whole, papers: sorted } };
}

export function writePapers({ whole }: Papers): string {
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
