// The bundles stay small enough to start at once. A large dependency does not slip in unnoticed.
import { describe, expect, it } from "vitest";
import { gzippedSize, lateFiles } from "./shipped-files";

const kilobyte = 1000;

describe("gzipped", () => {
  it.each([
    ["dist/extension.js", 4], ["dist/extension.web.js", 4], ...lateFiles().map((file): [string, number] => [file, 150]),
    ["dist/webview/reader.js", 200], ["dist/webview/lab.js", 200],
    ["dist/webview/history.js", 200], ["dist/webview/history.css", 20],
    ["dist/webview/reader.css", 20], ["dist/webview/lab.css", 20],
  ])("%s is at most %i kB", (file, most) => expect(gzippedSize(file)).toBeLessThanOrEqual(most * kilobyte));
});
