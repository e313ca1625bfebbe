// A lab's guide: short sections whose sentences lead into the runs they speak of.
// In a paragraph `[words](scenario)` opens that scenario and `[words](scenario#moment)` goes to the moment in it.

export interface GuideSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export type Passage =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly scenario: string; readonly moment?: string };

const link = /\[([^\]]+)\]\(([\w-]+)(?:#([\w-]+))?\)/g;

/** A paragraph as the words and the links it is made of, in order. */
export function passages(paragraph: string): readonly Passage[] {
  const found: Passage[] = [];
  let at = 0;
  for (const match of paragraph.matchAll(link)) {
    const [whole, text = "", scenario = "", moment] = match;
    if (match.index > at) found.push({ kind: "text", text: paragraph.slice(at, match.index) });
    found.push({ kind: "link", text, scenario, ...(moment !== undefined && { moment }) });
    at = match.index + whole.length;
  }
  return at < paragraph.length ? [...found, { kind: "text", text: paragraph.slice(at) }] : found;
}
