// Tints: values that belong together (all mentions of one ballot) share a colour and a shape, so colour is never alone.
// A tint is given to a key in the order of first appearance in the run, so it does not change as the run goes on.

export const shapes = ["circle", "square", "triangle", "diamond", "wedge", "plus", "star", "hourglass"] as const;
export type Shape = (typeof shapes)[number];

export interface Tint {
  readonly key: string;
  readonly className: string;
  readonly shape: Shape;
}

/** Gives tints to keys. Grows with a run; asking twice gives the same. */
export class Tints {
  readonly #tints = new Map<string, Tint>();

  of(key: string): Tint;
  of(key: string | undefined): Tint | undefined;
  of(key: string | undefined): Tint | undefined {
    if (key === undefined) return undefined;
    const known = this.#tints.get(key);
    if (known) return known;
    const slot = this.#tints.size % shapes.length;
    const tint = { key, className: `tint-${slot}`, shape: shapes[slot] ?? "circle" };
    this.#tints.set(key, tint);
    return tint;
  }
}

const r2 = (value: number): string => String(Math.round(value * 100) / 100);

/** The outline of a shape of about radius `r` around a point, as SVG path data. All shapes look equally heavy. */
export function shapePath(shape: Shape, x: number, y: number, r: number): string {
  const points = (list: readonly (readonly [number, number])[]): string =>
    `M${list.map(([px, py]) => `${r2(x + px * r)} ${r2(y + py * r)}`).join("L")}Z`;
  switch (shape) {
    case "circle": {
      const radius = r2(r * 0.95);
      return `M${r2(x - r * 0.95)} ${r2(y)}a${radius} ${radius} 0 1 0 ${r2(r * 1.9)} 0a${radius} ${radius} 0 1 0 ${r2(-r * 1.9)} 0Z`;
    }
    case "square": return points([[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]]);
    case "triangle": return points([[0, -1.1], [1.05, 0.8], [-1.05, 0.8]]);
    case "diamond": return points([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]);
    case "wedge": return points([[0, 1.1], [-1.05, -0.8], [1.05, -0.8]]);
    case "plus": return points([
      [-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4],
      [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4],
    ]);
    case "star": return points(Array.from({ length: 10 }, (_, index) => {
      const angle = (index * Math.PI) / 5 - Math.PI / 2;
      const reach = index % 2 === 0 ? 1.25 : 0.55;
      return [Math.cos(angle) * reach, Math.sin(angle) * reach] as const;
    }));
    case "hourglass": return points([[-0.95, -1], [0.95, -1], [0.25, 0], [0.95, 1], [-0.95, 1], [-0.25, 0]]);
  }
}
