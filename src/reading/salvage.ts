// Fields of broken YAML: one that cannot be read does not take its neighbours with it. Each top-level field is read by
// itself, and a line of plain words that is no YAML ("title: Paxos: a story") is taken as those words.
import { type Document, isMap, parseDocument, type ParsedNode, visit, type YAMLMap } from "yaml";

/** The fields as one mapping, with their places in the whole text; undefined when not one begins at the left edge. */
export function salvage(text: string): ParsedNode | undefined {
  let root: YAMLMap.Parsed | undefined;
  for (const { source, offset } of fieldsOf(text)) {
    const found = read(source, offset);
    if (!root) root = found;
    else if (found) root.items.push(...found.items);
  }
  return root;
}

interface Source {
  readonly source: string;
  readonly offset: number;
}

const field = /^[A-Za-z][\w-]*:(?=[ \t\n]|$)/gm;

/** From the name of a field to the next: names stand at the left edge. */
function fieldsOf(text: string): readonly Source[] {
  const starts = [...text.matchAll(field)].map(({ index }) => index);
  return starts.map((offset, at) => ({ source: text.slice(offset, starts[at + 1]), offset }));
}

function read(source: string, offset: number): YAMLMap.Parsed | undefined {
  const document = parseDocument(source, { prettyErrors: false });
  const words = document.errors.length > 0 ? /^([\w-]+:[ \t]+)["']?(.*?)["']?[ \t]*\n?$/.exec(source) : null;
  const mended = words ? parseDocument(`${words[1]}${JSON.stringify(words[2])}`, { prettyErrors: false }) : document;
  shift(mended, offset);
  return isMap(mended.contents) ? mended.contents as YAMLMap.Parsed : undefined;
}

function shift(document: Document.Parsed, offset: number): void {
  visit(document, {
    Node: (_, node) => {
      const { range } = node;
      if (range) node.range = [range[0] + offset, range[1] + offset, range[2] + offset];
    },
  });
}
