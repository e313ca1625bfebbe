// Narration as data: a sentence is a list of typed fragments, so that a mention of a node, a term or a value can be
// highlighted, linked and spoken, and no view has to parse prose.

export type Fragment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "node"; readonly node: string }
  /** A word of the paper, e.g. a message's name; a lab's vocabulary may show it in other words. */
  | { readonly kind: "term"; readonly term: string }
  /** A value; `tint` groups values that belong together (all mentions of one ballot), for colour and highlighting. */
  | { readonly kind: "value"; readonly text: string; readonly tint?: string }
  | { readonly kind: "rule"; readonly rule: string };

export type Phrase = readonly Fragment[];

/** Why a handler did what it did: the rule that decided, the section of the paper, and the sentence with its values. */
export interface Explanation {
  readonly rule?: string;
  readonly section: string;
  readonly phrase: Phrase;
}

export const node = (id: string): Fragment => ({ kind: "node", node: id });
export const term = (name: string): Fragment => ({ kind: "term", term: name });
export const rule = (id: string): Fragment => ({ kind: "rule", rule: id });
export const value = (text: string | number, tint?: string): Fragment =>
  tint === undefined ? { kind: "value", text: String(text) } : { kind: "value", text: String(text), tint };

/** A phrase from a template: strings stay text, fragments stay themselves. */
export function phrase(strings: TemplateStringsArray, ...parts: readonly (Fragment | Phrase | string | number)[]): Phrase {
  const out: Fragment[] = [];
  const push = (part: Fragment | Phrase | string | number): void => {
    if (typeof part === "string" || typeof part === "number") {
      if (part !== "") out.push({ kind: "text", text: String(part) });
    } else if ("kind" in part) out.push(part);
    else part.forEach(push);
  };
  strings.forEach((text, index) => {
    push(text);
    const part = parts[index];
    if (part !== undefined) push(part);
  });
  return out;
}

/** The phrase as plain text. `words` names terms (by a vocabulary) and rules; nodes appear by their ids. */
export function plain(of: Phrase, words: (name: string) => string = (name) => name): string {
  return of.map((part) => {
    switch (part.kind) {
      case "text": return part.text;
      case "node": return part.node;
      case "term": return words(part.term);
      case "value": return part.text;
      case "rule": return words(part.rule);
    }
  }).join("");
}
