// Values as text in one spelling: two values with the same content are the same text, whatever order their keys were set in.

/** JSON with keys sorted. For comparing and hashing states, actions and traces; never for display. */
export function canonical(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return `${value}`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  // Searches spell every new state: text is put together as it comes, without lists of its parts.
  let [text, comma] = ["", ""];
  if (Array.isArray(value)) {
    for (const held of value) {
      text += comma + canonical(held);
      comma = ",";
    }
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const held = (value as Readonly<Record<string, unknown>>)[key];
    if (held === undefined) continue;
    text += `${comma}${JSON.stringify(key)}:${canonical(held)}`;
    comma = ",";
  }
  return `{${text}}`;
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
