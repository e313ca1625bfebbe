// The figures that a text may have drawn at a place: each is computed from the values that the text gives. One line a figure.
import { ballots } from "./ballots";
import { deadline, greeting, handedOn } from "./calls";
import { anyTwo, stripes } from "./codes";
import { forgetting } from "./forgetting";
import { queues } from "./queues";
import { sharpening } from "./sharpening";
import { type Figure, svg } from "./svg";
import { commitWait, sawtooth } from "./truetime";

const figures: Readonly<Record<string, Figure>> = {
  sharpening, ballots, stripes, queues, sawtooth, forgetting, greeting, deadline,
  "any-two": anyTwo,
  "commit-wait": commitWait,
  "deadline-handed-on": handedOn,
};

export const figureNames: readonly string[] = Object.keys(figures);

/** Of a name that `figureNames` has. */
export function drawn(name: string): string {
  const figure = Object.hasOwn(figures, name) ? figures[name] : undefined;
  return figure === undefined ? "" : svg(figure);
}
