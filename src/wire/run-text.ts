// A shared run as text: a file of its own, or a fence in any Markdown. Both hold the same fields, and both are read by the same
// validator; what is not understood is answered with a sentence.
import type { Run } from "../labs/runs/run";
import type { LabReference } from "../reading/session";
import { branch, type LabTarget, labTarget } from "./run";

export const runFileExtension = "labrun.json";

const format = "idsrg-run";
const version = 1;

/** A file longer than this is not read: the longest run we write is far shorter. */
export const runFileCharactersMax = 30_000_000;
/** A fence longer than this would drown the text around it. */
export const runFenceCharactersMax = 20_000;

export type RunAnswer =
  | { readonly kind: "run"; readonly run: LabTarget }
  | { readonly kind: "refused"; readonly sentence: string };

const refused = (sentence: string): RunAnswer => ({ kind: "refused", sentence });

const wanted: Readonly<Record<string, string>> = {
  branches: "a list of branches", shown: "the number of the branch that is shown",
  lab: "the name of a lab", scenario: "the name of a scenario", parameters: "a set of numbers, words and switches", off: "a list of rules",
  seed: "a whole number", step: "a whole number", moment: "the name of a moment", check: "what was written there when the run was shared",
};

/** Whether a value is a run, whoever made it. */
export function readRun(value: unknown): RunAnswer {
  const read = labTarget.safeParse(value);
  if (read.success) return { kind: "run", run: read.data };
  const [field, index] = read.error.issues[0]?.path ?? [];
  if (field === undefined) return refused("This is not a run: it has no fields.");
  if (field === "steps") {
    return refused(typeof index === "number" ? `Step ${index + 1} of this run cannot be read.` : "“steps” must be a list of steps, and not of very many.");
  }
  return refused(`“${String(field)}” must be ${wanted[String(field)] ?? "something else"}.`);
}

/** The run that a fence of a text speaks of. */
export const runOfReference = ({ run, ...place }: LabReference): RunAnswer => readRun({ ...run, ...place });

/** One field a line, and one line a step, so that two files can be compared. `by` is the version of the reader that writes. */
export function writeRunFile({ more, ...run }: Run, by: string): string {
  const { steps, branches, ...rest } = run;
  const fields = [...fieldLines({ format, version, savedBy: by, ...rest, ...more }), ...stepLines(steps)];
  const list = branches?.map(({ steps: own, more: unread, ...branch }) => block([...fieldLines({ ...branch, ...unread }), ...stepLines(own)])).map(indented);
  return `${block([...fields, ...(list === undefined ? [] : [`"branches": [\n${list.join(",\n")}\n]`])])}\n`;
}

const fieldLines = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(fields).filter(([, value]) => value !== undefined).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);

const stepLines = (steps: Run["steps"]): readonly string[] =>
  (steps === undefined ? [] : [`"steps": [\n${steps.map((step) => indented(JSON.stringify(step))).join(",\n")}\n]`]);

const block = (fields: readonly string[]): string => `{\n${fields.map(indented).join(",\n")}\n}`;
const indented = (text: string): string => text.replaceAll(/^/gm, "  ");

const known: ReadonlySet<string> = new Set(["format", "version", "savedBy", ...Object.keys(labTarget.shape)]);
const knownOfBranch: ReadonlySet<string> = new Set(Object.keys(branch.shape));

/** A value with the fields that we do not know put aside: they are kept, and nothing reads them. */
function aside(value: object, names: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value).filter(([name]) => name !== "more");
  const unread = entries.filter(([name]) => !names.has(name));
  return { ...Object.fromEntries(entries.filter(([name]) => names.has(name))), ...(unread.length > 0 && { more: Object.fromEntries(unread) }) };
}

function withoutUnread(value: object): unknown {
  const run = aside(value, known);
  const { branches } = run;
  if (!Array.isArray(branches)) return run;
  return { ...run, branches: branches.map((each: unknown) => (typeof each === "object" && each !== null ? aside(each, knownOfBranch) : each)) };
}

export function readRunFile(text: string): RunAnswer {
  if (text.length > runFileCharactersMax) return refused("This file is too long to be a saved run.");
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refused(text.trim() === "" ? "This file is empty." : "This file is not a saved run: it is not JSON.");
  }
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== format) {
    return refused(`This file is not a saved run: it does not say "format": "${format}".`);
  }
  const { version: written } = value as { readonly version?: unknown };
  if (written === version) return readRun(withoutUnread(value));
  return refused(Number(written) > version
    ? `This run was saved in version ${String(written)} of its format, and this reader knows version ${version}. A newer reader can open it.`
    : `This file does not say in which version of its format it was saved; this reader knows version ${version}.`);
}

/** YAML by way of JSON, which it includes; plain where that is safe, so that it can be read and changed by hand. */
export function writeRunFence(run: Run, caption: string): string {
  const { step, moment, ...rest } = run;
  const at = moment ?? step;
  const fields = Object.entries({ ...rest, at, caption }).filter(([, value]) => value !== undefined);
  return ["```lab", ...fields.map(([name, value]) => `${name}: ${plainly(value)}`), "```", ""].join("\n");
}

function plainly(value: unknown): string {
  // Letters first, and nothing that YAML reads as a number, a switch or a date.
  if (typeof value === "string" && /^[A-Za-z][\w-]*$/.test(value) && !/^(true|false|null)$/i.test(value)) return value;
  return JSON.stringify(value);
}
