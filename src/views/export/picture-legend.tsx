// What is laid over an exported diagram, told apart by a sample of each: nobody will be there to switch it off and see.
import type { JSX } from "preact";
import { textWidth } from "../space-time/labels";
import type { Layer } from "../space-time/layers";

export interface LegendEntry {
  readonly sample: Layer["line"] | "past" | "future";
  readonly text: string;
}

export const LEGEND_ROW = 20;
const SAMPLE = 30;
const BETWEEN = 20;

/** As many to a row as fit. */
export function legendRows(entries: readonly LegendEntry[], width: number): readonly (readonly LegendEntry[])[] {
  const rows: LegendEntry[][] = [];
  let free = 0;
  for (const entry of entries) {
    const room = entryWidth(entry);
    if (rows.length === 0 || room > free) {
      rows.push([]);
      free = width;
    }
    rows.at(-1)?.push(entry);
    free -= room + BETWEEN;
  }
  return rows;
}

export const entryWidth = ({ text }: LegendEntry): number => SAMPLE + 8 + textWidth(text, 12);

export const LegendView = ({ rows }: { readonly rows: readonly (readonly LegendEntry[])[] }): JSX.Element => (
  <>
    {rows.flatMap((row, line) => row.map((entry, at) => {
      const x = row.slice(0, at).reduce((sum, before) => sum + entryWidth(before) + BETWEEN, 0);
      return (
        <g class="picture-key" transform={`translate(${x} ${line * LEGEND_ROW})`}>
          <Sample sample={entry.sample} />
          <text class="picture-source" x={SAMPLE + 8} y={14}>{entry.text}</text>
        </g>
      );
    }))}
  </>
);

function Sample({ sample }: Pick<LegendEntry, "sample">): JSX.Element {
  if (sample === "past" || sample === "future") return <path class={`cone ${sample}`} d={`M0 3H${SAMPLE}V17H0Z`} />;
  const line = sample === "dashed" ? `M1 13Q12 4 ${SAMPLE - 7} 9` : `M${sample === "thick" ? 6 : 1} 10H${SAMPLE - 7}`;
  return <g class={`layer ${sample}`}><path class="layer-lines" d={line} /><path class="layer-heads" d={`M${SAMPLE} 10l-8 4v-8z`} /></g>;
}
