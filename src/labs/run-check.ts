// A short text that tells whether a run is still the run it was: its length, one sign for each step (of a long run, for every
// so many), and a fingerprint of the whole. Each sign depends on all that happened before it, so the first that differs says
// where two runs part. What is said about a step does not count: better words are no other run.
import { canonical, TextHash } from "../kernel/canonical";
import type { Recording } from "../kernel/recording";

type AnyRecording = Recording<unknown, unknown, unknown>;

const signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const signsMax = 128;

export const checkShape = /^(\d{1,6})\.([\w-]{0,128})\.([0-9a-f]{16})$/;

export const checkOf = (run: AnyRecording): string => check(run, run.length);

function check(run: AnyRecording, length: number): string {
  const every = stride(length);
  const hash = new TextHash();
  let told = "";
  for (let step = 1; step <= run.length; step++) {
    hash.add(canonical(outcome(run, step - 1)));
    if (step % every === 0) told += signs[parseInt(hash.digest().slice(-2), 16) % signs.length] ?? "";
  }
  return `${run.length}.${told}.${hash.digest()}`;
}

/** The first step at which a run is another than it was, and whether it is exactly that one; undefined when it is the same. */
export function differsAt(run: AnyRecording, was: string): { readonly step: number; readonly exact: boolean } | undefined {
  const [, lengthText = "0", before = "", fingerprint = ""] = checkShape.exec(was) ?? [];
  const length = Number(lengthText);
  const [, , now = "", today = ""] = checkShape.exec(check(run, length)) ?? [];
  if (length === run.length && fingerprint === today) return undefined;
  const every = stride(length);
  let same = 0;
  while (same < before.length && same < now.length && before[same] === now[same]) same++;
  return { step: Math.min(same * every, run.length) + 1, exact: every === 1 };
}

const stride = (length: number): number => Math.max(1, Math.ceil(length / signsMax));

/** What a step did. Times to nine digits: the last ones may differ from engine to engine. */
function outcome({ events, worlds }: AnyRecording, index: number): unknown {
  const event = events[index];
  const after = event?.node === undefined ? undefined : worlds[index + 1]?.nodes[event.node];
  return [event?.action, Number(event?.at.toPrecision(9)), event?.sent.map(({ from, to, message }) => [from, to, message]), after];
}
