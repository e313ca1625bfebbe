// The heavy half of reading, with the parsers for YAML and Markdown: kept apart so that it can be loaded when it is first needed.
export { renderPage } from "./page";
export { readSeason } from "./read-season";
