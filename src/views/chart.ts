// A curve with its band of confidence, and what a paper says, laid out in a rectangle. Numbers in, places out.

export interface ChartPoint {
  /** Where on the axis: a number, or a word where the axis has only words. */
  readonly x: number | string;
  /** Undefined where nothing was measured. */
  readonly y: number | undefined;
  readonly band: readonly [low: number, high: number] | undefined;
  /** What a paper says for this place. */
  readonly figure: number | undefined;
}

export interface ChartSize { readonly width: number; readonly height: number }

export interface Mark { readonly at: number; readonly text: string }

export interface Chart {
  readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly across: readonly Mark[];
  readonly up: readonly Mark[];
  /** Paths, in SVG's words; empty where there is nothing to draw. */
  readonly curve: string;
  readonly band: string;
  readonly figure: string;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly bar: readonly [low: number, high: number] | undefined }[];
}

const room = { left: 58, right: 16, top: 14, bottom: 46 } as const;

export function layOutChart(points: readonly ChartPoint[], size: ChartSize): Chart {
  const frame = { left: room.left, right: size.width - room.right, top: room.top, bottom: size.height - room.bottom };
  const numeric = points.every(({ x }) => typeof x === "number");
  const values = points.flatMap(({ y, band, figure }) => [y, ...(band ?? []), figure].filter((value) => value !== undefined));
  const rows = ticks(Math.min(0, ...values), Math.max(...values, Number.MIN_VALUE), Math.max(2, Math.floor((frame.bottom - frame.top) / 44)));
  const yAt = scale([rows[0] ?? 0, rows.at(-1) ?? 1], [frame.bottom, frame.top]);
  const xAt = numeric ? numbersAcross(points, frame) : wordsAcross(points, frame);
  const places = points.map((point, index) => ({ ...point, at: xAt(index) }));
  const known = places.filter((place): place is typeof place & { readonly y: number } => place.y !== undefined);
  const banded = known.filter((place) => place.band !== undefined);
  return {
    frame,
    across: numeric ? spaced(places.map(({ x, at }) => ({ at, text: String(x) }))) : places.map(({ x, at }) => ({ at, text: String(x) })),
    up: rows.map((row) => ({ at: yAt(row), text: tickText(row, rows) })),
    curve: numeric && known.length > 1 ? line(known.map(({ at, y }) => [at, yAt(y)])) : "",
    band: numeric && banded.length > 1 ? `${line([
      ...banded.map(({ at, band }) => [at, yAt(band?.[1] ?? 0)] as const),
      ...banded.map(({ at, band }) => [at, yAt(band?.[0] ?? 0)] as const).toReversed(),
    ])}Z` : "",
    figure: figurePath(places.map(({ at, figure }) => ({ at, y: figure === undefined ? undefined : yAt(figure) })), frame),
    dots: known.map(({ at, y, band }) => ({ x: at, y: yAt(y), bar: band && [yAt(band[0]), yAt(band[1])] })),
  };
}

type Frame = Chart["frame"];

function numbersAcross(points: readonly ChartPoint[], { left, right }: Frame): (index: number) => number {
  const numbers = points.map(({ x }) => Number(x));
  const at = scale([Math.min(...numbers), Math.max(...numbers)], [left + 10, right - 10]);
  return (index) => at(numbers[index] ?? 0);
}

const wordsAcross = (points: readonly ChartPoint[], { left, right }: Frame) => (index: number): number =>
  left + ((index + 0.5) * (right - left)) / Math.max(points.length, 1);

/** A range of one value has its place in the middle. */
const scale = ([low, high]: readonly [number, number], [from, to]: readonly [number, number]) => (value: number): number =>
  (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));

/** Round numbers from at or below the least to at or above the greatest: 1, 2 or 5 times a power of ten apart. */
export function ticks(low: number, high: number, most: number): readonly number[] {
  const rough = Math.max(high - low, 1e-9) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** As many digits as tell the steps apart. */
export function tickText(value: number, rows: readonly number[]): string {
  const step = (rows[1] ?? 1) - (rows[0] ?? 0);
  return value.toLocaleString("en", { maximumFractionDigits: Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) });
}

/** Marks that would touch the one before are left without words. */
function spaced(marks: readonly Mark[]): readonly Mark[] {
  let free = -Infinity;
  return marks.map(({ at, text }) => {
    const half = text.length * 3.5 + 4;
    if (at - half < free) return { at, text: "" };
    free = at + half;
    return { at, text };
  });
}

const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${rounded(x)} ${rounded(y)}`).join("");

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** One height for all is a line across the whole frame. */
function figurePath(places: readonly { readonly at: number; readonly y: number | undefined }[], { left, right }: Frame): string {
  const known = places.flatMap(({ at, y }) => (y === undefined ? [] : [[at, y] as const]));
  const [first] = known;
  if (!first) return "";
  if (known.length === places.length && known.every(([, y]) => y === first[1])) return line([[left, first[1]], [right, first[1]]]);
  return known.length === 1 ? line([[first[0] - 10, first[1]], [first[0] + 10, first[1]]]) : line(known);
}
