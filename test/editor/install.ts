// Script: installs the editor and Chromium. Apart from installation.ts because that is bundled into other scripts,
// where "was I started directly?" cannot be told from the file's name.
import { ensureChromium } from "./chromium";
import { editorVersion, installEditor } from "./installation";
import { editorHome } from "./paths";

try {
  installEditor();
  console.log(`VS Code ${editorVersion()} is in ${editorHome()}, Chromium is ${ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
