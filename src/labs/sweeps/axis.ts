// The values that a parameter goes through in a sweep: as the lab declares it, or as somebody wrote them down.
import type { ParameterValue } from "../../kernel/model";
import type { Parameter } from "../lab";

/** No axis has more points: a curve of more cannot be told from one of fewer. */
export const pointsMax = 200;

/** A few values across the whole range: what a sweep goes through unless somebody says otherwise. */
export function usualValues(parameter: Parameter, points = 8): readonly ParameterValue[] {
  switch (parameter.kind) {
    case "integer": return evenly(parameter, 1, points);
    case "number": return evenly(parameter, parameter.step, points);
    case "choice": return parameter.options.map(({ value }) => value);
    case "switch": return [false, true];
  }
}

function evenly({ min, max }: { readonly min: number; readonly max: number }, step: number, points: number): readonly number[] {
  return between(min, max, step * Math.max(1, Math.ceil((max - min) / step / points)));
}

/** "3..9", "0..1 by 0.25", "2, 4, 8" or "even, steady". Throws with a sentence if it is none of these. */
export function readValues(text: string): readonly ParameterValue[] {
  const [, from, to, by] = /^\s*(-?[\d.]+)\s*\.\.\s*(-?[\d.]+?)(?:\s*(?:by|:)\s*([\d.]+))?\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return listed(text);
  const [low, high, step] = [Number(from), Number(to), Number(by ?? "1")];
  if (![low, high, step].every(Number.isFinite) || step <= 0 || high < low) throw new Error(`“${text}” is not a range such as 3..9 or 0..1 by 0.25.`);
  if ((high - low) / step >= pointsMax) throw new Error(`“${text}” has more than ${pointsMax} values.`);
  return between(low, high, step);
}

function listed(text: string): readonly ParameterValue[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.includes("")) throw new Error("An axis needs values, such as 3..9 or 2, 4, 8.");
  if (words.length > pointsMax) throw new Error(`An axis has at most ${pointsMax} values.`);
  return words.map((word) => (word === "true" || word === "false" ? word === "true" : Number.isFinite(Number(word)) ? Number(word) : word));
}

/** As somebody would write them down. */
export const valuesText = (values: readonly ParameterValue[]): string => values.join(", ");

/** Counted in steps from the start, so that no error adds up. */
const between = (low: number, high: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((high - low) / step + 1e-9) + 1 }, (_, index) => Math.round((low + index * step) * 1e9) / 1e9);
