// Random models that are not nodes and messages, plain ones and ones of parts, against an obvious search: same counts, same verdicts,
// same shortest lengths, and ways that can be gone.
import { describe, expect, it } from "vitest";
import type { Exploration } from "../../src/checking/exploration";
import { exploreAll } from "../../src/checking/explore";
import { packModel } from "../../src/checking/pack-model";
import { type PartsModel, packParts } from "../../src/checking/parts";
import { canonical } from "../../src/kernel/canonical";
import type { Model } from "../../src/kernel/model";
import { draw, purpose } from "../../src/kernel/random";

const runs = Number(process.env["FUZZ_RUNS"] ?? 80);

const bounds = { statesMax: 2_000, bytesMax: 2 ** 26 };

type Held = number | readonly number[] | { readonly [key: string]: number };
type State = Readonly<Record<string, Held>>;
interface Change { readonly name: string; readonly reads: readonly string[]; readonly writes: string }

const dice = (seed: number) => {
  let drawn = 0;
  return (size: number): number => Math.floor(draw(seed, purpose.pick, 0, drawn++) * size);
};

/** What a part may be, by number: numbers, lists that grow, records whose keys come and go. */
const shapes: readonly Held[] = [0, 1, 2, [], [1], [1, 2], [2, 1], {}, { x: 1 }, { y: 1, x: 1 }, { y: 2 }];

/** A random system as data: parts, and changes of one by what several hold. */
function system(seed: number) {
  const below = dice(seed);
  const names = ["a", "b", "c"].slice(0, 1 + below(3));
  const nameOf = (): string => names[below(names.length)] ?? "a";
  const init: State = Object.fromEntries(names.map((name) => [name, shapes[below(shapes.length)] ?? 0]));
  const changes: readonly Change[] = Array.from({ length: 1 + below(6) }, (_, at) =>
    ({ name: `${at}`, reads: [...new Set([nameOf(), nameOf()])], writes: nameOf() }));
  /** What the written part may become: by chance, and always the same for what is read. */
  const after = ({ name, reads, writes }: Change, state: State): readonly Held[] => {
    const seen = canonical([...reads, writes].map((read) => state[read]));
    const number = [...`${name}${seen}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, seed);
    return Array.from({ length: number % 3 }, (_, at) => shapes[(number + at * 7) % shapes.length] ?? 0);
  };
  const [one, other] = [nameOf(), nameOf()];
  const never = canonical([shapes[below(shapes.length)], shapes[below(shapes.length)]]);
  return { names, init, changes, after, claim: [one, other] as const, never };
}

const property = (kind: "always" | "reachable") => ({ id: kind, title: kind, kind });

function plain(seed: number): Model<State, readonly [change: number, outcome: number]> {
  const { init, changes, after, claim, never } = system(seed);
  const meets = (state: State): boolean => canonical(claim.map((name) => state[name])) === never;
  return {
    init,
    enabled: (state) => changes.flatMap((change, at) => after(change, state).map((_, outcome) => [at, outcome] as const)),
    next: (state, [at, outcome]) => {
      const change = changes[at] as Change;
      return { ...state, [change.writes]: after(change, state)[outcome] as Held };
    },
    properties: [{ ...property("always"), holds: (state) => !meets(state) }, { ...property("reachable"), holds: meets }],
  };
}

function inParts(seed: number): PartsModel<Held> {
  const { names, init, changes, after, claim, never } = system(seed);
  const meets = (values: readonly Held[]): boolean => canonical(values) === never;
  return {
    parts: names.map((name) => ({ name, init: init[name] as Held })),
    rules: changes.map((change) => {
      const parts = [...new Set([...change.reads, change.writes])];
      return {
        name: change.name, parts,
        next: (values) => {
          const state = Object.fromEntries(parts.map((part, at) => [part, values[at] as Held]));
          return after(change, state).map((held) => parts.map((part, at) => (part === change.writes ? held : values[at] as Held)));
        },
      };
    }),
    properties: [
      { ...property("always"), parts: claim, holds: (values) => !meets(values) }, { ...property("reachable"), parts: claim, holds: meets },
    ],
  };
}

/** The obvious search: states as text in a set, one at a time. */
function slowly(model: ReturnType<typeof plain>) {
  const seen = new Set([canonical(model.init)]);
  const decided: Record<string, number> = {};
  let [level, depth]: [readonly State[], number] = [[model.init], 0];
  for (; level.length > 0; depth++) {
    const next: State[] = [];
    for (const state of level) {
      for (const { id, kind, holds } of model.properties) if (holds(state) === (kind === "reachable")) decided[id] ??= depth;
      for (const action of model.enabled(state)) {
        const result = model.next(state, action, () => { throw new Error("No choice."); }, 0);
        if (seen.size < seen.add(canonical(result)).size) next.push(result);
      }
    }
    level = next;
  }
  return { states: seen.size, depth, decided };
}

const told = ({ states, depth, violations, witnesses }: Exploration<unknown>) =>
  ({ states, depth, decided: Object.fromEntries([...violations, ...witnesses].map(({ property: id, path }) => [id, path.length])) });

describe("models that are not nodes and messages, against an obvious search", () => {
  it("have the same states, depths, verdicts and shortest lengths, and the ways lead there", { timeout: 20_000 + runs * 100 }, () => {
    let [violated, large] = [0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const model = plain(seed);
      const truth = slowly(model);
      const found = exploreAll(packModel(model), { bounds });
      expect({ seed, ...told(found) }).toEqual({ seed, ...truth });
      expect({ seed, ...told(exploreAll(packParts(inParts(seed)), { bounds })) }).toEqual({ seed, ...truth });
      for (const { property: id, path } of [...found.violations, ...found.witnesses]) {
        const last = path.reduce((state, { action }) => model.next(state, action, () => { throw new Error("No choice."); }, 0), model.init);
        const claim = model.properties.find((one) => one.id === id);
        expect([seed, claim?.holds(last)]).toEqual([seed, claim?.kind === "reachable"]);
      }
      if (found.violations.length > 0) violated++;
      if (truth.states > 20) large++;
    }
    expect(violated).toBeGreaterThan(runs / 50);
    expect(large).toBeGreaterThan(runs / 30);
  });
});
