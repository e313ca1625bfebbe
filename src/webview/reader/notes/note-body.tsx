// What a note says, with the runs that its `lab` fences bring drawn where they stand. The host reads a fence; the page draws it.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { findLab } from "../../../labs/index";
import { partsAround } from "../../../reading/lab-fences";
import type { FenceAnswer } from "../../../wire/reader";
import type { LabTarget } from "../../../wire/run";
import { FigureStill } from "../figure-parts";
import { reasonOf } from "../status";

export interface NoteRuns {
  readonly readFence: (fence: string) => Promise<FenceAnswer>;
  readonly openLab: (target: LabTarget) => void;
}

interface BodyProps {
  readonly body: string;
  readonly runs: NoteRuns;
  /** How words are set. */
  readonly words: (text: string) => ComponentChildren;
}

export const NoteBody = ({ body, runs, words }: BodyProps): JSX.Element => (
  <>
    {partsAround(body).map((part) => (part.kind === "text"
      ? <p class="note-body">{words(part.text)}</p>
      : <NoteRun key={part.fence} fence={part.fence} runs={runs} />))}
  </>
);

function NoteRun({ fence, runs }: { readonly fence: string; readonly runs: NoteRuns }): JSX.Element | null {
  const [answer, setAnswer] = useState<FenceAnswer>();
  useEffect(() => {
    runs.readFence(fence).then(setAnswer, (error: unknown) => setAnswer({ kind: "refused", sentence: reasonOf(error) }));
  }, [fence]);
  if (answer === undefined) return null;
  if (answer.kind === "refused") return <p class="note-run refused">{answer.sentence}</p>;
  const { target, caption } = answer;
  const lab = findLab(target.lab);
  return (
    <figure class="note-run">
      {lab && <FigureStill lab={lab} target={target} />}
      <figcaption>
        <span>{caption ?? lab?.title ?? target.lab}</span>
        <button type="button" class="secondary" onClick={() => runs.openLab(target)}>Open run</button>
      </figcaption>
    </figure>
  );
}
