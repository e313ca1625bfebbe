// What every node holds, on disk and in memory, with what the last step changed marked in the editor's diff colours.
import type { JSX } from "preact";
import type { World } from "../kernel/world";
import type { NodeId } from "../kernel/protocol";
import { MarkView } from "./mark-view";
import type { Ink } from "./phrase-view";
import type { NodePortrait, PortraitLine } from "./portrait";
import { diffValues } from "./value-diff";

export interface StateProps {
  readonly nodes: readonly NodeId[];
  readonly world: World<unknown, unknown>;
  readonly before: World<unknown, unknown> | undefined;
  readonly ink: Ink;
}

export interface LineChange {
  readonly line: PortraitLine;
  /** The value before the step, when it was another; empty when there was none. */
  readonly old?: string;
  readonly gone: boolean;
}

/** The lines of a portrait, each with its old value if the step changed it; lines that went away come last. */
export function lineChanges(now: readonly PortraitLine[], past: readonly PortraitLine[]): readonly LineChange[] {
  const same = (a: PortraitLine, b: PortraitLine): boolean => a.label === b.label && a.kept === b.kept;
  return [
    ...now.map((line): LineChange => {
      const old = past.find((other) => same(other, line))?.value ?? "";
      return old === line.value ? { line, gone: false } : { line, old, gone: false };
    }),
    ...past.filter((line) => !now.some((other) => same(other, line))).map((line): LineChange => ({ line, old: line.value, gone: true })),
  ];
}

export const StateView = ({ nodes, world, before, ink }: StateProps): JSX.Element => (
  <div class="state-grid">
    {nodes.map((id) => {
      const held = world.nodes[id];
      const now = ink.portrait.node(held?.state, id);
      const earlier = before?.nodes[id];
      const past = earlier ? ink.portrait.node(earlier.state, id) : now;
      return <NodeTable key={id} id={id} up={held?.up !== false} now={now} past={past} ink={ink} />;
    })}
  </div>
);

/** A lab may have its own words for what survives a crash and what does not. */
function placeName(kept: PortraitLine["kept"], { portrait }: Ink): string {
  const word = portrait.word(kept);
  if (word !== kept) return word;
  return kept === "disk" ? "On disk" : "In memory";
}

interface TableProps {
  readonly id: NodeId;
  readonly up: boolean;
  readonly now: NodePortrait;
  readonly past: NodePortrait;
  readonly ink: Ink;
}

function NodeTable({ id, up, now, past, ink }: TableProps): JSX.Element {
  const changes = lineChanges(now.lines, past.lines);
  const part = (kept: PortraitLine["kept"]): readonly LineChange[] => changes.filter(({ line }) => line.kept === kept);
  return (
    <table class={["node-state", !up && "down", ink.lit?.nodes.has(id) && "lit"].filter(Boolean).join(" ")}
      onMouseEnter={() => ink.gestures?.hover?.({ kind: "node", node: id })} onMouseLeave={() => ink.gestures?.hover?.(undefined)}>
      <caption><b>{id}</b> <span class="quiet">{up ? now.status : "down"}</span></caption>
      {(["disk", "memory"] as const).map((kept) => part(kept).length === 0 ? null : (
        <tbody>
          <tr class="place"><th colSpan={2} scope="rowgroup">{placeName(kept, ink)}</th></tr>
          {part(kept).map((change) => <ChangeRow change={change} ink={ink} />)}
        </tbody>
      ))}
    </table>
  );
}

function ChangeRow({ change: { line, old, gone }, ink }: { readonly change: LineChange; readonly ink: Ink }): JSX.Element {
  const tint = ink.tints.of(line.tint);
  const lit = line.tint !== undefined && ink.lit?.tint === line.tint;
  return (
    <tr class={[old !== undefined && "changed", lit && "lit"].filter(Boolean).join(" ")}>
      <th scope="row">{ink.portrait.word(line.label)}</th>
      <td>
        {old === undefined ? <Value line={line} tint={tint} /> : (
          <>
            {tint && <MarkView tint={tint} />}
            {diffValues(old, gone ? "" : line.value).map(({ kind, text }) =>
              kind === "same" ? text : kind === "gone" ? <del>{text}</del> : <ins class={tint?.className}>{text}</ins>)}
          </>
        )}
      </td>
    </tr>
  );
}

const Value = ({ line, tint }: { readonly line: PortraitLine; readonly tint: ReturnType<Ink["tints"]["of"]> | undefined }): JSX.Element => (
  <span class={`value ${tint?.className ?? ""}`}>{tint && <MarkView tint={tint} />}{line.value === "" ? "–" : line.value}</span>
);
