// Reads the body of a `lab` fence: which lab stands at this place of the text, at which scenario and moment, or in which run.
import { readYaml } from "../front-matter";
import { Fields } from "../fields";
import { type Place, Problems } from "../problem";
import type { LabEmbed } from "../session";
import { embedFormat } from "../session-format";

export function isLabFence(token: { readonly type: string; readonly info: string }): boolean {
  return token.type === "fence" && token.info.trim() === "lab";
}

/** What a fence may say of a run besides its place: settings other than the scenario's, steps of its own. */
const runFields = ["parameters", "off", "seed", "steps", "check"] as const;
/** Where the fields of an embedded lab have their values. */
export interface EmbedPlaces {
  readonly lab?: Place;
  readonly scenario?: Place;
  readonly at?: Place;
}

/** `line` is the fence's own; its fields begin on the next. Without a lab there is nothing to show. */
export function readEmbed(content: string, line: number, problems: Problems): (LabEmbed & { readonly places: EmbedPlaces }) | undefined {
  const yaml = readYaml(content, line + 1, problems);
  const fields = new Fields(yaml.root, "This lab", yaml, yaml.whole ? problems : new Problems(), embedFormat);
  const lab = fields.text("lab", "required");
  const scenario = fields.text("scenario", "optional");
  const at = fields.text("at", "optional");
  const caption = fields.text("caption", "optional");
  if (lab === undefined) return undefined;
  const run = runFields.filter((name) => fields.has(name)).map((name) => [name, fields.data(name)] as const);
  return {
    reference: {
      lab,
      ...(scenario === undefined ? {} : { scenario }),
      ...(at === undefined ? {} : /^\d{1,6}$/.test(at) ? { step: Number(at) } : { moment: at }),
      ...(run.length > 0 && { run: Object.fromEntries(run) }),
    },
    ...(caption === undefined ? {} : { caption }),
    line,
    places: Object.fromEntries(["lab", "scenario", "at"].filter((name) => fields.has(name)).map((name) => [name, fields.placeOf(name)])),
  };
}
