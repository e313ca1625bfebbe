// The transport's signs, drawn here so that no font has to load. Each stands in a button that has a name.
import type { JSX } from "preact";

const paths = {
  start: "M3 3h1.6v10H3zM13 3v10L5.6 8z",
  back: "M11 3v10L4 8z",
  play: "M4 2.5v11L13 8z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  step: "M5 3v10l7-5z",
  end: "M11.4 3H13v10h-1.6zM3 3v10l7.4-5z",
  until: "M2.5 3v10l6-5zM10 3h1.6v4.2h2.9v1.6h-2.9V13H10z",
  close: "M4 4l8 8m0-8l-8 8",
} as const;

export const Icon = ({ name }: { readonly name: keyof typeof paths }): JSX.Element => (
  <svg class={`icon ${name}`} viewBox="0 0 16 16" aria-hidden="true"><path d={paths[name]} /></svg>
);
