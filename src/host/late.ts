// What is loaded only when it is first used, each a file of its own (`lateModules` in build.mjs), so that they share no state but
// what the desk hands them. A web extension host finds no file beside its own one: there late.web.ts stands in for this.
export const late = {
  desk: () => import("./make-desk"),
  typesetting: () => import("../reading/typesetting"),
  finding: () => import("../reading/finding"),
  authoring: () => import("./authoring/authoring"),
  exporting: () => import("./sessions/export-session"),
} as const;
