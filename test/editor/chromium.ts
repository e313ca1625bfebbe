// Finds Chromium, or installs Debian's. Playwright's own download is never used: it needs another host to be reachable.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium to use: CHROMIUM_PATH, else the first known name on PATH. */
function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Finds Chromium or, as root on a Debian-like system, installs it. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error("Chromium is missing: install it (on Debian, apt-get install chromium) or set CHROMIUM_PATH.");
  }
  console.log("Installing Chromium with apt-get");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
  // Without its recommended packages, which are printers and the like; but with fonts, or screenshots look odd.
  const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"];
  execFileSync("apt-get", install, { stdio: ["ignore", "ignore", "inherit"], env });
  const installed = findChromium();
  if (installed === undefined) throw new Error("apt-get installed chromium, but it is not on PATH.");
  return installed;
}
