// Puts labels where they fit: greedy, in the order given, each at its first place that touches nothing placed before.

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

/** Labels that fit nowhere are left out. */
export function placeLabels<T>(wanted: readonly Wanted<T>[], obstacles: readonly Box[], gap = 2): readonly Placed<T>[] {
  const taken = [...obstacles];
  return wanted.flatMap(({ what, width, height, places }) => {
    for (const { x, y } of places) {
      const box = { x: x - width / 2 - gap, y: y - height / 2 - gap / 2, width: width + 2 * gap, height: height + gap };
      if (taken.some((other) => touch(box, other))) continue;
      taken.push(box);
      return [{ what, x, y }];
    }
    return [];
  });
}

export const touch = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** About how wide a text is at a font size. Views have no ruler; a little too wide is right. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += "iljtfr.,:;|' ()[]".includes(letter) ? 0.34 : "mwMW".includes(letter) ? 0.9 : letter < "a" ? 0.64 : 0.56;
  return ems * fontSize;
}
