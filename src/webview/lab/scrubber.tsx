// The whole run as a strip, and the place in it: a native slider over a picture of the run, so that it drags, clicks and takes keys as
// sliders do. Shown besides: where moments, violations and forks are, and which part the space-time diagram shows.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Overview } from "../../views/space-time/overview";
import { OverviewView } from "../../views/space-time/overview-view";
import type { AnyRecording } from "./player-state";
import type { SeenPart } from "./seen-part";
import { useSize } from "../use-size";

export interface Mark {
  readonly state: number;
  readonly title: string;
  readonly kind: "moment" | "violation" | "fork";
}

interface ScrubberProps {
  readonly recording: AnyRecording;
  readonly cursor: number;
  readonly length: number;
  readonly marks: readonly Mark[];
  /** What the position means, in words. */
  readonly where: string;
  readonly seen: SeenPart;
  readonly seek: (state: number) => void;
}

/** The slider's handle stands over the strip's ends with half its width. */
const HANDLE = 10;

const overviews = new WeakMap<AnyRecording, Overview>();

function overviewOf(recording: AnyRecording): Overview {
  const overview = overviews.get(recording) ?? new Overview(recording.model.nodes);
  overviews.set(recording, overview);
  return overview;
}

export function Scrubber({ recording, cursor, length, marks, where, seen, seek }: ScrubberProps): JSX.Element {
  const [ref, size] = useSize<HTMLDivElement>({ width: 600, height: 26 });
  const [width, height] = [Math.max(size.width - HANDLE, 10), Math.min(Math.max(recording.model.nodes.length * 4 + 4, 16), 32)];
  const picture = useMemo(() => {
    const columns = overviewOf(recording).extend(recording).columns(length, Math.floor(width / 2));
    return <OverviewView columns={columns} width={width} height={height} />;
  }, [recording, length, width, height]);
  const share = (state: number): string => `${length === 0 ? 0 : (100 * state) / length}%`;
  return (
    <div class="scrubber" ref={ref} style={{ "--strip": `${height}px` }} title="The whole run: a row a node, darker where it acts more; faults below">
      <div class="strip-room">
        {picture}
        <SeenMark seen={seen} length={length} />
        <div class="marks">
          {grouped(marks).map(({ state, kind, title }) => (
            <button type="button" key={`${kind} ${state}`} class={`scrub-mark at-${kind}`} tabIndex={-1} aria-hidden="true"
              style={{ left: share(state) }} title={`${title} (step ${state})`} onClick={() => seek(state)} />
          ))}
        </div>
      </div>
      <input type="range" min={0} max={length} step={1} value={cursor} aria-label="Position in the run" aria-valuetext={where}
        onInput={(event) => seek(Number(event.currentTarget.value))} />
    </div>
  );
}

/** A frame around the part that the space-time diagram shows. Draws itself anew, and nothing else, when that scrolls. */
function SeenMark({ seen, length }: { readonly seen: SeenPart; readonly length: number }): JSX.Element | null {
  const [[from, to], setPart] = useState(seen.part);
  useEffect(() => {
    setPart(seen.part);
    return seen.listen(setPart);
  }, [seen]);
  if (length === 0 || to - from >= length) return null;
  // Moved by a transform, which leaves the layout as it is.
  return (
    <div class="seen-room" style={{ transform: `translateX(${(100 * from) / length}%)` }}>
      <div class="seen-part" style={{ width: `max(6px, ${(100 * (to - from)) / length}%)` }} />
    </div>
  );
}

/** Marks at one place are one mark that says all. */
function grouped(marks: readonly Mark[]): readonly Mark[] {
  const places = new Map<number, Mark>();
  for (const mark of marks) {
    const there = places.get(mark.state);
    const kind = there?.kind === "violation" ? "violation" : mark.kind;
    places.set(mark.state, there ? { ...there, kind, title: `${there.title}; ${mark.title}` } : mark);
  }
  return [...places.values()];
}
