// A strict reader of the HTML we make: every `<` must begin a plain tag with double-quoted attributes and every tag must
// be closed, or it throws. What a browser would see in our pages is then exactly what this returns.
import assert from "node:assert";

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][A-Za-z-]*(?:="[^"<>]*")?)*)\s*>|([^<]+)/y;
const attribute = /([a-z][A-Za-z-]*)(?:="([^"]*)")?/g;
const empty = new Set(["br", "hr"]);
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

export function readHtml(html: string): Element {
  const stack: { tag: string; attributes: Record<string, string>; children: (Element | string)[] }[] = [
    { tag: "root", attributes: {}, children: [] },
  ];
  token.lastIndex = 0;
  while (token.lastIndex < html.length) {
    const at = token.lastIndex;
    const match = token.exec(html);
    assert(match, `Not plain HTML at ${at}: ${html.slice(at, at + 80)}`);
    const [, slash, tag = "", inside = "", text] = match;
    const top = stack.at(-1);
    assert(top);
    if (text !== undefined) top.children.push(decode(text));
    else if (slash === "/") {
      assert.equal(stack.pop()?.tag, tag, `</${tag}> closes something else before ${at}`);
    } else {
      const attributes: Record<string, string> = {};
      for (const [, name = "", value = ""] of inside.matchAll(attribute)) {
        assert(!(name in attributes), `${name} twice on <${tag}>`);
        attributes[name] = decode(value);
      }
      const element = { tag, attributes, children: [] };
      top.children.push(element);
      if (!empty.has(tag)) stack.push(element);
    }
  }
  assert.equal(stack.length, 1, `<${stack.at(-1)?.tag}> is not closed`);
  return stack[0] as Element;
}

export function elements(root: Element, wanted: (element: Element) => boolean = () => true): readonly Element[] {
  return root.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(wanted(child) ? [child] : []), ...elements(child, wanted)]);
}

export function withClass(root: Element, name: string): readonly Element[] {
  return elements(root, ({ attributes }) => (attributes["class"] ?? "").split(" ").includes(name));
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? assert.fail(`Unknown entity ${whole}`));
}
