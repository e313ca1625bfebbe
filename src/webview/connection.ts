// The page's end of the line to the host: the one place that takes hold of VS Code's webview API.
import { type Contract, type Handlers, Peer } from "../wire/rpc";

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export interface Connection<Calls extends Contract> {
  readonly call: Peer<Contract, Calls>["call"];
  /** What this panel kept when it was last drawn; undefined for a new one. Validate it: an older version may have written it. */
  readonly kept: unknown;
  readonly keep: (state: unknown) => void;
}

/** Connects the page. Call once: VS Code hands its API out only once a page. */
export function connect<Serves extends Contract, Calls extends Contract>(
  serves: Serves, handlers: Handlers<Serves>, calls: Calls,
): Connection<Calls> {
  const api = acquireVsCodeApi();
  const peer = new Peer({
    serves, handlers, calls,
    post: (message) => api.postMessage(message),
    log: (line) => console.warn(line),
  });
  // The host posts to this window only; frames inside the page have no way to forge an answer's id and shape unnoticed.
  window.addEventListener("message", (event) => void peer.receive(event.data));
  return {
    call: (method, params) => peer.call(method, params),
    kept: api.getState(),
    keep: (state) => api.setState(state),
  };
}
