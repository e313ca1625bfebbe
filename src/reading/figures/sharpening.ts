// What a lower temperature makes of a tendency: the share that a likelier word has of all that is generated.
import { axes, curve, type Plot, places } from "./plot";
import { dot, type Figure, words } from "./svg";

/** The share of one of two words at a temperature, when it has the share `p` in the text. Written so that nothing overflows. */
export function sharpened(p: number, temperature: number): number {
  return 1 / (1 + ((1 - p) / p) ** (1 / temperature));
}

const plot: Plot = {
  height: 250,
  x: { from: 0, to: 1, tick: 0.2, digits: 1, title: "temperature" },
  y: { from: 0.5, to: 1, tick: 0.1, digits: 1, title: "share of the likelier word" },
};
const marked = [1, 0.5, 0.3];

export const sharpening: Figure = {
  height: plot.height,
  says: "Two curves of the share that the likelier of two words has in generated text, against temperature. A word with a share of 0.7 in the "
    + `text has ${marked.map((at) => `${sharpened(0.7, at).toFixed(2)} at temperature ${at}`).join(", ")}, and nearly 1 close to 0. `
    + "A word with a share of 0.55 stays near that for longer, and ends at 1 as well.",
  draw() {
    const at = places(plot);
    return [
      ...axes(plot),
      curve(plot, (x) => sharpened(0.55, Math.max(x, 0.01)), 0.01, "stroke thick second dashed"),
      curve(plot, (x) => sharpened(0.7, Math.max(x, 0.01)), 0.01, "stroke thick first"),
      ...marked.flatMap((temperature) => {
        const share = sharpened(0.7, temperature);
        const [x, y] = at(temperature, share);
        return [dot(x, y, "first"), temperature === 1 ? words(x - 4, y - 8, share.toFixed(2), "", "end") : words(x + 6, y - 8, share.toFixed(2), "", "start")];
      }),
      words(...at(0.83, 0.785), "0.7 in the text"),
      words(...at(0.8, 0.52), "0.55 in the text"),
    ];
  },
};
