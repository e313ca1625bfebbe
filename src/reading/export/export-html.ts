// A session as one HTML file: no script, nothing loaded from elsewhere, its figures in it, for light and dark and for paper.
import { attributes, escape } from "../markdown/escape";
import { isHarmlessPicture, type Paper } from "./paper";
import { renderPage } from "../page";
import type { Known, Season, Session } from "../session";

export interface HtmlOptions {
  readonly paper: Paper;
  /** The text of the stylesheet. It must not end a style element. */
  readonly css: string;
  readonly locale: string;
}

export function exportHtml(season: Season, session: Session, known: Known, { paper, css, locale }: HtmlOptions): string {
  const harmless = { ...paper, pictures: paper.pictures.filter(({ svg }) => isHarmlessPicture(svg)) };
  const page = renderPage(season, session, [], known, { locale, paper: harmless });
  return `<!DOCTYPE html>
<html${attributes({ lang: "en" })}>
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(session.title)}</title>
<style>${css.replaceAll("</", "<\\/")}</style>
</head>
<body>
<main id="page">${page}</main>
</body>
</html>
`;
}
