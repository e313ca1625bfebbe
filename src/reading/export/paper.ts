// What a session needs to be set on paper, or as a file that stands alone: nothing there can be clicked into a run, so links
// keep what leads somewhere, figures come as pictures, and the reader's notes stand where they belong.
import { escape } from "../markdown/escape";
import type { Note } from "../notes/note";
import type { Reading } from "../session";

/** A place in a lab, as it was written or as it travelled. */
export interface PicturePlace {
  readonly lab: string;
  readonly scenario?: string | undefined;
  readonly moment?: string | undefined;
  readonly step?: number | undefined;
}

/** A figure of the text as it was drawn from its run. */
export interface Picture {
  readonly reference: PicturePlace;
  /** One SVG element that needs no style from elsewhere but colours. */
  readonly svg: string;
}

export interface Paper {
  /** The id of the session that is set. */
  readonly session: string;
  readonly readings: readonly Reading[];
  readonly pictures: readonly Picture[];
  /** None when the reader wants none. */
  readonly notes: readonly Note[];
}

export function pictureOf({ pictures }: Paper, asked: PicturePlace): string | undefined {
  return pictures.find(({ reference }) => sameReference(reference, asked))?.svg;
}

export function sameReference(one: PicturePlace, other: PicturePlace): boolean {
  return one.lab === other.lab && one.scenario === other.scenario && one.moment === other.moment && one.step === other.step;
}

/** Pictures come from a page and go into a file that will be opened elsewhere: nothing but drawing and words may be in one. */
export function isHarmlessPicture(svg: string): boolean {
  const tags = [...svg.matchAll(/<\/?([A-Za-z][\w-]*)((?:"[^"]*"|[^">])*)>/g)];
  const outside = svg.replaceAll(/<\/?[A-Za-z][\w-]*(?:"[^"]*"|[^">])*>/g, "");
  return tags[0]?.[1] === "svg" && !/[<>]/.test(outside)
    && tags.every(([, name = "", rest = ""]) => drawing.has(name) && !/url\(/i.test(rest)
      && !/\s(?:on\w+|href|xlink:href|style|src)\s*=/i.test(rest.replaceAll(/"[^"]*"/g, '""')));
}

/** A picture as a file of its own, with the colours and lines that the stylesheet gives it. */
export function pictureFile(svg: string, css: string): string | undefined {
  if (!isHarmlessPicture(svg)) return undefined;
  const named = /^<svg[^>]*\sxmlns=/.test(svg) ? svg : svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
  return named.replace(/^<svg[^>]*>/, (opening) => `${opening}<style>${escape(css)}</style>`);
}

const drawing = new Set(["svg", "g", "path", "text", "tspan", "circle", "rect", "line", "polygon", "polyline", "title", "desc"]);
