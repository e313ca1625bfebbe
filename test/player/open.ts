// Opens the player in a browser by itself, without an editor around it: for benches, and for a quick look.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { outPath, projectRoot } from "../editor/paths";

/** The variables a theme would give, of one dark theme; enough to draw everything as it is drawn in the editor. */
const theme: Readonly<Record<string, string>> = {
  "editor-background": "#1f1f1f", "editor-foreground": "#cccccc", foreground: "#cccccc", "font-family": "sans-serif", "font-size": "13px",
  "focusBorder": "#0078d4", "charts-blue": "#3794ff", "charts-red": "#f14c4c", "charts-yellow": "#cca700", "charts-green": "#89d185",
  "charts-purple": "#b180d7", "button-background": "#0078d4", "button-foreground": "#ffffff",
  "button-secondaryBackground": "#313131", "button-secondaryForeground": "#cccccc", "errorForeground": "#f85149",
  "descriptionForeground": "#9d9d9d", "progressBar-background": "#0078d4", "icon-foreground": "#cccccc", "textLink-foreground": "#4daafc",
  "diffEditor-insertedTextBackground": "#9ccc2c33", "diffEditor-removedTextBackground": "#ff000033", "editorWidget-background": "#202020",
  "editorWidget-border": "#454545", "menu-background": "#1f1f1f", "menu-foreground": "#cccccc", "menu-selectionBackground": "#0078d4",
  "dropdown-background": "#313131", "dropdown-foreground": "#cccccc", "dropdown-border": "#3c3c3c",
};

/** Bundles the page as the product's own pages are bundled, and gives its address without what comes after the #. */
export async function buildPage(): Promise<string> {
  const folder = outPath("player");
  mkdirSync(folder, { recursive: true });
  const shared = { absWorkingDir: projectRoot, bundle: true, minify: true, logLevel: "warning", target: "es2022" } as const;
  await build({ ...shared, entryPoints: ["src/webview/lab/lab.css"], outfile: join(folder, "page.css") });
  const page = { ...shared, format: "iife", jsx: "automatic", jsxImportSource: "preact" } as const;
  const workers: Plugin = {
    name: "workers",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^bundled:/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, `${path.slice(8)}.ts`), namespace: "bundled" }));
      onLoad({ filter: /.*/, namespace: "bundled" }, async ({ path }) => {
        const { outputFiles: [script] } = await build({ ...page, entryPoints: [path], write: false });
        return { contents: script?.text ?? "", loader: "text" };
      });
    },
  };
  await build({ ...page, entryPoints: ["test/player/page.tsx"], outfile: join(folder, "page.js"), plugins: [workers] });
  const variables = Object.entries(theme).map(([name, value]) => `--vscode-${name}: ${value};`).join(" ");
  const script = readFileSync(join(folder, "page.js"), "utf8").replaceAll("</script", "<\\/script");
  const file = join(folder, "index.html");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>:root { ${variables} }\n${readFileSync(join(folder, "page.css"), "utf8")}</style>`
    + `<body class="vscode-dark" style="background: #1f1f1f; margin: 0"><script>${script}</script>`);
  return pathToFileURL(file).href;
}

export async function openPlayer(browser: Browser, address: string, asked: string, viewport = { width: 1200, height: 900 }): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${address}#${asked}`);
  await page.getByRole("group", { name: "Stage" }).waitFor();
  return page;
}
