// What a reader can take away from the player: the run itself, in three forms, and what it shows, in four.
import { h, type JSX } from "preact";
import type { Run } from "../../../labs/runs/run";
import { checkOf } from "../../../labs/runs/run-check";
import { shortRun, type Told, wholeRun } from "../../../labs/runs/write-run";
import { traceJson } from "../../../views/export/export-json";
import { ComparisonPicture, type ComparisonProps, comparisonSize } from "../../../views/export/export-comparison";
import { type PictureSize, pictureSize, pictureSpan, PictureView } from "../../../views/export/export-picture";
import type { PictureFacts } from "../../../views/export/picture-words";
import { shivizExpression, shivizLog } from "../../../views/export/export-shiviz";
import { labTarget } from "../../../wire/run";
import { branchRun, titleOf } from "../branching";
import { comparisonOf } from "../compare/comparison-of";
import { otherOf, otherShown } from "../compare/comparing";
import { type Branch, type PlayerState, recordingOf } from "../player-state";
import { drawnLayers } from "../layer-switches";
import { drawPng, drawSvg } from "./draw-picture";
import { portraitIn } from "../words";

export type Form = "link" | "fence" | "file";
export type Export = "svg" | "png" | "json" | "shiviz";

/** The host's part: clipboard, dialogs, files. Each answers with what was done, in words; empty when the reader thought better of it. */
export interface SharePort {
  readonly share: (given: { readonly how: Form; readonly run: Shared; readonly title: string }) => Promise<{ readonly said: string }>;
  readonly exportAs: (given: { readonly kind: Export | "csv"; readonly data: string; readonly name: string }) => Promise<{ readonly said: string }>;
}

type Shared = ReturnType<typeof labTarget.parse>;

export async function give(state: PlayerState, what: Form | Export, port: SharePort): Promise<string> {
  switch (what) {
    case "link": case "fence": return (await port.share({ how: what, run: wire(shortRun(told(state))), title: placeTitle(state) })).said;
    case "file": return (await port.share({ how: what, run: wire(withBranches(state)), title: fileTitle(state) })).said;
    case "svg": case "png": case "json": return sendExport(state, what, port);
    case "shiviz": {
      const said = await sendExport(state, what, port);
      return said === "" ? "" : `${said} In ShiViz the log parsing regular expression is the usual one: ${shivizExpression}`;
    }
  }
}

async function sendExport(state: PlayerState, kind: Export, port: SharePort): Promise<string> {
  const both = state.compared && (kind === "svg" || kind === "png") ? "-compared" : "";
  return (await port.exportAs({ kind, data: await exported(state, kind), name: `${fileTitle(state)}${both}` })).said;
}

async function exported(state: PlayerState, kind: Export): Promise<string> {
  const recording = recordingOf(state);
  const portrait = portraitIn(state.lab, state.vocabulary);
  switch (kind) {
    case "json": return traceJson(recording, portrait, shortRun(told(state)), recording.verdicts());
    case "shiviz": return shivizLog(recording, portrait);
    case "svg": return drawSvg(pictureOf(state).picture);
    case "png": {
      const { picture, size } = pictureOf(state);
      return drawPng(drawSvg(picture), size);
    }
  }
}

const told = (state: PlayerState): Told => ({
  lab: state.lab, scenario: state.scenario, setup: state.setup, recording: recordingOf(state), step: state.cursor,
});

/** All of it: the branch that is shown, and beside it every other, down to what a newer reader wrote into its file. */
function withBranches(state: PlayerState): Run {
  const { branches, current, more } = state;
  const run: Run = { ...wholeRun(told(state)), more };
  if (branches.length === 1) return run;
  const own = { steps: undefined, check: undefined };
  return { ...run, shown: current, branches: branches.map((branch) => ({ ...branch, ...(branch.id === current ? own : kept(state, branch)) })) };
}

/** A branch that could not be had whole keeps the steps and the check it was saved with. */
function kept(state: PlayerState, { id, at, steps, check }: Branch): Pick<Branch, "steps" | "check"> {
  if (!state.recordings.has(id) && check !== undefined) return { steps, check };
  const { recording } = branchRun(state, id);
  return { steps: recording.steps.slice(at), check: checkOf(recording) };
}

/** The validator makes the copy that travels: what it would not take is not sent. */
const wire = (run: Run): Shared => labTarget.parse(run);

interface Drawn {
  readonly picture: JSX.Element;
  readonly size: PictureSize;
}

/** What is on the page: the run that is shown, or both of two that are compared. */
function pictureOf(state: PlayerState): Drawn {
  const portrait = portraitIn(state.lab, state.vocabulary);
  const facts = factsOf(state);
  const other = otherOf(state);
  if (!other) {
    const props = { track: recordingOf(state), portrait, facts };
    return { picture: h(PictureView, props), size: pictureSize(props) };
  }
  const props: ComparisonProps = {
    comparison: comparisonOf(recordingOf(state), other.recording, state.lab.portrait), portrait, facts,
    here: { track: recordingOf(state), title: titleOf(state, state.current), layers: drawnLayers(state) },
    there: { track: other.recording, title: other.title, layers: drawnLayers(otherShown(state, other)) },
  };
  return { picture: h(ComparisonPicture, props), size: comparisonSize(props) };
}

/** What a picture of the run that is shown says about itself. */
export function factsOf(state: PlayerState): PictureFacts {
  const { lab, scenario, setup, length, cursor, selected, axis } = state;
  return {
    title: `${lab.title}: ${scenario.title}`, seed: setup.seed, off: setup.off, length, step: cursor, span: pictureSpan(length, cursor), axis,
    selected: selected?.kind === "event" ? selected.event : undefined, layers: drawnLayers(state),
    settings: lab.parameters.filter(({ id, initial }) => setup.parameters[id] !== initial)
      .map(({ id, title }) => `${title.toLowerCase()}: ${String(setup.parameters[id])}`),
  };
}

function placeTitle({ lab, scenario, setup, cursor, length }: PlayerState): string {
  const off = setup.off.length === 0 ? "" : `, without ${setup.off.join(", ")}`;
  return `${lab.title}: ${scenario.title}${off}${cursor === 0 || cursor === length ? "" : `, at step ${cursor}`}`;
}

export const fileTitle = ({ lab, scenario, setup }: PlayerState): string =>
  [lab.id, scenario.id, ...setup.off.map((id) => `without-${id}`)].join("-").replace(/[^\w-]+/g, "-").slice(0, 80);
