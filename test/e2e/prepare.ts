// Once, before the first file: what the tests need is there, or one clear sentence says what is missing.
import { ensureChromium } from "../editor/chromium";
import { installEditor } from "../editor/installation";
import { findVsix } from "../editor/vsix";

export function setup(): void {
  installEditor();
  ensureChromium();
  console.log(`Testing ${findVsix()}`);
}
