// A picture of the page as a file that needs nothing of the page: every colour and font of the theme is written into the
// elements themselves. Also as points, drawn by the browser from that very file.
import { render, type VNode } from "preact";

const properties = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "paint-order",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor",
] as const;

/** What an element has without being told. */
const usual: Readonly<Record<string, string>> = {
  "stroke": "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", "opacity": "1",
  "paint-order": "normal", "font-weight": "400", "font-style": "normal", "text-anchor": "start",
};

/** Draws out of sight, so that the page's own stylesheet decides how it looks, and takes it away again. */
export function drawSvg(picture: VNode): string {
  const place = document.createElement("div");
  place.className = "picture-place";
  document.body.append(place);
  try {
    render(picture, place);
    const svg = place.querySelector("svg");
    if (!svg) throw new Error("There is nothing to draw.");
    settle(svg);
    return `${new XMLSerializer().serializeToString(svg)}\n`;
  } finally {
    render(null, place);
    place.remove();
  }
}

/** Reads how every element looks before the first is changed: a class that goes takes its descendants' looks with it. */
function settle(svg: SVGElement): void {
  const all = [...svg.querySelectorAll<SVGElement>("*")];
  const looks = all.map((element) => lookOf(element));
  svg.removeAttribute("class");
  all.forEach((element, index) => {
    const look = looks[index];
    element.removeAttribute("class");
    if (look === undefined) return element.remove();
    for (const [name, value] of look) element.setAttribute(name, value);
  });
}

const words = new Set(["text", "tspan"]);
const silent = new Set(["title", "desc", "g", "svg"]);

/** Undefined for what cannot be seen, such as the places that only a mouse feels. */
function lookOf(element: SVGElement): readonly (readonly [string, string])[] | undefined {
  const style = getComputedStyle(element);
  const tag = element.localName;
  if (silent.has(tag)) return style.opacity === "1" || tag === "title" || tag === "desc" ? [] : [["opacity", style.opacity]];
  const look = properties.filter((name) => words.has(tag) || !name.startsWith("font") && name !== "text-anchor")
    .map((name) => [name, style.getPropertyValue(name)] as const)
    .flatMap(([name, value]) => (name === "fill" || name === "stroke" ? paint(name, value) : [[name, value.replace(/px\b/g, "")] as const]))
    .filter(([name, value]) => value !== "" && value !== usual[name] && `${value}px` !== usual[name]);
  const painted = new Map(look);
  return painted.get("fill") === "none" && !painted.has("stroke") ? undefined : look;
}

/** A colour as every program knows it, and how much of it. */
function paint(name: string, value: string): readonly (readonly [string, string])[] {
  const colour = rgb(value);
  if (!colour) return [[name, value]];
  const [red, green, blue, alpha] = colour;
  if (alpha === 0) return [[name, "none"]];
  const hex = [red, green, blue].map((part) => Math.round(Math.min(Math.max(part, 0), 255)).toString(16).padStart(2, "0")).join("");
  return [[name, `#${hex}`], ...(alpha === 1 ? [] : [[`${name}-opacity`, String(Math.round(alpha * 1000) / 1000)] as const])];
}

/** Reads what a browser answers: rgb(), rgba(), or color(srgb …) for what was mixed. */
export function rgb(value: string): readonly [number, number, number, number] | undefined {
  const [, name, body = ""] = /^(rgba?|color)\((.*)\)$/.exec(value) ?? [];
  if (name === undefined) return undefined;
  const mixed = name === "color";
  if (mixed && !body.startsWith("srgb ")) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = body.replace("srgb ", "").split(/[\s,/]+/).filter(Boolean).map(Number);
  const scale = mixed ? 255 : 1;
  return [red, green, blue, alpha].some((part) => Number.isNaN(part)) ? undefined : [red * scale, green * scale, blue * scale, alpha];
}

/** Browsers draw nothing at all on a canvas that is too large. */
const sideMax = 8192;

/** As base64. Twice as fine as the page, so that it can be printed. */
export async function drawPng(svg: string, { width, height }: { readonly width: number; readonly height: number }): Promise<string> {
  const scale = Math.min(2, sideMax / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This window cannot draw pictures of points.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
