// Values as text in one spelling: two values with the same content are the same text, whatever order their keys were set in.

/** JSON with keys sorted. For comparing and hashing states, actions and traces; never for display. */
export function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" && Number.isFinite(value)) return `${value}`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  // Searches spell every new state: text is put together as it comes, without lists of its parts.
  let text = "";
  let comma = "";
  if (Array.isArray(value)) {
    for (const held of value) {
      text += comma + canonical(held);
      comma = ",";
    }
    return `[${text}]`;
  }
  for (const key of sorted(Object.keys(value))) {
    const held = (value as Readonly<Record<string, unknown>>)[key];
    if (held === undefined) continue;
    text += `${comma}${quoted(key)}:${canonical(held)}`;
    comma = ",";
  }
  return `{${text}}`;
}

/** Few short texts are most of what there is to spell: keys, nodes, kinds of messages. */
const [quotations, quotationsMax, shortMax] = [new Map<string, string>(), 4096, 32];

function quoted(text: string): string {
  const known = quotations.get(text);
  if (known !== undefined) return known;
  const quotation = JSON.stringify(text);
  if (text.length <= shortMax && quotations.size < quotationsMax) quotations.set(text, quotation);
  return quotation;
}

/** In place. A record has a handful of keys, and to begin a sort costs more than to do it. */
function sorted(keys: string[]): string[] {
  if (keys.length > 16) return keys.sort();
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end] as string;
    let at = end;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

/** Whether two values have one content: what `canonical` of both would say, without writing either. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return canonical(a) === canonical(b);
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  for (const key in one) if (!sameContent(one[key], other[key])) return false;
  for (const key in other) if (one[key] === undefined && other[key] !== undefined) return false;
  return true;
}

/** A hash of text, 64 bits as 16 hexadecimal digits (two 32-bit FNV-1a lanes). Equal on every engine; not for secrets. */
export class TextHash {
  #low = 0x811c9dc5;
  #high = 0xcbf29ce4;

  add(text: string): this {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      this.#low = Math.imul(this.#low ^ unit, 0x01000193);
      this.#high = Math.imul(this.#high ^ ((unit << 7) | (unit >>> 9)) ^ this.#low, 0x01000193);
    }
    return this;
  }

  digest(): string {
    return [this.#high, this.#low].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
