// A reader of EDN, Clojure's notation for data: as much of it as histories of Jepsen and Knossos use. Never throws on
// what it reads: a text is its values, or one sentence with the line at which it went wrong.

export interface Keyword { readonly type: "keyword"; readonly name: string }
export interface EdnMap { readonly type: "map"; readonly entries: readonly (readonly [Edn, Edn])[] }
/** Vectors, lists and sets, which histories use alike. */
export interface Sequence { readonly type: "sequence"; readonly items: readonly Edn[] }
export interface Tagged { readonly type: "tagged"; readonly tag: string; readonly value: Edn }
export type Edn = null | boolean | number | string | Keyword | EdnMap | Sequence | Tagged;

export interface Form { readonly value: Edn; readonly line: number }
export type EdnText = { readonly forms: readonly Form[] } | { readonly problem: string; readonly line: number };

/** Deeper than any history, and shallow enough for any stack. */
const depthMax = 200;

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const characters: Readonly<Record<string, string>> = { newline: "\n", space: " ", tab: "\t", return: "\r" };
const escapes: Readonly<Record<string, string>> = {
  n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\\": "\\", "\"": "\"",
};
const blank = /[\s,]/;
const ends = /[\s,()[\]{}";]/;

/** All values of a text. A vector or list round all of them is opened, so that its items come with their lines. */
export function parseEdn(text: string): EdnText {
  const reader = new Reader(text);
  const forms = reader.all();
  return reader.problem ?? { forms };
}

/** The first value of a text, and what stands behind it; undefined if it begins with none. */
export function firstEdn(text: string): { readonly value: Edn; readonly rest: string } | undefined {
  return new Reader(text).first();
}

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #depth = 0;
  problem: { readonly problem: string; readonly line: number } | undefined;

  constructor(text: string) { this.#text = text; }

  all(): readonly Form[] {
    const forms: Form[] = [];
    for (;;) {
      this.#skip();
      if (this.#at >= this.#text.length || this.problem !== undefined) return forms;
      const [character, line] = [this.#text[this.#at] as string, this.#line];
      if (forms.length === 0 && (character === "[" || character === "(")) {
        this.#at++;
        for (const form of this.#until(closing[character] as string, line)) forms.push(form);
        continue;
      }
      forms.push({ line, value: this.#value() });
    }
  }

  first(): { readonly value: Edn; readonly rest: string } | undefined {
    const value = this.#value();
    return this.problem === undefined ? { value, rest: this.#text.slice(this.#at).trim() } : undefined;
  }

  #fail(says: string, line = this.#line): null {
    this.problem ??= { problem: `Line ${line}: ${says}`, line };
    this.#at = this.#text.length;
    return null;
  }

  #skip(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at] as string;
      if (character === "\n") this.#line++;
      else if (character === ";") {
        const end = this.#text.indexOf("\n", this.#at);
        this.#at = end < 0 ? this.#text.length - 1 : end - 1;
      } else if (character === "#" && this.#text[this.#at + 1] === "_") {
        this.#at += 2;
        this.#nested(() => this.#value());
        this.#at--;
      } else if (!blank.test(character)) return;
    }
  }

  #nested<T>(read: () => T): T | null {
    if (this.#depth >= depthMax) return this.#fail(`More than ${depthMax} brackets and tags stand inside each other.`);
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  #value(): Edn {
    this.#skip();
    const character = this.#text[this.#at];
    const line = this.#line;
    switch (character) {
      case undefined: return this.#fail("The text ends where a value should be.");
      case "\"": return this.#string();
      case "(": case "[": {
        this.#at++;
        const items = this.#nested(() => this.#until(closing[character] as string, line)) ?? [];
        return { type: "sequence", items: items.map(({ value }) => value) };
      }
      case "{": {
        this.#at++;
        return this.#map(line);
      }
      case "#": return this.#dispatch(line);
      case "\\": {
        this.#at++;
        const name = (this.#text[this.#at] ?? "") + this.#word(1);
        return Object.hasOwn(characters, name) ? characters[name] ?? name : name;
      }
      case ")": case "]": case "}": return this.#fail(`There is a ${character} that closes nothing.`);
      default: return this.#atom(this.#word(0));
    }
  }

  #map(line: number): Edn {
    const items = this.#nested(() => this.#until("}", line)) ?? [];
    if (items.length % 2 === 1) return this.#fail("A map has a key without a value.", line);
    const entries: (readonly [Edn, Edn])[] = [];
    for (let at = 0; at < items.length; at += 2) entries.push([items[at]?.value ?? null, items[at + 1]?.value ?? null]);
    return { type: "map", entries };
  }

  #dispatch(line: number): Edn {
    this.#at++;
    if (this.#text[this.#at] === "{") {
      this.#at++;
      const items = this.#nested(() => this.#until("}", line)) ?? [];
      return { type: "sequence", items: items.map(({ value }) => value) };
    }
    // Neither is EDN, but Clojure prints them among the errors: a pattern, and an object that cannot be read back.
    if (this.#text[this.#at] === "\"") return this.#string();
    if (this.#text[this.#at] === "<") return this.#unreadable();
    const tag = this.#word(0);
    if (tag === "") return this.#fail("A # is followed by no tag.", line);
    if (tag === "#NaN" || tag === "#Inf" || tag === "#-Inf") return tag.slice(1);
    return { type: "tagged", tag, value: this.#nested(() => this.#value()) };
  }

  #unreadable(): Edn {
    const from = this.#at;
    while (this.#at < this.#text.length && this.#text[this.#at] !== ">" && this.#text[this.#at] !== "\n") this.#at++;
    if (this.#text[this.#at] === ">") this.#at++;
    return this.#text.slice(from, this.#at);
  }

  #until(close: string, line: number): readonly Form[] {
    const items: Form[] = [];
    for (;;) {
      this.#skip();
      const character = this.#text[this.#at];
      if (character === close) {
        this.#at++;
        return items;
      }
      if (character === undefined) {
        this.#fail(`What opens here is never closed by ${close}.`, line);
        return items;
      }
      if (character === ")" || character === "]" || character === "}") {
        this.#fail(`There is a ${character} where ${close} should be, for what opens on line ${line}.`);
        return items;
      }
      items.push({ line: this.#line, value: this.#value() });
    }
  }

  /** A run of characters that end no value, after so many that are part of it whatever they are. */
  #word(sure: number): string {
    let at = this.#at + sure;
    const start = at;
    while (at < this.#text.length && !ends.test(this.#text[at] as string)) at++;
    this.#at = at;
    return this.#text.slice(start, at);
  }

  #string(): Edn {
    const line = this.#line;
    let value = "";
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at] as string;
      if (character === "\"") {
        this.#at++;
        return value;
      }
      if (character === "\n") this.#line++;
      if (character !== "\\") {
        value += character;
        continue;
      }
      const escaped = this.#text[++this.#at] ?? "";
      const code = this.#text.slice(this.#at + 1, this.#at + 5);
      if (escaped === "u" && /^[0-9a-fA-F]{4}$/.test(code)) {
        value += String.fromCharCode(Number.parseInt(code, 16));
        this.#at += 4;
      } else if (Object.hasOwn(escapes, escaped)) value += escapes[escaped];
      else return this.#fail(`A text has the unknown escape \\${escaped}.`);
    }
    return this.#fail("A text that begins here never ends.", line);
  }

  #atom(word: string): Edn {
    if (word === "nil") return null;
    if (word === "true" || word === "false") return word === "true";
    if (word === ":") return this.#fail("A : is followed by no name.");
    if (word.startsWith(":")) return { type: "keyword", name: word.slice(1) };
    if (!/^[+-]?\d/.test(word)) return word;
    const number = Number(word.replace(/[NM]$/, ""));
    // A whole number too long for a number stays text: two of them are then still told apart. So does what only begins
    // like a number, such as a ratio or an address.
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : word;
  }
}
