// A call with gRPC: the bytes of one greeting, a deadline that passes in the middle, and one that is handed on.
import { arrow, box, dot, type Figure, line, path, steps, width, words } from "./svg";

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

/** A message with one text field, number 1; then the prefix of gRPC; then the header of an HTTP/2 data frame that ends stream 1. */
export function layersOf(text: string): readonly { readonly name: string; readonly bytes: readonly number[] }[] {
  const letters = [...text].map((letter) => letter.charCodeAt(0));
  const message = [1 << 3 | 2, letters.length, ...letters];
  const prefix = [0, 0, 0, 0, message.length];
  const frame = [0, 0, prefix.length + message.length, 0, 1, 0, 0, 0, 1];
  return [{ name: "frame of HTTP/2", bytes: frame }, { name: "prefix of gRPC", bytes: prefix }, { name: "message", bytes: message }];
}

const cell = 26;

export const greeting: Figure = {
  height: 92,
  says: layersOf("hi").map(({ name, bytes }) => `${name}: ${bytes.map(hex).join(" ")}.`).join(" "),
  draw() {
    let at = 6;
    return layersOf("hi").flatMap(({ name, bytes }, layer) => {
      const from = at;
      at += bytes.length * cell;
      const looks = ["third", "second", "first"];
      return [
        ...bytes.flatMap((byte, index) => [
          box(from + index * cell + 1, 10, cell - 2, 28, `block ${looks[layer] ?? ""}`), words(from + index * cell + cell / 2, 29, hex(byte), "code"),
        ]),
        path([[from + 2, 46], [from + 2, 52], [at - 2, 52], [at - 2, 46]], "stroke"),
        words((from + at) / 2, 70, name), words((from + at) / 2, 86, `${bytes.length} bytes`, "faint"),
      ];
    });
  },
};

interface Row { readonly name: string; readonly y: number }

const scale = (to: number) => (time: number): number => 92 + (time / to) * (width - 92 - 20);

function lanes(rows: readonly Row[], x: (time: number) => number, ticks: readonly number[], floor: number): readonly string[] {
  return [
    ...rows.flatMap(({ name, y }) => [words(4, y + 4, name, "strong", "start"), line(x(0), y, width - 6, y, "rule")]),
    line(x(0), floor, width - 6, floor, "stroke"),
    ...ticks.flatMap((time) => [line(x(time), floor, x(time), floor + 5, "stroke"), words(x(time), floor + 20, time, "faint")]),
    words(4, floor + 20, "ms", "faint", "start"),
  ];
}

const [travel, work, limit] = [30, 150, 200];
const charged = travel + work;

export const deadline: Figure = {
  height: 190,
  says: `The shop sends its request at 0. The service has it at ${travel}, works until ${charged} and charges the card. Its answer would arrive at `
    + `${charged + travel}, but the deadline was at ${limit}. The cancellation reaches a service that has finished.`,
  draw() {
    const x = scale(240);
    const [shop, service] = [52, 118];
    return [
      ...lanes([{ name: "shop", y: shop }, { name: "payment", y: service }], x, steps(0, 240, 40), 156),
      line(x(travel), service, x(charged), service, "stay"), words(x(100), service + 20, "works", ""),
      arrow([x(0), shop], [x(travel), service], "first"),
      arrow([x(charged), service], [x(charged + travel), shop], "first"),
      arrow([x(limit), shop], [x(limit + travel), service], "bad dashed"),
      line(x(limit), 24, x(limit), shop, "stroke bad"), words(x(limit) - 4, 18, "the deadline: given up", "", "end"),
      dot(x(charged), service, "ink"), words(x(charged), service + 20, "charged, OK", "", "middle"),
      words(x(charged + travel) + 4, shop - 8, "OK", "", "start"),
    ];
  },
};

/** The second service works before it calls the third, which would work for long. */
const chain = { names: ["shop", "payment", "bank"], hop: 20, work: 60, limit: 200 };
const calls = [0, chain.hop, chain.hop + chain.work + chain.hop];

/**
 * Until when each of the three works or waits. What travels is a duration, counted from the arrival of the request; a service
 * passes on what is left of it, or sets the same again.
 */
export function stops(passedOn: boolean): readonly number[] {
  const { hop, work, limit } = chain;
  const called = hop + work;
  const payment = hop + limit;
  return passedOn ? [limit, payment, called + hop + (payment - called)] : [limit, called + limit, called + hop + limit];
}

export const handedOn: Figure = {
  height: 250,
  says: `Three services, each ${chain.hop} milliseconds from the next; the second works for ${chain.work} before it calls the third. The deadline is `
    + `${chain.limit} milliseconds. When what is left is passed on, they stop at ${stops(true).join(", ")}. When each sets ${chain.limit} of its own, `
    + `they stop at ${stops(false).join(", ")}.`,
  draw() {
    const x = scale(330);
    const half = (passedOn: boolean, top: number): readonly string[] => [
      words(4, top + 2, passedOn ? "What is left of the time is passed on" : `Each sets ${chain.limit} ms of its own`, "", "start"),
      ...chain.names.flatMap((name, index) => {
        const y = top + 20 + index * 24;
        const end = stops(passedOn)[index] ?? chain.limit;
        return [
          words(4, y + 4, name, "strong", "start"), line(x(calls[index] ?? 0), y, x(Math.min(end, chain.limit)), y, "stay"),
          ...(end > chain.limit ? [line(x(chain.limit), y, x(end), y, "stay wasted"), words(x(end) + 6, y + 4, `+${end - chain.limit}`, "", "start")] : []),
        ];
      }),
    ];
    return [
      line(x(chain.limit), 8, x(chain.limit), 214, "stroke bad"), ...half(true, 14), ...half(false, 122),
      line(x(0), 214, width - 6, 214, "stroke"), words(4, 236, "ms", "faint", "start"),
      ...steps(0, 320, 40).flatMap((time) => [line(x(time), 214, x(time), 219, "stroke"), words(x(time), 236, time, "faint")]),
    ];
  },
};
