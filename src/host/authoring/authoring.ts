// All that serves whoever prepares a season, apart from reading it: loaded when the first of it is used.
export { addToCalendar, exportCalendar, exportPage } from "./export-season";
export { importPage } from "./import-page";
export { newSession } from "./new-session";
export { preview } from "./preview";
export { completionItems, hover, mends } from "./written-session";
