// A `lab` fence becomes a figure that the page script fills: a picture, and controls in the caption. Without it, it is a
// caption and a link.
import type { MarkdownIt } from "markdown-it";
import { lookUp } from "../destination";
import { attributes, escape, typeset } from "./escape";
import { isLabFence, readEmbed } from "./lab-embed";
import { labData } from "./links-plugin";
import { fromEnv, type MarkdownContext } from "./markdown-context";
import { pictureOf } from "../export/paper";
import { Problems } from "../problem";
import type { LabEmbed } from "../session";

export function embeds(md: MarkdownIt): void {
  const fence = md.renderer.rules["fence"];
  md.renderer.rules["fence"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    if (!token || !isLabFence(token)) return fence?.(tokens, index, options, env, renderer) ?? "";
    // The problems of the fence were told when the session was parsed.
    const embed = readEmbed(token.content, 0, new Problems());
    const block = token.attrGet("data-block") ?? undefined;
    return embed ? figure(embed, block, fromEnv(env)) : missing(block, "This simulation could not be read.");
  };
}

type Block = string | number | undefined;

function figure({ reference, caption }: LabEmbed, block: Block, context: MarkdownContext): string {
  const answer = lookUp(reference, context.known);
  if (context.paper && answer.kind === "runs") {
    const picture = pictureOf(context.paper, reference) ?? `<p>${escape(answer.title)}</p>`;
    return `<figure${attributes({ class: "lab", "data-block": block })}><div class="lab-stage">${picture}</div>`
      + `<figcaption>${words(caption)}</figcaption></figure>\n`;
  }
  switch (answer.kind) {
    case "planned": return missing(block, `The simulation “${reference.lab}” is not here yet.`, caption);
    case "unknown": return missing(block, `This simulation cannot be shown. ${answer.message}`, caption);
    case "runs": {
      const open = attributes({ class: "run-link", href: "#run", ...labData(reference) });
      return `<figure${attributes({ class: "lab", ...labData(reference), "data-block": block })}>`
        + `<div class="lab-stage"><p class="lab-fallback"><a${open}>${escape(answer.title)}</a></p></div>`
        + `<figcaption>${words(caption)}<div class="figure-controls"></div></figcaption></figure>\n`;
    }
  }
}

function missing(block: Block, sentence: string, caption?: string): string {
  return `<figure${attributes({ class: "lab missing", "data-block": block })}>`
    + `<p>${escape(sentence)}</p>${caption === undefined ? "" : `<figcaption>${words(caption)}</figcaption>`}</figure>\n`;
}

function words(caption: string | undefined): string {
  return caption === undefined ? "" : `<p class="caption">${typeset(caption)}</p>`;
}
