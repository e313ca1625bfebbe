// Puts labels where they fit: greedy, in the order given, each at the first of its places that costs least and touches
// nothing placed before.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Wanted<T> {
  readonly what: T;
  readonly width: number;
  readonly height: number;
  /** Centres, the best first. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

export interface Placed<T> {
  readonly what: T;
  readonly x: number;
  readonly y: number;
}

const GAP = 4;

/** Labels that fit nowhere are left out. `cost` says how bad a place is that is free, e.g. how many lines cross it. */
export function placeLabels<T>(wanted: readonly Wanted<T>[], obstacles: readonly Box[], cost: (box: Box) => number): readonly Placed<T>[] {
  const taken = [...obstacles];
  return wanted.flatMap(({ what, width, height, places }) => {
    let best: { readonly box: Box; readonly placed: Placed<T>; readonly cost: number } | undefined;
    for (const { x, y } of places) {
      const box = { x: x - (width + GAP) / 2, y: y - (height + GAP) / 2, width: width + GAP, height: height + GAP };
      if (taken.some((other) => touch(box, other))) continue;
      const here = cost(box);
      if (!best || here < best.cost) best = { box, placed: { what, x, y }, cost: here };
      if (here === 0) break;
    }
    if (!best) return [];
    taken.push(best.box);
    return [best.placed];
  });
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Whether a line passes through a box: asked often, so it makes nothing. */
export function crosses({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  if (Math.max(x1, x2) < box.x || Math.min(x1, x2) > box.x + box.width) return false;
  if (Math.max(y1, y2) < box.y || Math.min(y1, y2) > box.y + box.height) return false;
  // It does unless all four corners are on one side of it.
  const side = (x: number, y: number): number => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
  const [a, b] = [side(box.x, box.y), side(box.x + box.width, box.y)];
  const [c, d] = [side(box.x, box.y + box.height), side(box.x + box.width, box.y + box.height)];
  return Math.min(a, b, c, d) <= 0 && Math.max(a, b, c, d) >= 0;
}

export const touch = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** About how wide a text is at a font size. Views have no ruler; a little too wide is right. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += "iljtfr.,:;|' ()[]".includes(letter) ? 0.36 : "mwMW".includes(letter) ? 0.95 : letter < "a" ? 0.68 : 0.61;
  return ems * fontSize;
}
