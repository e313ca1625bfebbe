// The same history in words: one row an operation, for those who read and for those who listen. Draws only some rows of
// a long one, each of which says which of how many it is.
import type { JSX } from "preact";
import type { History, Operation } from "../../checking/histories/history";
import { tintOf } from "./history-bars-view";
import { client, did } from "./history-words";
import { MarkView } from "../mark-view";
import type { Tints } from "../tint";

export interface ListProps {
  readonly history: History;
  /** Indices of the history, in the order of the rows. */
  readonly rows: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly rowHeight: number;
  readonly tints: Tints;
  readonly idPrefix: string;
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly wrong: ReadonlySet<number>;
  readonly places: ReadonlyMap<number, number> | undefined;
  readonly hover: (index: number | undefined) => void;
  readonly select: (index: number) => void;
}

export const HistoryListView = (props: ListProps): JSX.Element => (
  <>
    {props.rows.slice(props.from, props.to).map((index, at) => <Row key={index} index={index} row={props.from + at} props={props} />)}
  </>
);

function Row({ index, row, props }: { readonly index: number; readonly row: number; readonly props: ListProps }): JSX.Element {
  const operation = props.history[index] as Operation;
  const tint = tintOf(operation, props.tints);
  const place = props.places?.get(index);
  const names = ["operation", operation.status, index === props.selected && "selected", index === props.hovered && "lit", props.wrong.has(index) && "wrong"];
  return (
    <div role="option" id={`${props.idPrefix}-${index}`} class={names.filter(Boolean).join(" ")} aria-selected={index === props.selected}
      aria-posinset={row + 1} aria-setsize={props.rows.length} style={{ top: `${row * props.rowHeight}px`, height: `${props.rowHeight}px` }}
      onMouseEnter={() => props.hover(index)} onMouseLeave={() => props.hover(undefined)} onClick={() => props.select(index)}>
      <span class="number">{index + 1}</span>
      <span class="what">{tint && <MarkView tint={tint} />}<b>{client(operation.process)}</b> {did(operation)}</span>
      <span class="when">{`${operation.invoked}–${operation.returned ?? "…"}`}</span>
      <span class="order">{props.wrong.has(index) ? "part of the anomaly" : place === undefined ? "" : `takes effect ${ordinal(place + 1)}`}</span>
    </div>
  );
}

function ordinal(count: number): string {
  const [tens, ones] = [count % 100, count % 10];
  const end = tens >= 11 && tens <= 13 ? "th" : ones === 1 ? "st" : ones === 2 ? "nd" : ones === 3 ? "rd" : "th";
  return `${count.toLocaleString("en")}${end}`;
}
