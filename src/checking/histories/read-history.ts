// The one door for histories as others write them down: tells by the text itself what it is.
import type { FoundHistory } from "./events";
import { readEdn } from "./read-edn";
import { readJson } from "./read-json";
import { isLog, readLog } from "./read-log";

export type Format = "edn" | "json" | "log";
export type HistoryText =
  | FoundHistory & { readonly format: Format }
  | { readonly problem: string; readonly line?: number };

const readers = { edn: readEdn, json: readJson, log: readLog } as const;

export function readHistory(text: string): HistoryText {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (plain.trim() === "") return { problem: "There is nothing in this file." };
  if (plain.includes("\0")) return { problem: "This is no text: a history is EDN, JSON or a log of Jepsen's." };
  const format = formatOf(plain);
  if (format === undefined) {
    return { problem: "This is none of the histories that can be read: EDN of Jepsen or Knossos, a log with lines such as "
      + "“INFO  jepsen.util - 0 :invoke :write 3”, or our own JSON." };
  }
  const read = readers[format](plain);
  return "problem" in read ? read : { ...read, format };
}

/** Lists and maps that begin as JSON's do are JSON's: an EDN map begins with a :keyword, and may have a tag or a comment before it. */
function formatOf(text: string): Format | undefined {
  if (isLog(text)) return "log";
  if (/^\s*(?:\{\s*["}]|\[[\s[]*(?:\{\s*["}]|[\]"\dtfn-]|$))/.test(text)) return "json";
  return /^[\s,]*(?:;|#|[[({])/.test(text) ? "edn" : undefined;
}
