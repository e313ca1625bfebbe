// Two ends of a line, joined in the test. What a stranger posts never reaches a handler, and nobody waits for ever.
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type Contract, type Handlers, Peer } from "../../../src/wire/rpc";

const served = {
  double: { params: z.object({ of: z.int() }), result: z.int() },
  fail: { params: z.object({}), result: z.object({}) },
} as const satisfies Contract;
const nothing = {} as const satisfies Contract;

const handlers: Handlers<typeof served> = {
  double: ({ of }) => of * 2,
  fail: () => { throw new Error("The disk is full."); },
};

function server(over: Partial<Handlers<typeof served>> = {}) {
  const posted: unknown[] = [];
  const logged: string[] = [];
  const peer = new Peer({
    serves: served, handlers: { ...handlers, ...over }, calls: nothing,
    post: (message) => posted.push(message), log: (line) => logged.push(line),
  });
  return { peer, posted, logged };
}

/** A caller whose requests reach a server, and the server's answers the caller. */
function joined(over: Partial<Handlers<typeof served>> = {}) {
  const logged: string[] = [];
  const ends: { a?: Peer<typeof nothing, typeof served>; b?: Peer<typeof served, typeof nothing> } = {};
  const log = (line: string): void => void logged.push(line);
  ends.b = new Peer({ serves: served, handlers: { ...handlers, ...over }, calls: nothing, post: (message) => void ends.a?.receive(message), log });
  const caller = new Peer({ serves: nothing, handlers: {}, calls: served, post: (message) => void ends.b?.receive(message), log });
  ends.a = caller;
  return { caller, logged };
}

describe("a request", () => {
  it("is answered", async () => {
    await expect(joined().caller.call("double", { of: 21 })).resolves.toBe(42);
  });

  it("that fails is answered with the reason", async () => {
    await expect(joined().caller.call("fail", {})).rejects.toThrow("The disk is full.");
  });

  it("answered with something else than promised is rejected", async () => {
    const { caller } = joined({ double: () => "many" as unknown as number });
    await expect(caller.call("double", { of: 1 })).rejects.toThrow('Malformed answer to "double"');
  });

  it("is told when the line closes", async () => {
    const caller = new Peer({ serves: nothing, handlers: {}, calls: served, post: () => {}, log: () => {} });
    const answer = caller.call("double", { of: 1 });
    caller.close();
    await expect(answer).rejects.toThrow("The panel was closed.");
  });

  it("keeps its answer apart from the others'", async () => {
    const { caller } = joined({ double: async ({ of }) => { await Promise.resolve(); return of * 2; } });
    expect(await Promise.all([1, 2, 3].map((of) => caller.call("double", { of })))).toEqual([2, 4, 6]);
  });
});

describe("what arrives from a stranger", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;

  it.each([[undefined], [null], [42], ["text"], [[]], [{}], [{ kind: "request" }], [{ kind: "shout", id: 1 }], [cyclic]])(
    "is dropped and logged: %s", async (message) => {
      const { peer, posted, logged } = server();
      await peer.receive(message);
      expect(posted).toEqual([]);
      expect(logged).toHaveLength(1);
    },
  );

  it("is refused when the method is unknown, also one that every object has", async () => {
    for (const method of ["triple", "constructor", "__proto__", "toString"]) {
      const { peer, posted } = server();
      await peer.receive({ kind: "request", id: 7, method, params: {} });
      expect(posted).toEqual([{ kind: "refusal", id: 7, reason: `There is no method "${method}".` }]);
    }
  });

  it("is refused when its parameters are malformed, and no handler sees it", async () => {
    let seen = 0;
    const { peer, posted } = server({ double: () => ++seen });
    for (const params of [undefined, null, {}, { of: "1" }, { of: 1.5 }]) {
      await peer.receive({ kind: "request", id: 1, method: "double", params });
    }
    expect(seen).toBe(0);
    expect(posted).toHaveLength(5);
    for (const message of posted) expect(message).toMatchObject({ kind: "refusal", id: 1 });
  });

  it("answers nobody when no such question was asked", async () => {
    const { peer, logged } = server();
    await peer.receive({ kind: "answer", id: 99, value: 1 });
    expect(logged).toEqual(["Dropped an answer that nobody waits for (99)."]);
  });
});
