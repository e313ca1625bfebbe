// How f4 keeps data without keeping copies: points on a line, and stripes in three datacentres.
import { axes, curve, type Plot, places } from "./plot";
import { box, dot, type Figure, line, path, steps, width, words } from "./svg";

const plot: Plot = {
  height: 236,
  x: { from: 0, to: 5, tick: 1, title: "position" },
  y: { from: 0, to: 12, tick: 3, title: "height" },
};
/** The line through the two data: 3 at position 1 and 5 at position 2. */
export const height = (position: number): number => 3 + (5 - 3) * (position - 1);

export const anyTwo: Figure = {
  height: plot.height,
  says: `A line on which four points are marked: the data ${height(1)} at position 1 and ${height(2)} at position 2, and the parity values `
    + `${height(3)} at position 3 and ${height(4)} at position 4. Any two of the four fix the line.`,
  draw() {
    const at = places(plot);
    const labelled = steps(1, 4, 1).flatMap((position) => {
      const [x, y] = at(position, height(position));
      const label = words(x - 9, y - 7, height(position), "strong", "end");
      return position < 3 ? [box(x - 5, y - 5, 10, 10, "first filled"), label] : [dot(x, y, "second hollow", 5), label];
    });
    return [
      ...axes(plot), curve(plot, height, 5, "stroke first"), ...labelled,
      words(...at(1.72, 2.15), "data", "", "start"), words(...at(3.72, 6.15), "parity", "", "start"),
    ];
  },
};

const [data, parity] = [10, 4];
const [left, pitch, size] = [108, 26, 22];
const lost = { row: 0, block: 3 };
const rows = ["volume A", "volume B", "A ⊕ B"];
const spread = 62;
const top = 40;
const x = (block: number): number => left + block * pitch + (block < data ? 0 : 8);
const y = (row: number): number => top + row * spread;

function block(row: number, index: number): string {
  const gone = row === lost.row && index === lost.block;
  const look = gone ? "gone" : row === 2 ? "third" : index < data ? "first" : "second";
  const drawn = box(x(index), y(row), size, size, `block ${look}`);
  if (!gone) return drawn;
  const [from, to, high, low] = [x(index) + 5, x(index) + size - 5, y(row) + 5, y(row) + size - 5];
  return `${drawn}${line(from, high, to, low, "stroke bad thick")}${line(from, low, to, high, "stroke bad thick")}`;
}

export const stripes: Figure = {
  height: y(2) + size + 34,
  says: `Three rows of ${data + parity} blocks, one row in each datacentre. The first is a stripe of volume A with ${data} data blocks and ${parity} `
    + "parity blocks, the second one of volume B, and the third holds the XOR of the two, block by block. One block of the first row is lost. It can "
    + `be computed from any ${data} of the others in its row, or from the two blocks that stand below it. `
    + `In all ${3 * (data + parity)} blocks keep ${2 * data} of data, which is ${(3 * (data + parity)) / (2 * data)} for each.`,
  draw() {
    const column = x(lost.block) + size / 2;
    const end = x(data + parity - 1) + size;
    return [
      words(x(0), 14, `${data} data blocks`, "faint", "start"), words(end, 14, `${parity} parity`, "faint", "end"),
      ...rows.flatMap((name, row) => [
        words(4, y(row) + 10, `datacentre ${row + 1}`, "faint", "start"), words(4, y(row) + 25, name, "strong", "start"),
        ...steps(0, data + parity - 1, 1).map((index) => block(row, index)),
      ]),
      path([[x(0), y(0) - 6], [x(0), y(0) - 11], [end, y(0) - 11], [end, y(0) - 6]], "stroke"),
      words((x(0) + end) / 2 + 26, y(0) + size + 22, `any ${data} of the other ${data + parity - 1} in its row …`, ""),
      ...[1, 2].map((row) => line(column, y(row - 1) + size + 3, column, y(row) - 3, "stroke dashed")),
      words((x(0) + end) / 2 + 26, y(1) + size + 22, "… or the two blocks below it", ""),
      words(width - 12, y(2) + size + 24, `${3 * (data + parity)} blocks for ${2 * data} of data: ${(3 * (data + parity)) / (2 * data)}`, "faint", "end"),
    ];
  },
};
