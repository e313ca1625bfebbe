// A table of one row for each of something the paper numbers, one column for each node: who belongs to it, and who is marked.
// Drawn as the paper's own figures are: names where a node belongs, a box around the name where it is marked.
import type { JSX } from "preact";
import { MarkView } from "./mark-view";
import type { Tints } from "./tint";

export interface TableauCell {
  readonly node: string;
  /** Outside, a node has an empty cell unless it is marked. */
  readonly belongs: boolean;
  readonly marked: boolean;
}

export interface TableauRow {
  readonly number: string;
  readonly tint?: string;
  readonly value: string;
  readonly cells: readonly TableauCell[];
  /** What came of it, in a word or two. */
  readonly outcome: string;
}

export interface Tableau {
  readonly headings: { readonly number: string; readonly value: string; readonly nodes: string; readonly outcome: string };
  /** What it means to belong and to be marked, for a reader's ear and for the legend. */
  readonly words: { readonly belongs: string; readonly marked: string };
  readonly rows: readonly TableauRow[];
  /** Said instead of a table without rows. */
  readonly none: string;
}

export const TableauView = ({ tableau, tints }: { readonly tableau: Tableau; readonly tints: Tints }): JSX.Element => {
  const { headings, words, rows, none } = tableau;
  if (rows.length === 0) return <p class="tableau-none">{none}</p>;
  return (
    <div class="tableau">
      <table>
        <thead>
          <tr>
            <th scope="col">{headings.number}</th>
            <th scope="col">{headings.value}</th>
            <th scope="colgroup" colSpan={rows[0]?.cells.length ?? 1}>{headings.nodes}</th>
            <th scope="col">{headings.outcome}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.number} row={row} words={words} tints={tints} />)}</tbody>
      </table>
      <p class="tableau-legend">
        <span><span aria-hidden="true" class="cell">A</span>{words.belongs}</span>{" "}
        <span><span aria-hidden="true" class="cell marked">A</span>{words.marked}</span>
      </p>
    </div>
  );
};

const Row = ({ row, words, tints }: { readonly row: TableauRow; readonly words: Tableau["words"]; readonly tints: Tints }): JSX.Element => {
  const tint = tints.of(row.tint);
  return (
    <tr>
      <th scope="row" class={tint?.className ?? ""}>{tint && <MarkView tint={tint} />}{row.number}</th>
      <td>{row.value}</td>
      {row.cells.map(({ node, belongs, marked }) => (
        <td key={node} class={belongs || marked ? "member" : ""}>
          {(belongs || marked) && (
            <>
              <span class={marked ? "cell marked" : "cell"}>{node}</span>
              <span class="visually-hidden">{marked ? `: ${words.marked}` : `: ${words.belongs}`}</span>
            </>
          )}
        </td>
      ))}
      <td>{row.outcome}</td>
    </tr>
  );
};
