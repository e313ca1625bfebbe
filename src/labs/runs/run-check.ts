// A short text that tells whether a run is still the run it was: its length, one sign for each step (of a long run, for every
// so many), and two fingerprints. The signs and the first fingerprint are of what happens: actions, times, messages. Each sign
// depends on all that happened before it, so the first that differs says where two runs part. The second fingerprint is of what
// the nodes hold. What is said about a step does not count: better words are no other run.
import { canonical, TextHash } from "../../kernel/canonical";
import type { Recording } from "../../kernel/recording";

type AnyRecording = Recording<unknown, unknown, unknown>;

const signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const signsMax = 128;

export const checkShape = /^(\d{1,6})\.([\w-]{0,128})\.([0-9a-f]{16})$/;

export const checkOf = (run: AnyRecording): string => check(run, run.length);

function check(run: AnyRecording, length: number): string {
  const every = stride(length);
  const [happens, held] = [new TextHash(), new TextHash()];
  let told = "";
  for (let step = 1; step <= run.length; step++) {
    happens.add(canonical(happening(run, step - 1)));
    held.add(canonical(holding(run, step - 1)));
    if (step % every === 0) told += signs[parseInt(happens.digest().slice(-2), 16) % signs.length] ?? "";
  }
  return `${run.length}.${told}.${happens.digest().slice(-8)}${held.digest().slice(-8)}`;
}

/** How a run is another than it was. */
export type Difference =
  /** It goes another way from about this step on, or from exactly this one. */
  | { readonly kind: "way"; readonly step: number; readonly exact: boolean }
  /** It goes the same way, but some node holds something else. */
  | { readonly kind: "held" };

/** Undefined when it is the same. */
export function differenceFrom(run: AnyRecording, was: string): Difference | undefined {
  const [, lengthText = "0", before = "", fingerprint = ""] = checkShape.exec(was) ?? [];
  const length = Number(lengthText);
  const [, , now = "", today = ""] = checkShape.exec(check(run, length)) ?? [];
  if (length === run.length && fingerprint === today) return undefined;
  if (length === run.length && before === now && fingerprint.slice(0, 8) === today.slice(0, 8)) return { kind: "held" };
  const every = stride(length);
  let same = 0;
  while (same < before.length && same < now.length && before[same] === now[same]) same++;
  return { kind: "way", step: Math.min(same * every, run.length) + 1, exact: every === 1 };
}

const stride = (length: number): number => Math.max(1, Math.ceil(length / signsMax));

/** Times to nine digits: the last ones may differ from engine to engine. */
function happening({ events }: AnyRecording, index: number): unknown {
  const event = events[index];
  return [event?.action, Number(event?.at.toPrecision(9)), event?.sent.map(({ from, to, message }) => [from, to, message])];
}

function holding({ events, worlds }: AnyRecording, index: number): unknown {
  const node = events[index]?.node;
  return node === undefined ? null : worlds[index + 1]?.nodes[node];
}
