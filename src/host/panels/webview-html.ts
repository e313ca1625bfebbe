// The document of a webview: a strict policy, our script and styles, and the page already in place, so that the first
// paint needs no script and waits for none. The page's HTML is taken as it is: it must come from our own renderer, which escapes.

export interface WebviewDocument {
  readonly title: string;
  /** From the webview: where its own resources come from. */
  readonly source: string;
  readonly nonce: string;
  readonly styles: readonly string[];
  /** Without one the document only shows its page. */
  readonly script?: PageScript;
  readonly page: string;
  readonly font?: ReadingFont;
}

export interface PageScript {
  readonly href: string;
  /** "first": it has to draw or to scroll before anything is seen. "after paint": the page is shown without it. */
  readonly runs: "first" | "after paint";
}

/** How the reader likes prose set. What is absent is left to the stylesheet. */
export interface ReadingFont {
  readonly family?: string;
  readonly sizePx?: number;
  readonly lineHeight?: number;
}

export function webviewDocument(page: WebviewDocument): string {
  const { nonce, script } = page;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy(page.source, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(page.title)}</title>
${page.styles.map((href) => `<link rel="stylesheet" href="${escapeText(href)}">`).join("\n")}
<style nonce="${nonce}">${fontRule(page.font ?? {})}</style>
</head>
<body>
<main id="page">${page.page}</main>
${script === undefined ? "" : scriptElement(script, nonce)}
</body>
</html>`;
}

/** A script of the page, fetched and run once the first picture has been handed over, or at once. */
function scriptElement({ href, runs }: PageScript, nonce: string): string {
  if (runs === "first") return `<script nonce="${nonce}" src="${escapeText(href)}"></script>`;
  const address = JSON.stringify(href).replaceAll("<", "\\u003c");
  // A frame's callbacks run before its paint; a task that they ask for comes after it.
  return `<script nonce="${nonce}">requestAnimationFrame(() => setTimeout(() => {
  const script = document.createElement("script");
  script.nonce = "${nonce}";
  script.src = ${address};
  document.body.append(script);
}));</script>`;
}

/** Nothing but what ships with the extension: no network, no worker but from the page's own text, no inline script or style but the one with the nonce. */
export function policy(source: string, nonce: string): string {
  return [
    "default-src 'none'",
    `style-src ${source} 'nonce-${nonce}'`,
    `img-src ${source} data:`,
    `font-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    "worker-src blob:",
  ].join("; ");
}

/** A page that only says one thing. */
export function sentencePage(sentence: string, more?: SentenceMore): string {
  const said = `<p role="alert">${escapeText(sentence)}</p>`;
  if (more === undefined) return said;
  const { heading, link } = more;
  return `<div class="sentence"><h1>${escapeText(heading)}</h1>${said}<p><a href="${escapeText(link.href)}">${escapeText(link.title)}</a></p></div>`;
}

/** What the sentence is about, and what can be done. */
export interface SentenceMore {
  readonly heading: string;
  readonly link: { readonly title: string; readonly href: string };
}

// Settings are typed by hand and may come with a workspace: a value that could leave its declaration is left out.
const familyShape = /^[\p{L}\p{N} ,.'"_-]{1,200}$/u;

export function fontRule({ family, sizePx, lineHeight }: ReadingFont): string {
  const declarations = [
    ...(family !== undefined && familyShape.test(family) && quotesPair(family) ? [`--reader-font-family: ${family}`] : []),
    ...(within(sizePx, 6, 72) ? [`--reader-font-size: ${sizePx}px`] : []),
    ...(within(lineHeight, 0.8, 4) ? [`--reader-line-height: ${lineHeight}`] : []),
  ];
  return declarations.length === 0 ? "" : `:root { ${declarations.join("; ")} }`;
}

function quotesPair(text: string): boolean {
  const inside = text.replaceAll(/"[^"]*"|'[^']*'/g, "");
  return !/["']/.test(inside);
}

function within(value: number | undefined, min: number, max: number): boolean {
  return value !== undefined && value >= min && value <= max;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
