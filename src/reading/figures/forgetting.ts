// How long a peer that has become slow is still preferred: by an average over all of the past, and by a constant step.
import { axes, curve, type Plot, places } from "./plot";
import { dot, type Figure, line, words } from "./svg";

const [before, after, rival] = [{ sessions: 100, value: 0.8 }, 0.2, 0.6];
const step = 0.1;

export const averaged = (n: number): number => (before.sessions * before.value + after * n) / (before.sessions + n);
export const stepped = (n: number): number => after + (before.value - after) * (1 - step) ** n;

/** The first session after which the rival is worth more. */
export function overtaken(value: (n: number) => number): number {
  let n = 0;
  while (value(n) >= rival) n++;
  return n;
}

const plot: Plot = {
  height: 250,
  x: { from: 0, to: 60, tick: 10, title: "sessions since the change" },
  y: { from: 0.2, to: 0.8, tick: 0.2, digits: 1, title: "what the peer is believed to be worth" },
};

export const forgetting: Figure = {
  height: plot.height,
  says: "Two curves that fall from 0.8 towards 0.2 as sessions go by. The average over all of the past falls slowly and is below the rival's 0.6 "
    + `after ${overtaken(averaged)} sessions; the value that moves a tenth of the way each time is below it after ${overtaken(stepped)}.`,
  draw() {
    const at = places(plot);
    const [[left, level], [right]] = [at(0, rival), at(60, rival)];
    return [
      ...axes(plot), line(left, level, right, level, "stroke dotted"), words(right - 4, level - 6, "the rival: 0.6", "faint", "end"),
      curve(plot, stepped, 1, "stroke thick second dashed"), curve(plot, averaged, 1, "stroke thick first"),
      ...[averaged, stepped].flatMap((value, index) => {
        const [x, y] = at(overtaken(value), value(overtaken(value)));
        return [dot(x, y, index === 0 ? "first" : "second"), words(x + 2, y + 18, overtaken(value), "strong", "start")];
      }),
      words(...at(17, 0.75), "average over the past", "", "start"), words(...at(13, 0.385), "a tenth of the way each time", "", "start"),
    ];
  },
};
