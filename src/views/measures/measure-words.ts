// A measured number in words, and all of a run's as a table for other programs.
import type { Series } from "./series";

export const measureText = (value: number | undefined, unit: string): string =>
  (value === undefined ? "not yet" : `${value.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`);

interface Column {
  readonly heading: string;
  readonly series: Series;
}

/** A line for each state: after how many steps, when, and what was measured so far. */
export function measuresCsv(columns: readonly Column[], times: readonly number[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text);
  const heading = ["step", "time", ...columns.map((column) => cell(column.heading))];
  const rows = times.map((time, state) => [state, time, ...columns.map(({ series }) => series.at(state) ?? "")]);
  return [heading, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}
