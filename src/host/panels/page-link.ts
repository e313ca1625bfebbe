// The host's end of the line to one webview: hears it, answers it, and speaks to it only while it listens. VS Code drops
// what is posted to a hidden page, so nothing is: a page is drawn anew when it is shown, and then asks for all it needs.
import type * as vscode from "vscode";
import { type Contract, type Handlers, type Params, Peer, type Result } from "../../wire/rpc";

export interface PageContracts<Serves extends Contract, Calls extends Contract> {
  readonly serves: Serves;
  readonly handlers: Handlers<Serves>;
  readonly calls: Calls;
}

export class PageLink<Serves extends Contract, Calls extends Contract> {
  readonly #peer: Peer<Serves, Calls>;
  readonly #log: (line: string) => void;
  #listening = false;
  /** An answer may be ready only after the panel was closed; it has no webview then. */
  #closed = false;

  constructor(panel: vscode.WebviewPanel, contracts: PageContracts<Serves, Calls>, log: (line: string) => void) {
    this.#log = log;
    this.#peer = new Peer<Serves, Calls>({ ...contracts, log, post: (message) => { if (!this.#closed) void panel.webview.postMessage(message); } });
    panel.webview.onDidReceiveMessage((message: unknown) => this.#peer.receive(message));
    panel.onDidChangeViewState(() => { if (!panel.visible) this.lost(); });
    panel.onDidDispose(() => { this.#closed = true; this.lost(); });
  }

  get listening(): boolean { return this.#listening; }

  /** The page said that it is drawn. */
  heard(): void { this.#listening = true; }

  /** The page is gone, or about to be replaced. Whoever waits for its answer is told. */
  lost(): void {
    this.#listening = false;
    this.#peer.close();
  }

  /** Asks the page; undefined while it does not listen. */
  ask<K extends keyof Calls & string>(method: K, params: Params<Calls, K>): Promise<Result<Calls, K>> | undefined {
    return this.#listening ? this.#peer.call(method, params) : undefined;
  }

  /** Tells the page, if it listens; its failure is logged. */
  tell<K extends keyof Calls & string>(method: K, params: Params<Calls, K>): void {
    if (!this.#listening) return;
    this.#peer.call(method, params).then(
      (_: Result<Calls, K>) => {},
      (error: unknown) => this.#log(`${method}: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
}
