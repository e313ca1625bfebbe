// Launches Chromium, and records every request that leaves the machine.
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { ensureChromium } from "./chromium";
import type { Server } from "./server";

const ARGUMENTS = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launchBrowser(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses its sandbox to root
  return chromium.launch({ executablePath: ensureChromium(), headless: true, args: [...ARGUMENTS, ...sandbox] });
}

/**
 * Addresses asked for that are not this server's; a test asserts that there are none.
 * Call it before the first page opens.
 * *.vscode-cdn.net addresses are names for files inside webviews, answered by the workbench's own service worker.
 */
export function outsideRequests(context: BrowserContext, server: Server): readonly string[] {
  const seen: string[] = [];
  const note = (address: string): void => {
    const url = new URL(address);
    const ours = url.host === server.authority || url.hostname.endsWith(".vscode-cdn.net");
    if (/^(https?|wss?):$/.test(url.protocol) && !ours) seen.push(`${url.protocol}//${url.host}${url.pathname}`);
  };
  context.on("request", (request) => note(request.url()));
  context.on("page", (page) => page.on("websocket", (socket) => note(socket.url())));
  return seen;
}
