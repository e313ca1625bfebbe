// One small rpc for both ends of a webview. Every message is validated on arrival, every request is answered
// (with a sentence when it fails), and what is not understood is logged and dropped.
import * as z from "zod/mini";

/** The methods one end serves: what each takes and gives. */
export type Contract = Readonly<Record<string, { readonly params: z.ZodMiniType; readonly result: z.ZodMiniType }>>;
export type Params<C extends Contract, K extends keyof C> = z.infer<C[K]["params"]>;
export type Result<C extends Contract, K extends keyof C> = z.infer<C[K]["result"]>;
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (params: Params<C, K>) => Result<C, K> | Promise<Result<C, K>>;
};

const envelope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("request"), id: z.number(), method: z.string(), params: z.unknown() }),
  z.object({ kind: z.literal("answer"), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal("refusal"), id: z.number(), reason: z.string() }),
]);

interface Waiting {
  readonly method: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface PeerOptions<Serves extends Contract, Calls extends Contract> {
  readonly serves: Serves;
  readonly handlers: Handlers<Serves>;
  readonly calls: Calls;
  readonly post: (message: unknown) => void;
  readonly log: (line: string) => void;
}

export class Peer<Serves extends Contract, Calls extends Contract> {
  readonly #options: PeerOptions<Serves, Calls>;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(options: PeerOptions<Serves, Calls>) { this.#options = options; }

  /** Asks the other end. Rejects with its reason, or when this end is closed. */
  call<K extends keyof Calls & string>(method: K, params: Params<Calls, K>): Promise<Result<Calls, K>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (value) => resolve(value as Result<Calls, K>), reject });
      this.#options.post({ kind: "request", id, method, params });
    });
  }

  /** Takes a message as it arrived. Never throws. */
  async receive(message: unknown): Promise<void> {
    const read = envelope.safeParse(message);
    if (!read.success) return this.#options.log(`Dropped a message that is not ours: ${brief(message)}`);
    switch (read.data.kind) {
      case "request": return this.#serve(read.data);
      case "answer": return this.#settle(read.data.id, read.data.value);
      case "refusal": return this.#take(read.data.id)?.reject(new Error(read.data.reason));
    }
  }

  /** Nothing more will arrive: whoever still waits is told. */
  close(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("The panel was closed."));
    this.#waiting.clear();
  }

  async #serve(request: { readonly id: number; readonly method: string; readonly params: unknown }): Promise<void> {
    const { serves, handlers, post, log } = this.#options;
    const refuse = (reason: string): void => {
      log(`${request.method}: ${reason}`);
      post({ kind: "refusal", id: request.id, reason });
    };
    const method = Object.hasOwn(serves, request.method) ? serves[request.method] : undefined;
    const handler = handlers[request.method];
    if (!method || !handler) return refuse(`There is no method "${request.method}".`);
    const params = method.params.safeParse(request.params);
    if (!params.success) return refuse(`Malformed parameters: ${z.prettifyError(params.error)}`);
    try {
      post({ kind: "answer", id: request.id, value: await handler(params.data as never) });
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  }

  #settle(id: number, value: unknown): void {
    const waiting = this.#take(id);
    if (!waiting) return;
    const result = this.#options.calls[waiting.method]?.result.safeParse(value);
    if (result?.success) waiting.resolve(result.data);
    else waiting.reject(new Error(`Malformed answer to "${waiting.method}": ${result ? z.prettifyError(result.error) : "unknown method"}`));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (!waiting) this.#options.log(`Dropped an answer that nobody waits for (${id}).`);
    this.#waiting.delete(id);
    return waiting;
  }
}

function brief(message: unknown): string {
  try {
    return (JSON.stringify(message) ?? String(message)).slice(0, 200);
  } catch {
    return String(message);
  }
}
