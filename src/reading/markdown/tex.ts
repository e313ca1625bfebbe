// Formulas: the TeX that papers of this field need, into MathML. A whole TeX would weigh more than the rest of the host; a
// command that is not here is told to the author by name. The result holds no styles and nothing that could run.
import { escape } from "./escape";
import {
  accents, bigOperators, capital, delimiters, functionNames, identifiers, limitNames, operators, spaces,
} from "./tex-symbols";

export type Formula =
  | { readonly kind: "formula"; readonly html: string }
  | { readonly kind: "unreadable"; readonly message: string };

class Unreadable extends Error {}

const lengthMax = 4000;
const depthMax = 60;

export function formula(tex: string, display: boolean): Formula {
  if (tex.length > lengthMax) return { kind: "unreadable", message: "This formula is too long to be set." };
  try {
    const html = new Tex(tex).whole();
    return { kind: "formula", html: `<math${display ? ' display="block"' : ""}>${html}</math>` };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: "unreadable", message: error.message };
    throw error;
  }
}

interface Atom {
  readonly html: string;
  /** What stands before decides whether a minus is a sign or an operation. */
  readonly kind: "ordinary" | "operator" | "opening" | "space";
  /** Scripts stand above and below. */
  readonly limits?: boolean;
}

const ordinary = (html: string): Atom => ({ html, kind: "ordinary" });
const operator = (html: string): Atom => ({ html, kind: "operator" });
const row = (html: string): string => `<mrow>${html}</mrow>`;

class Tex {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) { this.#source = source; }

  whole(): string {
    const html = this.#row(() => this.#at >= this.#source.length);
    // A relation by itself is a word of the sentence: it has the sentence's spaces and none of its own.
    return row(html.replace(/^<mo>([^<]+)<\/mo>$/, `<mo lspace="0" rspace="0">$1</mo>`));
  }

  /** Atoms with their scripts, up to where `ends` says. What ends the row is not consumed. */
  #row(ends: () => boolean): string {
    if (++this.#depth > depthMax) throw new Unreadable("This formula is nested too deeply to be set.");
    let html = "";
    let before: Atom["kind"] = "opening";
    for (this.#skip(); !ends(); this.#skip()) {
      if (this.#at >= this.#source.length) throw new Unreadable("This formula ends too early: a brace or an environment is not closed.");
      const atom = this.#scripted(this.#atom(before));
      html += atom.html;
      if (atom.kind !== "space") before = atom.kind;
    }
    this.#depth--;
    return html;
  }

  #scripted(base: Atom): Atom {
    let [under, over] = ["", ""];
    for (this.#skip(); ; this.#skip()) {
      const mark = this.#peek();
      if (mark === "'") {
        const primes = /^'+/.exec(this.#source.slice(this.#at))?.[0].length ?? 1;
        this.#at += primes;
        over += `<mo>${"′".repeat(primes)}</mo>`;
      } else if (mark === "^" || mark === "_") {
        this.#at++;
        const script = this.#argument();
        if (mark === "_") {
          if (under !== "") throw new Unreadable("This formula has two subscripts in one place. Put braces around one of them.");
          under = script;
        } else over += script;
      } else break;
    }
    if (under === "" && over === "") return base;
    const [both, low, high] = base.limits === true ? ["munderover", "munder", "mover"] : ["msubsup", "msub", "msup"];
    const name = under === "" ? high : over === "" ? low : both;
    const top = over === "" ? "" : row(over);
    return { ...base, html: `<${name}>${base.html}${under}${top}</${name}>` };
  }

  #atom(before: Atom["kind"]): Atom {
    const character = this.#next();
    if (character === "\\") return this.#command(this.#name());
    if (character === "{") {
      const html = this.#row(() => this.#peek() === "}");
      this.#at++;
      return ordinary(row(html));
    }
    if (character === "~") return { html: `<mspace width="0.25em"></mspace>`, kind: "space" };
    if (/[0-9]/.test(character)) {
      const rest = /^[0-9]*(?:\.[0-9]+)?/.exec(this.#source.slice(this.#at))?.[0] ?? "";
      this.#at += rest.length;
      return ordinary(`<mn>${character}${rest}</mn>`);
    }
    if (/\p{Letter}/u.test(character)) return ordinary(`<mi>${character}</mi>`);
    return this.#sign(character, before);
  }

  #sign(character: string, before: Atom["kind"]): Atom {
    switch (character) {
      case "+": case "-": {
        const form = before === "opening" || before === "operator" ? ` form="prefix"` : "";
        return operator(`<mo${form}>${character === "-" ? "−" : "+"}</mo>`);
      }
      case "(": case "[": return { html: fence(character, "prefix"), kind: "opening" };
      case ")": case "]": return ordinary(fence(character, "postfix"));
      case "|": return ordinary(`<mo stretchy="false" lspace="0" rspace="0">|</mo>`);
      case "*": return operator("<mo>∗</mo>");
      case "/": return operator(`<mo lspace="0.05em" rspace="0.05em">/</mo>`);
      case ",": case ";": return operator(`<mo separator="true">${character}</mo>`);
      case "!": return ordinary(`<mo form="postfix">!</mo>`);
      case "}": throw new Unreadable("This formula closes a brace that it did not open.");
      case "&": throw new Unreadable('This formula has an "&" outside of a table. Write "\\&" for the sign itself.');
      case ".": return ordinary(`<mo lspace="0" rspace="0">.</mo>`);
      default: return /[=<>:?]/.test(character) ? operator(`<mo>${escape(character)}</mo>`) : ordinary(`<mi>${escape(character)}</mi>`);
    }
  }

  #command(name: string): Atom {
    const sign = identifiers.get(name);
    if (sign !== undefined) return ordinary(/^\p{Uppercase}$/u.test(sign) ? `<mi mathvariant="normal">${sign}</mi>` : `<mi>${escape(sign)}</mi>`);
    const operation = operators.get(name);
    if (operation !== undefined) return operator(`<mo>${operation}</mo>`);
    const big = bigOperators.get(name);
    if (big !== undefined) return { ...operator(`<mo movablelimits="true">${big}</mo>`), limits: !name.endsWith("int") };
    if (limitNames.has(name)) return { ...operator(`<mo movablelimits="true" lspace="0" rspace="0.167em">${name}</mo>`), limits: true };
    if (functionNames.has(name)) return operator(`<mo lspace="0" rspace="0.167em">${name}</mo>`);
    const width = spaces.get(name);
    if (width !== undefined) return { html: `<mspace width="${width}"></mspace>`, kind: "space" };
    const accent = accents.get(name);
    if (accent !== undefined) return ordinary(`<mover accent="true">${this.#argument()}<mo stretchy="${name.length > 5}">${accent}</mo></mover>`);
    const delimiter = delimiters.get(`\\${name}`);
    if (delimiter !== undefined) {
      const opens = /^[{⟨⌊⌈]$/.test(delimiter);
      return { html: fence(delimiter, opens ? "prefix" : "postfix"), kind: opens ? "opening" : "ordinary" };
    }
    return this.#construction(name);
  }

  /** Commands that take arguments. */
  #construction(name: string): Atom {
    switch (name) {
      case "frac": case "dfrac": case "tfrac": return ordinary(`<mfrac>${this.#argument()}${this.#argument()}</mfrac>`);
      case "binom": return ordinary(row(`<mo>(</mo><mfrac linethickness="0">${this.#argument()}${this.#argument()}</mfrac><mo>)</mo>`));
      case "sqrt": return this.#root();
      case "text": case "textrm": return ordinary(`<mtext>${escape(this.#verbatim())}</mtext>`);
      case "operatorname": return operator(`<mo lspace="0" rspace="0.167em">${escape(this.#verbatim())}</mo>`);
      case "mathrm": case "mathsf": return ordinary(word(this.#verbatim(), "upright"));
      case "mathit": case "textit": return ordinary(word(this.#verbatim(), "italic"));
      case "mathbf": case "textbf": return ordinary(word(this.#verbatim(), "bold"));
      case "mathcal": case "mathscr": return ordinary(`<mi>${[...this.#verbatim()].map((letter) => escape(capital("script", letter))).join("")}</mi>`);
      case "mathbb": return ordinary(`<mi>${[...this.#verbatim()].map((letter) => escape(capital("double", letter))).join("")}</mi>`);
      case "underline": return ordinary(`<munder>${this.#argument()}<mo stretchy="true">_</mo></munder>`);
      case "overset": case "stackrel": {
        const over = this.#argument();
        return operator(`<mover>${this.#argument()}${over}</mover>`);
      }
      case "underset": {
        const under = this.#argument();
        return operator(`<munder>${this.#argument()}${under}</munder>`);
      }
      case "left": return this.#fenced();
      case "begin": return this.#environment();
      default: throw new Unreadable(`The formula's command "\\${name}" is not known here.`);
    }
  }

  #root(): Atom {
    this.#skip();
    if (this.#peek() !== "[") return ordinary(`<msqrt>${this.#argument()}</msqrt>`);
    this.#at++;
    const index = row(this.#row(() => this.#peek() === "]"));
    this.#at++;
    return ordinary(`<mroot>${this.#argument()}${index}</mroot>`);
  }

  /** From \left to its \right. */
  #fenced(): Atom {
    const opening = this.#delimiter();
    const inside = this.#row(() => this.#source.startsWith("\\right", this.#at) && !/^[a-z]/i.test(this.#source.slice(this.#at + 6)));
    this.#at += "\\right".length;
    const closing = this.#delimiter();
    const stretch = (text: string, form: string): string => (text === "" ? "" : `<mo form="${form}" stretchy="true">${escape(text)}</mo>`);
    return ordinary(row(`${stretch(opening, "prefix")}${inside}${stretch(closing, "postfix")}`));
  }

  #delimiter(): string {
    this.#skip();
    const first = this.#next();
    const written = first === "\\" ? `\\${this.#name()}` : first;
    const found = written === "." ? "" : delimiters.get(written);
    if (found === undefined) throw new Unreadable(`"${written}" cannot stand after \\left or \\right.`);
    return found;
  }

  #environment(): Atom {
    const name = this.#verbatim();
    const shape = environments[name];
    if (!shape) throw new Unreadable(`The formula's environment "${name}" is not known here.`);
    const rows: string[][] = [[]];
    const ends = (): boolean => this.#peek() === "&" || /^\\(\\|end\b)/.test(this.#source.slice(this.#at, this.#at + 5));
    for (;;) {
      rows.at(-1)?.push(this.#row(ends));
      if (this.#peek() === "&") { this.#at++; continue; }
      this.#at++;
      const ended = this.#peek() !== "\\";
      this.#at += ended ? "end".length : 1;
      if (!ended) { rows.push([]); continue; }
      if (this.#verbatim() !== name) throw new Unreadable(`The formula's environment "${name}" is closed by the name of another.`);
      break;
    }
    const filled = rows.filter((cells) => cells.some((cell) => cell !== ""));
    const table = filled.map((cells) => `<mtr>${cells.map((cell, column) =>
      `<mtd class="flush-${shape.columns[column % shape.columns.length]}">${row(cell)}</mtd>`).join("")}</mtr>`).join("");
    const [open, close] = shape.fences;
    const fenceOf = (text: string, form: string): string => (text === "" ? "" : `<mo form="${form}" stretchy="true">${text}</mo>`);
    const look = name === "aligned" ? ` displaystyle="true"` : "";
    return ordinary(row(`${fenceOf(open, "prefix")}<mtable${look}>${table}</mtable>${fenceOf(close, "postfix")}`));
  }

  /** One atom, or what stands in braces, as one element. */
  #argument(): string {
    this.#skip();
    if (this.#at >= this.#source.length || /[&}^_]/.test(this.#peek())) throw new Unreadable("This formula lacks something after its last command.");
    if (++this.#depth > depthMax) throw new Unreadable("This formula is nested too deeply to be set.");
    const { html } = this.#atom("opening");
    this.#depth--;
    return html;
  }

  /** The text in braces as it was written. */
  #verbatim(): string {
    this.#skip();
    const match = /^\{([^{}]*)\}/.exec(this.#source.slice(this.#at));
    if (!match) throw new Unreadable("This formula lacks words in braces after a command.");
    this.#at += match[0].length;
    return match[1] ?? "";
  }

  #name(): string {
    const [name = ""] = /^(?:[a-z]+|[^])/iu.exec(this.#source.slice(this.#at)) ?? [];
    if (name === "") throw new Unreadable("This formula ends with a backslash.");
    this.#at += name.length;
    return name;
  }

  #skip(): void {
    while (/\s/.test(this.#peek())) this.#at++;
  }

  #peek(): string { return this.#source[this.#at] ?? ""; }

  #next(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }
}

interface Environment {
  readonly columns: readonly ("left" | "right" | "center")[];
  readonly fences: readonly [string, string];
}

const environments: Readonly<Record<string, Environment | undefined>> = {
  __proto__: null as never,
  aligned: { columns: ["right", "left"], fences: ["", ""] },
  cases: { columns: ["left"], fences: ["{", ""] },
  matrix: { columns: ["center"], fences: ["", ""] },
  pmatrix: { columns: ["center"], fences: ["(", ")"] },
  bmatrix: { columns: ["center"], fences: ["[", "]"] },
};

function fence(text: string, form: "prefix" | "postfix"): string {
  return `<mo form="${form}" stretchy="false">${escape(text)}</mo>`;
}

/** A name of several letters. A single letter would be set italic unless told otherwise. */
function word(text: string, shape: "upright" | "italic" | "bold"): string {
  const upright = shape !== "italic" && [...text].length === 1 ? ` mathvariant="normal"` : "";
  return `<mi${shape === "upright" ? "" : ` class="${shape}"`}${upright}>${escape(text)}</mi>`;
}
