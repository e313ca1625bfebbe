// The list of operations in its place: arrows go from row to row, and only the rows in sight exist.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { History, Operation } from "../../checking/histories/history";
import type { Lanes } from "../../views/history/history-lanes";
import { HistoryListView } from "../../views/history/history-list-view";
import { client, did } from "../../views/history/history-words";
import type { Tints } from "../../views/tint";

interface ListPaneProps {
  readonly history: History;
  readonly lanes: Lanes;
  readonly tints: Tints;
  readonly rows: readonly number[];
  readonly lines: readonly number[];
  readonly order: readonly number[] | undefined;
  readonly places: ReadonlyMap<number, number> | undefined;
  readonly wrong: ReadonlySet<number>;
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly hover: (index: number | undefined) => void;
  readonly select: (index: number | undefined) => void;
  readonly showLine: (line: number) => void;
}

const rowHeight = 24;
const around = 10;

export function ListPane(props: ListPaneProps): JSX.Element {
  const { history, lanes, selected, select, order, lines } = props;
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  const [explained, setExplained] = useState(false);
  const rows = useMemo(
    () => (explained && order ? order.filter((index) => (lanes.laneOf[index] as number) >= 0) : props.rows), [explained, order, lanes, props.rows],
  );
  const at = selected === undefined ? -1 : rows.indexOf(selected);
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    if (at >= 0 && at * rowHeight < list.scrollTop) list.scrollTop = at * rowHeight;
    else if (at >= 0 && (at + 1) * rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = (at + 1) * rowHeight - list.clientHeight;
    setView({ top: list.scrollTop, height: list.clientHeight });
  }, [at, rows]);
  const from = Math.max(Math.floor(view.top / rowHeight) - around, 0);
  const to = Math.min(Math.ceil((view.top + view.height) / rowHeight) + around, rows.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(Math.floor(view.height / rowHeight) - 1, 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    const by = steps[event.key];
    if (event.key === "Escape") select(undefined);
    else if (by === undefined) return;
    else select(rows[Math.min(Math.max(at < 0 ? (by > 1 ? by - 1 : 0) : at + by, 0), rows.length - 1)]);
    event.preventDefault();
  };
  const picked = selected === undefined ? undefined : history[selected];
  const active = selected !== undefined && at >= from && at < to ? { "aria-activedescendant": `operation-${selected}` } : {};
  return (
    <section class="list-pane" aria-label="Operations">
      <div class="list-head">
        <p id="picked">{picked && selected !== undefined ? sentence(selected, picked) : "Pick an operation, here or among the bars."}</p>
        {selected !== undefined && lines[selected] !== undefined && (
          <button type="button" class="link" onClick={() => props.showLine(lines[selected] as number)}>{`Line ${lines[selected]}`}</button>
        )}
        {order && (
          <label>
            <input type="checkbox" checked={explained} onChange={({ currentTarget }) => setExplained(currentTarget.checked)} /> in the order that explains it
          </label>
        )}
      </div>
      <div class="operations" ref={ref} role="listbox" tabIndex={0} {...active}
        aria-label={explained ? "Operations, as they take effect" : "Operations, by their calls"} onKeyDown={onKeyDown}
        onScroll={({ currentTarget: list }) => setView({ top: list.scrollTop, height: list.clientHeight })}>
        <div role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
          <HistoryListView {...props} rows={rows} from={from} to={to} rowHeight={rowHeight} idPrefix="operation" />
        </div>
      </div>
    </section>
  );
}

function sentence(index: number, operation: Operation): string {
  const { invoked, returned, status } = operation;
  const time = returned === undefined ? `Called at ${invoked}, it never returned.`
    : status === "info" ? `Called at ${invoked}; at ${returned} the client gave up.` : `Called at ${invoked}, returned at ${returned}.`;
  return `Operation ${index + 1}: ${client(operation.process)} ${did(operation)}. ${time}`;
}
