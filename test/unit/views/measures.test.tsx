import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { clocks } from "../../../src/labs/clocks/lab";
import { measured } from "../../../src/labs/measured";
import { MeasuresPicture } from "../../../src/views/export/export-measures";
import { measureText, measuresCsv } from "../../../src/views/measures/measure-words";
import { columnsIn, layOutRunChart } from "../../../src/views/measures/run-chart";
import { Series } from "../../../src/views/measures/series";
import { scenarioOf, scenarioRun } from "../../labs/scenario-run";

/** Numbers that go up and down, with one far out. */
const wild = (state: number): number | undefined => (state < 10 ? undefined : state === 70_001 ? -500 : (state * 7919) % 1000);

describe("a measure along a run", () => {
  it("is read once a state, whoever asks how often, also as the run grows", () => {
    const asked: number[] = [];
    const series = new Series((state) => { asked.push(state); return wild(state); });
    series.extend(40, 25);
    expect(series.length).toBe(25);
    for (const states of [40, 40, 1000, 700]) {
      series.extend(states).columns(states, 50);
      expect(series.at(12)).toBe(wild(12));
    }
    expect(asked).toEqual(Array.from({ length: 1000 }, (_, state) => state));
    expect([series.at(3), series.at(1000)]).toEqual([undefined, undefined]);
  });

  it("of 100,000 steps is drawn with as many points as there is room for, and loses no peak", () => {
    const series = new Series(wild).extend(100_001);
    const columns = series.columns(100_001, columnsIn(420));
    expect(columns.length).toBeLessThanOrEqual(columnsIn(420));
    expect(Math.min(...columns.map(({ low }) => low))).toBe(-500);
    const { curve } = layOutRunChart({ columns, steps: 100_000, figure: undefined, size: { width: 420, height: 130 } });
    expect(curve.match(/[MHV]/g)!.length).toBeLessThan(6 * columns.length);
    for (const { from, to, low, high, first, last } of columns) {
      const all = Array.from({ length: to - from }, (_, at) => wild(from + at)).filter((value) => value !== undefined);
      expect([first, Math.min(...all), Math.max(...all), last]).toEqual([all[0], low, high, all.at(-1)]);
    }
  });

  it("of a short run holds each value until the step that changes it, and begins where the run has come to it", () => {
    const values = [undefined, 2, 2, 4];
    const columns = new Series((state) => values[state]).extend(4).columns(4, 100);
    const chart = layOutRunChart({ columns, steps: 3, figure: 3, size: { width: 358, height: 142 } });
    expect([0, 3].map((state) => chart.xOf(state))).toEqual([46, 334]);
    expect([chart.yOf(4), chart.yOf(0)]).toEqual([20, 120]);
    expect(chart.curve).toBe("M142 70H238V70H334V20H334");
    expect(chart.figure).toBe(45);
    expect([45, 180, 199, 1000].map((x) => chart.stateAt(x))).toEqual([0, 1, 2, 3]);
    expect(chart.across.map(({ text }) => text)).toEqual(["step 0", "1", "2", "3"]);
  });

  it("that is nowhere leaves an axis and no curve; one that is always 0 lies on it", () => {
    const size = { width: 400, height: 130 };
    const nowhere = layOutRunChart({ columns: [], steps: 0, figure: undefined, size });
    expect([nowhere.curve, nowhere.up, nowhere.stateAt(200)]).toEqual(["", [], 0]);
    const zero = layOutRunChart({ columns: new Series(() => 0).extend(3).columns(3, 9), steps: 2, figure: undefined, size });
    expect(zero.curve).toMatch(/^M46 108H/);
  });
});

describe("the measures to take away", () => {
  const run = scenarioRun(clocks, scenarioOf(clocks, "three-ask"));
  const seriesOf = (measure: (typeof clocks.measures)[number]): Series => new Series(measure.along(run as never)).extend(run.length + 1);
  const all = clocks.measures.map((measure) => ({ ...measure, figure: undefined, paper: measure.paper?.figure, series: seriesOf(measure) }));

  it("as a table has a line a state, and ends with what the run as a whole came to", () => {
    const lines = measuresCsv(all.map(({ title, series }) => ({ heading: title, series })), run.agendas.map(({ now }) => now)).trim().split("\r\n");
    expect(lines.length).toBe(run.length + 2);
    expect(lines[0]!.split(",").slice(0, 3)).toEqual(["step", "time", "Messages for each use of the resource"]);
    expect(lines.at(-1)!.split(",").slice(2).map(Number)).toEqual(clocks.measures.map((measure) => measured(measure, run as never)));
    expect(lines[1]).toBe("0,0,,,,,");
  });

  it("as a picture has every curve with its number and the paper's words", () => {
    const svg = renderToString(<MeasuresPicture title="Clocks" source="seed 1" measures={all} steps={run.length} />);
    expect(svg.match(/class="chart-curve"/g)?.length).toBe(all.filter(({ series }) => series.at(run.length) !== undefined).length);
    for (const { title, unit, series } of all) expect(svg).toContain(`${title}: ${measureText(series.at(run.length), unit)}`);
    expect(svg).toContain("The paper: 3(N − 1)");
  });
});
