// What would be packed, asked of the packer itself: what the reader needs, and not a file more.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gzippedSize, lateFiles, projectRoot } from "./shipped-files";

const packed = execFileSync(join(projectRoot, "node_modules/.bin/vsce"), ["ls", "--no-dependencies"], {
  cwd: projectRoot, encoding: "utf8", shell: process.platform === "win32",
}).trim().split("\n").map((line) => line.trim().replaceAll("\\", "/"));

const allowed = [
  /^package(\.nls)?\.json$/, /^(README|CHANGELOG)\.md$/i, /^(LICENSE|NOTICE)(\.txt|\.md)?$/, /^l10n\/bundle\.l10n\.json$/,
  /^media\/(icon\.png|activity\.svg|session\.schema\.json)$/, /^media\/tabs\/[\w-]+\.svg$/, /^media\/walkthrough\/[\w-]+\.png$/,
  /^sessions\/[\w-]+\/[\w-]+\.md$/,
  /^histories\/[\w-]+\.(edn|json|log)$/,
  /^dist\/(extension|extension\.web|cli)\.js$/, /^dist\/webview\/((reader|lab|history)\.(js|css)|(export|picture)\.css)$/,
];

describe("the package", () => {
  it("holds nothing that is not meant for the reader", () => {
    const late = lateFiles();
    expect(packed.filter((file) => !late.includes(file) && !allowed.some((shape) => shape.test(file)))).toEqual([]);
  });

  it("holds what the extension cannot do without", () => {
    gzippedSize("dist/extension.js"); // says so if nothing is built
    const manifest = readFileSync(join(projectRoot, "package.json"), "utf8");
    const pictures = [...manifest.matchAll(/"(media\/[^"]+)"/g)].map((match) => match[1] ?? "");
    const sessions = readdirSync(join(projectRoot, "sessions"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md")).map((name) => `sessions/${name.replaceAll("\\", "/")}`);
    const needed = [
      "package.json", "package.nls.json", "l10n/bundle.l10n.json", "LICENSE", "dist/extension.js", "dist/extension.web.js", ...lateFiles(),
      "dist/webview/reader.js", "dist/webview/reader.css", "dist/webview/lab.js", "dist/webview/lab.css",
      "dist/webview/history.js", "dist/webview/history.css", "dist/webview/export.css", "dist/webview/picture.css",
      ...readdirSync(join(projectRoot, "histories")).map((name) => `histories/${name}`),
      ...["reader-light", "reader-dark", "lab-light", "lab-dark"].map((name) => `media/tabs/${name}.svg`),
      ...pictures, ...sessions,
    ];
    expect(needed.filter((file) => !packed.includes(file))).toEqual([]);
  });

  it("is at most 2 MB", () => {
    const bytes = packed.map((file) => join(projectRoot, file)).filter((path) => statSync(path).isFile())
      .reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
    expect(bytes).toBeLessThanOrEqual(2_000_000);
  });
});
