// What may stand in the front matter of a session: the one description that completion, hovers, mends and the JSON schema share.
import { figureNames } from "./figures/index";
import { readingKinds, readingRoles } from "./session";

export interface FieldFormat {
  readonly name: string;
  readonly need: "required" | "optional";
  readonly form: "id" | "text" | "integer" | "instant" | "address" | "texts" | "choice" | "maps" | "fields";
  /** One or two sentences for whoever writes the file. */
  readonly says: string;
  /** A value to begin with, as YAML. */
  readonly sample: string;
  readonly options?: readonly string[];
  /** Of each entry of a list of mappings. */
  readonly fields?: readonly FieldFormat[];
}

const id: FieldFormat = {
  name: "id", need: "required", form: "id", sample: "new-id",
  says: "A short name for links: letters, digits, hyphens and underscores. Once others link to it, it should stay.",
};

export const readingFormat: readonly FieldFormat[] = [
  id,
  {
    name: "role", need: "required", form: "choice", options: readingRoles, sample: "primary",
    says: "Whether everybody reads it (primary), it is one of several to choose from (choose-one), or it stands beside the others (related).",
  },
  { name: "kind", need: "required", form: "choice", options: readingKinds, sample: "paper", says: "What it is. Only papers are cited as publications." },
  { name: "title", need: "required", form: "text", sample: '"Untitled"', says: "The title as it was published." },
  { name: "authors", need: "required", form: "texts", sample: "[First Author]", says: "One entry each, first names first. “et al.” stands for the others." },
  { name: "year", need: "optional", form: "integer", sample: "2021", says: "The year of publication." },
  { name: "venue", need: "optional", form: "text", sample: '"OSDI 2012"', says: "Where it appeared: conference, journal, pages." },
  { name: "link", need: "optional", form: "address", sample: '"https://example.org"', says: "A web address where it can be read." },
  { name: "why", need: "optional", form: "text", sample: '""', says: "Why the group reads it, in a sentence or two." },
  { name: "note", need: "optional", form: "text", sample: '""', says: "A correction to how the group’s page cited it." },
];

export const groupFormat: readonly FieldFormat[] = [
  id,
  { name: "title", need: "required", form: "text", sample: '"Questions"', says: "The heading above its points." },
  {
    name: "whose", need: "optional", form: "choice", options: ["ours"], sample: "ours",
    says: "“ours” says that these points are not on the group’s page. The page marks them so.",
  },
];

export const sessionFormat: readonly FieldFormat[] = [
  { ...id, sample: "s1", says: "A short name for links, such as s2. Points are numbered under it: s2.metaphor.1." },
  { name: "number", need: "required", form: "integer", sample: "1", says: "The session’s place in its season." },
  { name: "title", need: "required", form: "text", sample: '"Untitled"', says: "The title of the evening." },
  {
    name: "meeting", need: "required", form: "instant", sample: "2021-06-24T00:30:00Z",
    says: "When the group meets: an instant with its zone, as in 2021-06-24T00:30:00Z. The page shows it on the clocks of the season and of the reader.",
  },
  {
    name: "when", need: "optional", form: "text", sample: '"not yet known"',
    says: "The meeting in words: for a day that is not known yet, or where the group’s page says more than an instant can. With it, “meeting” may be left out.",
  },
  { name: "standfirst", need: "optional", form: "text", sample: '""', says: "One sentence below the title: what the reader will understand afterwards." },
  { name: "readings", need: "required", form: "maps", fields: readingFormat, sample: "[]", says: "What is read, one entry each." },
  { name: "labs", need: "optional", form: "texts", sample: "[]", says: "The simulations that belong to the session, by their ids." },
  {
    name: "groups", need: "optional", form: "maps", fields: groupFormat, sample: "[]",
    says: "The groups of the discussion, in their order. The group of a point is in its id.",
  },
  { name: "discussion", need: "optional", form: "choice", options: ["open"], sample: "open", says: "“open” says that the group noted no points of its own." },
];

/** The fields of a lab that stands in the text. */
export const embedFormat: readonly FieldFormat[] = [
  { name: "lab", need: "required", form: "id", sample: "paxos", says: "Which lab." },
  { name: "scenario", need: "optional", form: "id", sample: "one-president", says: "Which of its scenarios; its first without one." },
  { name: "at", need: "optional", form: "id", sample: "0", says: "A moment of the scenario, or the number of a step." },
  { name: "parameters", need: "optional", form: "fields", sample: "{}", says: "Settings of the lab that differ from the scenario’s." },
  { name: "off", need: "optional", form: "texts", sample: "[]", says: "Rules of the paper that are switched off in this run." },
  { name: "seed", need: "optional", form: "integer", sample: "1", says: "The seed of the run’s chance." },
  { name: "steps", need: "optional", form: "texts", sample: "[]", says: "The steps of the run, as “Open Run as Text” writes them." },
  { name: "caption", need: "optional", form: "text", sample: '""', says: "What to look for in the picture." },
];

/** The fields of a figure that is drawn in the text. */
export const figureFormat: readonly FieldFormat[] = [
  { name: "name", need: "required", form: "choice", options: figureNames, sample: figureNames[0] ?? "", says: "Which figure." },
  { name: "caption", need: "optional", form: "text", sample: '""', says: "What to see in it." },
];

type Json = Readonly<Record<string, unknown>>;

/** The front matter of a session as a JSON schema, for editors and checkers of YAML. */
export function sessionSchema(): Json {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema", title: "Front matter of a session",
    ...mapping(sessionFormat.map((field) => (field.name === "meeting" ? { ...field, need: "optional" } : field))),
    anyOf: [{ required: ["meeting"] }, { required: ["when"] }],
  };
}

function mapping(fields: readonly FieldFormat[]): Json {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, { description: field.says, ...valueOf(field) }])),
    required: fields.filter(({ need }) => need === "required").map(({ name }) => name),
  };
}

function valueOf({ form, options, fields }: FieldFormat): Json {
  switch (form) {
    case "id": return { type: ["string", "integer"], pattern: "^[A-Za-z0-9_-]+$" };
    case "text": return { type: ["string", "number"], minLength: 1 };
    case "integer": return { type: "integer" };
    case "instant": return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$" };
    case "address": return { type: "string", pattern: "^[Hh][Tt][Tt][Pp][Ss]?://\\S+$" };
    case "texts": return { type: "array", items: { type: ["string", "number"] } };
    case "choice": return { enum: options };
    case "fields": return { type: "object" };
    case "maps": return { type: "array", items: mapping(fields ?? []) };
  }
}
