// The run as it travels: saved by a panel, carried by a link or an embed, checked before anything uses it.
// The shapes are the kernel's; a lab itself decides, by replaying, whether its inputs make sense.
import * as z from "zod/mini";
import { runStepsMax } from "../labs/runs/run";
import { checkShape } from "../labs/runs/run-check";

const parameter = z.union([z.number(), z.string(), z.boolean()]);
const link = z.readonly(z.tuple([z.string(), z.string()]));

export const setup = z.object({
  lab: z.string(),
  parameters: z.record(z.string(), parameter),
  off: z.array(z.string()),
  seed: z.int(),
});

export const action = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["deliver", "drop", "duplicate"]), packet: z.int() }),
  z.object({ type: z.literal("delay"), packet: z.int(), by: z.number() }),
  z.object({ type: z.literal("fire"), timer: z.int() }),
  z.object({ type: z.enum(["crash", "restart"]), node: z.string() }),
  z.object({ type: z.enum(["cut", "heal"]), link }),
  z.object({ type: z.literal("skew"), node: z.string(), by: z.number() }),
  z.object({ type: z.literal("drift"), node: z.string(), rate: z.number() }),
  z.object({ type: z.literal("input"), node: z.string(), input: z.unknown() }),
]);

export const step = z.object({
  action,
  at: z.number(),
  picks: z.optional(z.array(z.int())),
});

/** What a file says that we do not know: it goes where the run goes, and back into the file that it is saved as. */
const more = z.optional(z.record(z.string(), z.unknown()));

/** A fork: the steps it does not share with its parent begin at `at`. The first branch has no parent. */
export const branch = z.object({
  id: z.int(),
  parent: z.nullable(z.int()),
  at: z.int(),
  title: z.string(),
  steps: z.array(step),
  check: z.optional(z.string().check(z.regex(checkShape))),
  more,
});

/** A run with its branches, and where the reader stands in it. */
const savedRun = z.object({
  version: z.literal(1),
  setup,
  scenario: z.string(),
  branches: z.array(branch),
  current: z.int(),
  cursor: z.int(),
  tab: z.string(),
  /** Whose words the lab is shown in; the paper's own when absent. */
  vocabulary: z.optional(z.string()),
  /** The layers laid over the space-time diagram. */
  layers: z.optional(z.array(z.string())),
  /** Whose time the diagram's axis tells; the wall's when absent. */
  axis: z.optional(z.string()),
  /** How much of the panel's height the pictures take, in percent. */
  pictures: z.optional(z.number().check(z.gte(1), z.lte(100))),
  more,
});
/** All that a lab panel needs to be what it was; also what its run was compared with: a branch, or what other settings replaced. */
export const savedLab = z.extend(savedRun, {
  compared: z.optional(z.union([z.object({ branch: z.int() }), z.object({ before: savedRun })])),
  /** When it was kept, in milliseconds since 1970: page and host each have a copy, and the later one is what the reader left. */
  keptAt: z.optional(z.number()),
});
export type SavedLab = z.infer<typeof savedLab>;

/** More than anybody makes by hand. */
const branchesMax = 10_000;

const total = (steps: readonly unknown[]): number => steps.reduce<number>((sum, step) => sum + (typeof step === "number" ? step : 1), 0);

/** A run, or a place in one: the shape of `labs/runs/run.ts`. Where to open a lab; what is left out is the scenario's, or the lab's own choice. */
export const labTarget = z.object({
  lab: z.string().check(z.minLength(1), z.maxLength(100)),
  scenario: z.optional(z.string().check(z.maxLength(100))),
  parameters: z.optional(z.record(z.string(), parameter)),
  off: z.optional(z.array(z.string()).check(z.maxLength(100))),
  seed: z.optional(z.int()),
  steps: z.optional(z.array(z.union([z.int().check(z.gte(1)), z.object({ action, at: z.optional(z.number()), picks: z.optional(z.array(z.int())) })]))
    .check(z.refine((steps) => total(steps) <= runStepsMax))),
  moment: z.optional(z.string().check(z.maxLength(100))),
  step: z.optional(z.int()),
  /** The tab to show; no part of the run. */
  tab: z.optional(z.string().check(z.maxLength(100))),
  check: z.optional(z.string().check(z.regex(checkShape))),
  /** The branch that is shown has its steps in the run's own. */
  branches: z.optional(z.array(z.extend(branch, { steps: z.optional(z.array(step)) })).check(z.maxLength(branchesMax))),
  shown: z.optional(z.int()),
  more,
});
export type LabTarget = z.infer<typeof labTarget>;
