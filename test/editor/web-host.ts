// Lets the web worker extension host load an extension, and a suite, from a folder on this machine.
// The page's address accepts no such extension, only the configuration inside the page does: so that is extended as it
// loads. (Rewriting the page on its way makes Chromium refuse its WebSocket, by its checks of local network access.)
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";
import type { BrowserContext } from "playwright-core";
import type { Server } from "./server";

const PREFIX = "/__extension";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".css": "text/css",
  ".svg": "image/svg+xml", ".html": "text/html", ".wasm": "application/wasm", ".png": "image/png",
};

/** Serves `extension` to the web host of this context's pages, and has it run the suite `tests` inside that folder. */
export async function useWebHost(
  context: BrowserContext, server: Server, extension: string, tests?: string,
): Promise<void> {
  const folder = resolve(extension);
  await serveFolder(context, server, folder);
  const at = (path: string): object => ({ scheme: "http", authority: server.authority, path: PREFIX + path });
  const options = {
    extensions: [at("")],
    ...(tests === undefined ? {} : { extensionTestsPath: at(`/${relative(folder, tests).replaceAll(sep, "/")}`) }),
  };
  await context.addInitScript((added) => {
    if (window !== window.top) return;
    const observer = new MutationObserver(() => {
      const meta = document.querySelector("#vscode-workbench-web-configuration");
      const settings = meta?.getAttribute("data-settings");
      if (typeof settings !== "string") return;
      observer.disconnect();
      const configuration = JSON.parse(settings) as { developmentOptions?: object };
      configuration.developmentOptions = { ...configuration.developmentOptions, ...added };
      meta?.setAttribute("data-settings", JSON.stringify(configuration));
    });
    observer.observe(document, { childList: true, subtree: true });
  }, options);
}

/** Answers the prefix from the folder, on the workbench's own origin: its content security policy allows no other. */
async function serveFolder(context: BrowserContext, server: Server, folder: string): Promise<void> {
  await context.route(`${server.url}${PREFIX.slice(1)}/**`, async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(PREFIX.length);
    const file = join(folder, path);
    if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
      return route.fulfill({ status: 404 });
    }
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    };
    return route.fulfill({ status: 200, body: readFileSync(file), headers });
  });
}
