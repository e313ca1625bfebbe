// A history of one register as a log of etcd's tests.
import type { History } from "../../../src/checking/histories/history";

export function asLog(history: History): string {
  const events = history.flatMap((one) => {
    const value = one.kind === "cas" ? `[${(one.input as number[]).join(" ")}]` : one.input ?? "nil";
    const call = { at: one.invoked, text: `${one.process}\t:invoke\t:${one.kind}\t${value}` };
    if (one.status === "info") return [call, { at: one.returned ?? Infinity, text: `${one.process}\t:info\t:${one.kind}\t:timed-out` }];
    const type = one.output === false && one.kind === "cas" ? "fail" : "ok";
    return [call, { at: one.returned ?? Infinity, text: `${one.process}\t:${type}\t:${one.kind}\t${one.kind === "read" ? one.output ?? "nil" : value}` }];
  });
  return events.sort((a, b) => a.at - b.at).map(({ text }) => `INFO  jepsen.util - ${text}\n`).join("");
}
