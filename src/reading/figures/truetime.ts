// TrueTime: how its error grows between two polls, and what waiting for it buys.
import { axes, type Plot, places } from "./plot";
import { arrow, dot, type Figure, line, path, steps, words } from "./svg";

const [poll, drift, onTheWay] = [30, 0.2, 1];
const saw: Plot = {
  height: 190,
  x: { from: 0, to: 90, tick: 30, title: "seconds" },
  y: { from: 0, to: 8, tick: 2, title: "ε in milliseconds" },
};

export const sawtooth: Figure = {
  height: saw.height,
  says: `The error bound ε against time: it rises from ${onTheWay} to ${onTheWay + poll * drift} milliseconds in ${poll} seconds, and falls back `
    + "at every poll.",
  draw() {
    const at = places(saw);
    const teeth = steps(0, 60, poll).flatMap((from) => [at(from, onTheWay), at(from + poll, onTheWay + poll * drift)]);
    return [...axes(saw), path([...teeth, at(90, onTheWay)], "stroke thick first"), words(...at(31, 6.6), "a poll", "", "start")];
  },
};

const error = 4;

interface Now {
  /** True time, and by how much the clock that is asked is ahead of it. */
  readonly at: number;
  readonly ahead: number;
}

const interval = ({ at, ahead }: Now): readonly [number, number] => [at + ahead - error, at + ahead + error];
/** The true time at which even the earliest possible now is past the timestamp. */
export const waited = ({ at, ahead }: Now): number => {
  const [earliest, latest] = interval({ at, ahead });
  return at + latest - earliest;
};

interface Story {
  readonly title: string;
  readonly first: Now;
  readonly seen: number;
  readonly friend: Now;
}

const first: Now = { at: 997, ahead: 3 };
export const stories: readonly Story[] = [
  { title: "With commit wait", first, seen: waited(first), friend: { at: 1006, ahead: -3 } },
  { title: "Without", first, seen: first.at + 1, friend: { at: 999, ahead: -3 } },
];
export const stamp = (now: Now): number => interval(now)[1];

const [from, to, left, right] = [990, 1010, 124, 462];
const x = (time: number): number => left + ((time - from) / (to - from)) * (right - left);

function row(name: string, now: Now, y: number): readonly string[] {
  const [earliest, latest] = interval(now);
  return [
    words(4, y + 4, name, "", "start"),
    line(x(earliest), y, x(latest), y, "stroke thick first"),
    ...[earliest, latest].map((end) => line(x(end), y - 5, x(end), y + 5, "stroke thick first")),
    dot(x(now.at), y, "ink"), words(x(latest) + 8, y + 4, latest, "strong", "start"),
  ];
}

function story({ title, first: one, seen, friend }: Story, top: number): readonly string[] {
  const [upper, lower] = [top + 40, top + 92];
  return [
    words(4, top + 10, title, "strong", "start"),
    ...row("the transaction", one, upper), ...row("the friend’s", friend, lower),
    line(x(one.at), upper + 18, x(seen), upper + 18, "stroke second thick"), words(x(seen) + 6, upper + 22, "visible", "", "start"),
    arrow([x(seen), upper + 21], [x(friend.at), lower - 7], "dashed"),
  ];
}

export const commitWait: Figure = {
  height: 290,
  says: stories.map(({ title, first: one, seen, friend }) =>
    `${title}: at true time ${one.at} TrueTime says ${interval(one).join(" to ")}, so the timestamp is `
    + `${stamp(one)}. It is visible at ${seen}. The friend begins at ${friend.at}, TrueTime says ${interval(friend).join(" to ")}, and the timestamp is `
    + `${stamp(friend)}, which is ${stamp(friend) > stamp(one) ? "later" : "earlier"}.`).join(" "),
  draw: () => [
    ...stories.flatMap((each, index) => story(each, 6 + index * 128)),
    ...steps(from, to, 5).flatMap((time) => [line(x(time), 262, x(time), 267, "stroke"), words(x(time), 283, time, "faint")]),
    line(x(from), 262, x(to), 262, "stroke"), words(4, 283, "true time, ms", "faint", "start"),
  ],
};
