// The page of a history: what is asked, the verdict, the bars, and the same operations in words. What is pointed at or
// picked out in one is so in all.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { byCall, end, type Operation } from "../../checking/histories/history";
import { type HistoryText, readHistory } from "../../checking/histories/read-history";
import { layLanes, moments } from "../../views/history/history-lanes";
import { keysOf } from "../../views/history/history-words";
import { Tints } from "../../views/tint";
import type { HistoryFile, HistoryState } from "../../wire/history";
import { Header } from "./header";
import { ListPane } from "./list-pane";
import { PicturePane } from "./picture-pane";
import { choicesFor, initialOf, judge, judgeKeys, questionFor } from "./question";
import { useJudgement } from "./use-judgement";
import type { Standing } from "./use-view";
import { ordersOf, VerdictPane } from "./verdict-pane";

interface PageProps {
  readonly file: HistoryFile;
  readonly kept: HistoryState | undefined;
  readonly onChange: (state: HistoryState) => void;
  readonly showLine: (line: number) => void;
}

export function HistoryPage(props: PageProps): JSX.Element {
  const { file } = props;
  const read: HistoryText = useMemo(() => (file.text === undefined ? { problem: file.problem ?? "" } : readHistory(file.text)), [file.text, file.problem]);
  if (!("problem" in read)) return <Judged {...props} read={read} />;
  const { problem, line } = read;
  return (
    <div class="history">
      <h1>{file.name}</h1>
      <p class="banner" role="alert">{problem}</p>
      {line !== undefined && <p><button type="button" onClick={() => props.showLine(line)}>{`Go to line ${line}`}</button></p>}
    </div>
  );
}

/** An anomaly of more operations than this is one of the whole history: marking them all would mark none. */
const shownMax = 64;

type Readable = Exclude<HistoryText, { readonly problem: string }>;

function Judged({ file, kept, onChange, showLine, read }: PageProps & { readonly read: Readable }): JSX.Element {
  const { history } = read;
  const [asked, setAsked] = useState<HistoryState>(() => kept ?? { version: 1, model: "linearizable" });
  const [hovered, setHovered] = useState<number>();
  const change = useCallback((what: Partial<HistoryState>): void => setAsked((was) => ({ ...was, ...what })), []);
  useEffect(() => onChange(asked), [asked]);
  const select = useCallback((selected: number | undefined) => change({ selected }), []);

  const choices = useMemo(() => choicesFor(history), [history]);
  const keys = useMemo(() => keysOf(history), [history]);
  const key = asked.key !== undefined && keys.includes(asked.key) ? asked.key : undefined;
  const choice = choices.find(({ model, specification, possible }) =>
    possible && model === asked.model && (asked.specification === undefined || specification === asked.specification));
  const question = useMemo(
    () => questionFor(history, choice, initialOf(asked.initial ?? "") ?? read.initial, key), [history, choice?.id, asked.initial, key],
  );
  const begin = useMemo(() => () => judge(history, question), [history, question]);
  const judgement = useJudgement(begin);
  const verdict = judgement?.state === "done" ? judgement.found : undefined;
  const beginKeys = useMemo(
    () => (verdict && question.model === "linearizable" && keys.length > 0 ? () => judgeKeys(history, keys, question.specification) : undefined),
    [history, question.model, question.specification, verdict !== undefined],
  );
  const byKey = useJudgement(beginKeys);

  const [view, setView] = useState<string>();
  const orders = useMemo(() => (verdict ? ordersOf(verdict) : []), [verdict]);
  const order = orders.find(({ process }) => process === view) ?? orders[0];
  const times = useMemo(() => (order && order.process === undefined ? moments(history, order.order) : undefined), [history, order]);
  const places = useMemo(() => (order ? new Map(order.order.map((index, at) => [index, at])) : undefined), [order]);
  const anomaly = verdict?.type === "violated" && verdict.anomaly.operations.length <= shownMax ? verdict.anomaly : undefined;
  const blocked = verdict?.type === "violated" ? verdict.prefix?.blocked : undefined;

  const lanes = useMemo(() => layLanes(history, ({ object }) => key === undefined || object === key), [history, key]);
  const rows = useMemo(() => byCall(history).filter((index) => (lanes.laneOf[index] as number) >= 0), [history, lanes]);
  const tints = useMemo(() => new Tints(), [history]);
  const selected = asked.selected !== undefined && (lanes.laneOf[asked.selected] ?? -1) >= 0 ? asked.selected : undefined;
  const wrong = useMemo(() => new Set(anomaly?.operations), [anomaly]);
  const keepPlace = useCallback(({ perTime, left }: Standing): void => change({ perTime, left }), []);
  const shared = { history, lanes, tints, selected, hovered, places, hover: setHovered, select };
  return (
    <div class="history">
      <Header file={file} read={read} keys={keys} keyChosen={key} choices={choices} choice={choice} asked={asked} change={change}
        byKey={byKey?.state === "done" ? byKey.found : undefined} />
      <VerdictPane history={history} question={question} judgement={judgement} orders={orders} order={order} inTime={times !== undefined} setView={setView}
        selected={selected} select={select} hover={setHovered} />
      <PicturePane {...shared} anomaly={anomaly} moments={times}
        blockedAt={blocked === undefined ? undefined : end(history[blocked] as Operation)}
        start={kept?.perTime === undefined || kept.left === undefined ? undefined : { perTime: kept.perTime, left: kept.left }} onMove={keepPlace} />
      <ListPane {...shared} rows={rows} lines={read.lines} order={order?.order} wrong={wrong} showLine={showLine} />
    </div>
  );
}
