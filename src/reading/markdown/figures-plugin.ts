// A `figure` fence becomes a drawing of our own with its caption: static, and the same in the panel, on paper and in a file.
import type { MarkdownIt } from "markdown-it";
import { drawn, figureNames } from "../figures/index";
import { Fields } from "../fields";
import { readYaml } from "../front-matter";
import { Problems } from "../problem";
import { figureFormat } from "../session-format";
import { attributes, typeset } from "./escape";

export interface DrawnFigure {
  readonly name: string;
  readonly caption?: string;
}

export function isFigureFence(token: { readonly type: string; readonly info: string }): boolean {
  return token.type === "fence" && token.info.trim() === "figure";
}

/** `line` is the fence's own; its fields begin on the next. Without a name that is known there is nothing to draw. */
export function readFigure(content: string, line: number, problems: Problems): DrawnFigure | undefined {
  const yaml = readYaml(content, line + 1, problems);
  const fields = new Fields(yaml.root, "This figure", yaml, yaml.whole ? problems : new Problems(), figureFormat);
  const name = fields.choice("name", figureNames, "required");
  const caption = fields.text("caption", "optional");
  return name === undefined ? undefined : { name, ...(caption === undefined ? {} : { caption }) };
}

export function figures(md: MarkdownIt): void {
  const fence = md.renderer.rules["fence"];
  md.renderer.rules["fence"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    if (!token || !isFigureFence(token)) return fence?.(tokens, index, options, env, renderer) ?? "";
    // The problems of the fence were told when the session was parsed.
    const figure = readFigure(token.content, 0, new Problems());
    const open = `<figure${attributes({ class: figure ? "drawn" : "drawn missing", "data-block": token.attrGet("data-block") ?? undefined })}>`;
    if (!figure) return `${open}<p>This figure could not be read.</p></figure>\n`;
    const caption = figure.caption === undefined ? "" : `<figcaption>${typeset(figure.caption)}</figcaption>`;
    return `${open}${drawn(figure.name)}${caption}</figure>\n`;
  };
}
