// A tint's shape as a small picture inside a line of text.
import type { JSX } from "preact";
import { shapePath, shapes, type Tint } from "./tint";

const paths = new Map(shapes.map((shape) => [shape, shapePath(shape, 0, 0, 4)]));

/** Says nothing to a screen reader: the value beside it does. */
export const MarkView = ({ tint }: { readonly tint: Tint }): JSX.Element => (
  <svg class={`mark ${tint.className}`} viewBox="-6 -6 12 12" aria-hidden="true">
    <path d={paths.get(tint.shape)} />
  </svg>
);
