// The heavy half of reading, with the parsers for YAML and Markdown: kept apart so that it can be loaded when it is first needed.
export { readEmbed } from "./markdown/lab-embed";
export { exportHtml } from "./export/export-html";
export { exportMarkdown } from "./export/export-markdown";
export { renderPage } from "./page";
export { Problems } from "./problem";
export { readSeason } from "./read-season";
