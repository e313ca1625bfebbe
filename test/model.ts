// What `npm run model` prints: the states of a model from outside this project, counted, and the shortest ways to what is violated.
import { defaultBounds } from "../src/checking/bounds";
import { exploreAll } from "../src/checking/explore";
import { packModel } from "../src/checking/pack-model";
import type { Packed } from "../src/checking/packed";
import { type PartsModel, packParts } from "../src/checking/parts";
import type { Model } from "../src/kernel/model";

interface Asked { readonly states?: string; readonly memory?: string; readonly json?: boolean }

export function checkModel(exported: Readonly<Record<string, unknown>>, constants: readonly string[], { states, memory, json }: Asked) {
  const packed = packedOf(modelOf(exported, constants.map((text) => number("A constant", text))));
  const started = performance.now();
  const found = exploreAll(packed, {
    bounds: {
      statesMax: states === undefined ? defaultBounds.statesMax : number("--states", states),
      bytesMax: memory === undefined ? defaultBounds.bytesMax : number("--memory", memory) * 2 ** 20,
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const code = found.violations.length > 0 ? 1 : found.complete ? 0 : 2;
  const { depth, complete, bytes } = found;
  const violations = found.violations.map(({ property, path }) => ({ property, length: path.length, path }));
  const reached = found.witnesses.map(({ property, path }) => ({ property, length: path.length }));
  if (json) return { code, said: JSON.stringify({ states: found.states, depth, complete, seconds, bytes, violations, reached }) };
  const size = `${found.states.toLocaleString("en")} states, depth ${depth}, ${seconds.toFixed(2)} s, ${Math.ceil(bytes / 2 ** 20)} MB`;
  return {
    code,
    said: [
      `${size}: ${complete ? "all of them" : `not all: stopped at the bound on ${found.end === "states" ? "states" : "memory"}`}`,
      ...violations.flatMap(({ property, length, path }) =>
        [`violated in ${length} ${length === 1 ? "step" : "steps"}: ${property}`, ...path.map((step, at) => `  ${at + 1}  ${JSON.stringify(step)}`)]),
      ...reached.map(({ property, length }) => `reached in ${length} ${length === 1 ? "step" : "steps"}: ${property}`),
      ...(code === 0 ? ["every property holds in every state"] : code === 2 ? ["no violation so far"] : []),
    ].join("\n"),
  };
}

function modelOf(exported: Readonly<Record<string, unknown>>, constants: readonly number[]): unknown {
  const [only, ...others] = Object.values(exported);
  const given = exported["default"] ?? (others.length === 0 ? only : undefined);
  if (given === undefined) throw new Error("The file exports no model: one as its default, or nothing else.");
  return typeof given === "function" ? given(...constants) : given;
}

function packedOf(model: unknown): Packed<unknown, unknown> {
  const has = (...names: readonly string[]): boolean => typeof model === "object" && model !== null && names.every((name) => name in model);
  if (has("init", "enabled", "next", "properties")) return packModel(model as Model<unknown, unknown>) as Packed<unknown, unknown>;
  if (has("parts", "rules", "properties")) return packParts(model as PartsModel<unknown>) as Packed<unknown, unknown>;
  throw new Error("A model has init, enabled, next and properties; or parts, rules and properties.");
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value)) throw new Error(`${name} is a whole number, not "${text}".`);
  return value;
}
