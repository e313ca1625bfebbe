// The verdict in words: that a history is explained, and how; or what in it cannot be, edge by edge.
import type { JSX } from "preact";
import type { History } from "../../checking/histories/history";
import type { Edge, Verdict } from "../../checking/histories/verdict";
import { because, client, named, verdictTitle } from "../../views/history/history-words";
import type { Question } from "./question";
import type { Judgement } from "./use-judgement";

/** An order to look at: the one of all, or one client's view. */
export interface Order {
  readonly process: string | undefined;
  readonly order: readonly number[];
}

export function ordersOf(verdict: Verdict): readonly Order[] {
  if (verdict.type === "undecided") return [];
  if (verdict.type === "violated") {
    return verdict.prefix === undefined ? [] : [{ process: undefined, order: verdict.prefix.order }];
  }
  switch (verdict.witness.type) {
    case "order": return [{ process: undefined, order: verdict.witness.order }];
    case "views": return verdict.witness.views.map(({ process, order }) => ({ process, order }));
    case "reads": return [];
  }
}

interface VerdictProps {
  readonly history: History;
  readonly question: Question;
  readonly judgement: Judgement<Verdict> | undefined;
  readonly orders: readonly Order[];
  readonly order: Order | undefined;
  /** Whether each operation of the order has its moment. */
  readonly inTime: boolean;
  readonly setView: (process: string) => void;
  readonly selected: number | undefined;
  readonly select: (index: number) => void;
  readonly hover: (index: number | undefined) => void;
}

export function VerdictPane(props: VerdictProps): JSX.Element {
  const { judgement, question } = props;
  const done = judgement?.state === "done" ? judgement.found : undefined;
  return (
    <section class={`verdict-pane ${done?.type ?? ""}`} aria-label="Verdict">
      <p class="verdict-title" role="status">
        {done ? verdictTitle(done, question.specification) : judgement?.state === "cancelled" ? "Cancelled: nothing is known." : "Judging…"}
      </p>
      {judgement?.state === "running" && (
        <p class="search-progress">
          <progress aria-label="Judging" />
          <span>{judgement.searched > 0 ? `${judgement.searched.toLocaleString("en")} steps of the search` : ""}</span>
          <button type="button" class="secondary" onClick={judgement.cancel}>Cancel</button>
        </p>
      )}
      {judgement?.state === "cancelled" && <p><button type="button" class="secondary" onClick={judgement.again}>Judge again</button></p>}
      {done && <Reasons {...props} verdict={done} />}
    </section>
  );
}

function Reasons({ verdict, ...props }: VerdictProps & { readonly verdict: Verdict }): JSX.Element {
  switch (verdict.type) {
    case "undecided": return <p>{verdict.says}</p>;
    case "holds": return <Explained {...props} verdict={verdict} />;
    case "violated": return <Anomaly {...props} verdict={verdict} />;
  }
}

type Holds = VerdictProps & { readonly verdict: Extract<Verdict, { type: "holds" }> };
type Violated = VerdictProps & { readonly verdict: Extract<Verdict, { type: "violated" }> };

function Explained({ verdict: { witness }, orders, order, inTime, setView }: Holds): JSX.Element {
  switch (witness.type) {
    case "order": {
      const line = inTime ? " A line leads from the moment of each to that of the next." : "";
      return <p>{`An order of ${witness.order.length.toLocaleString("en")} operations explains it: the numbers on the bars.${line}`}</p>;
    }
    case "reads": return <p>{`${witness.compared.toLocaleString("en")} pairs of a read and what it had to see were compared.`}</p>;
    case "views": return (
      <p>
        <label>The numbers on the bars are the order that explains what was seen by{" "}
          <select value={order?.process} onChange={({ currentTarget }) => setView(currentTarget.value)}>
            {orders.map(({ process }) => <option value={process} selected={process === order?.process}>{client(process ?? "")}</option>)}
          </select>
        </label>
      </p>
    );
  }
}

function Anomaly({ verdict: { anomaly, prefix }, history, ...links }: Violated): JSX.Element {
  return (
    <>
      {anomaly.type === "cycle" ? <p>Each of these has to come before the next, round in a circle:</p> : <p>{anomaly.says}</p>}
      {anomaly.cycle.length > 0 && <Edges history={history} edges={anomaly.cycle} {...links} />}
      {anomaly.type === "no-order" && anomaly.operations.length > 1 && (
        <ul class="reasons">
          {anomaly.operations.slice(0, 40).map((index) => <li><Link index={index} history={history} {...links}>{named(history, index)}</Link></li>)}
        </ul>
      )}
      {anomaly.edges.length > 0 && anomaly.type === "cycle" && <p>What was found tells that:</p>}
      {anomaly.edges.length > 0 && anomaly.type === "cycle" && <Edges history={history} edges={anomaly.edges} {...links} />}
      {prefix && (
        <p>
          {`Up to the response of `}<Link index={prefix.blocked} history={history} {...links}>{named(history, prefix.blocked)}</Link>
          {` all can be explained, in the order of the numbers on the bars; nothing explains what came back then.`}
        </p>
      )}
    </>
  );
}

type Links = Pick<VerdictProps, "history" | "selected" | "select" | "hover">;

const Edges = ({ edges, ...links }: Links & { readonly edges: readonly Edge[] }): JSX.Element => (
  <ol class="reasons">
    {edges.map((edge) => (
      <li><Link index={edge.from} {...links}>{named(links.history, edge.from)}</Link>{` ${because(links.history, edge)}`}</li>
    ))}
  </ol>
);

const Link = ({ index, selected, select, hover, children }: Links & { readonly index: number; readonly children: string }): JSX.Element => (
  <button type="button" class="link" aria-pressed={index === selected} onClick={() => select(index)}
    onMouseEnter={() => hover(index)} onMouseLeave={() => hover(undefined)}>{children}</button>
);
