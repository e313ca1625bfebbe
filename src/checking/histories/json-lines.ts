// The lines of a JSON text: where each of the listed operations begins, or where the text stops being JSON. What
// parses JSON does not tell.

export type JsonLines = { readonly lines: readonly number[] } | { readonly problem: string; readonly line: number };

type Expected = "a value" | "a value or ]" | "a name" | "a name or }" | ":" | "a comma or the end";

const atom = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

export function jsonLines(text: string): JsonLines {
  const open: { readonly kind: "{" | "["; readonly line: number; readonly name: string }[] = [];
  const lines: number[] = [];
  let [at, line, name] = [0, 1, ""];
  let expected: Expected = "a value";
  const wrong = (): JsonLines => {
    const found = at < text.length ? JSON.stringify(text.slice(at, at + 20).split("\n")[0] ?? "") : "nothing more";
    return { problem: `Line ${line}: this is not JSON: there is ${found} where ${expected} should be.`, line };
  };
  for (; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "\n") line++;
    if (character === "\n" || character === " " || character === "\t" || character === "\r") continue;
    const isValue: boolean = expected === "a value" || expected === "a value or ]";
    const within = open.at(-1);
    if (isValue && character !== "]" && listsOperations(open)) lines.push(line);
    if (isValue && (character === "{" || character === "[")) {
      open.push({ kind: character, line, name });
      expected = character === "{" ? "a name or }" : "a value or ]";
    } else if ((isValue || expected.startsWith("a name")) && character === "\"") {
      const end = endOfString(text, at);
      if (end < 0) return { problem: `Line ${line}: a text that begins here never ends on its line.`, line };
      if (!isValue) name = text.slice(at + 1, end);
      expected = isValue ? "a comma or the end" : ":";
      at = end;
    } else if (expected === ":" && character === ":") expected = "a value";
    else if (expected === "a comma or the end" && within && character === ",") {
      expected = within.kind === "{" ? "a name" : "a value";
    } else if (within && closes(character, within.kind, expected)) {
      open.pop();
      expected = "a comma or the end";
    } else {
      atom.lastIndex = at;
      const match = isValue ? atom.exec(text) : null;
      if (match === null) return wrong();
      at += match[0].length - 1;
      expected = "a comma or the end";
    }
  }
  const never = open.at(-1);
  if (never) return { problem: `Line ${never.line}: the ${never.kind} that opens here is never closed.`, line: never.line };
  return expected === "a comma or the end" ? { lines } : wrong();
}

function closes(character: string, kind: "{" | "[", expected: Expected): boolean {
  if (character === "]") return kind === "[" && (expected === "a value or ]" || expected === "a comma or the end");
  return character === "}" && kind === "{" && (expected === "a name or }" || expected === "a comma or the end");
}

/** Whether what begins now is an item of the outer list, or of the one called "operations". */
const listsOperations = (open: readonly { readonly kind: string; readonly name: string }[]): boolean =>
  (open.length === 1 && open[0]?.kind === "[")
  || (open.length === 2 && open[0]?.kind === "{" && open[1]?.kind === "[" && open[1].name === "operations");

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === "\"") return at;
    if (character === "\n") return -1;
    if (character === "\\") at++;
  }
  return -1;
}
