// Notes the first state that decides each property. Most states decide nothing, and that is one comparison of bits.
import type { Board } from "./board";
import { type Packed, propertiesMax } from "./packed";

export class Jury {
  /** The undecided properties whose verdict is the expected one while nothing is decided: "always" true, "reachable" false. */
  #open: number;
  readonly #expected: number;
  /** What was heard and is not yet on the board: the properties, as bits, and the place of the state. */
  readonly #heard: (readonly [news: number, place: number])[] = [];

  constructor(readonly properties: Packed<unknown, unknown>["properties"], readonly board: Board, readonly until: string | undefined) {
    if (properties.length > propertiesMax) throw new Error(`A model may have ${propertiesMax} properties at most.`);
    this.#open = (1 << properties.length) - 1;
    this.#expected = properties.reduce((bits, { kind }, at) => (kind === "always" ? bits | (1 << at) : bits), 0);
  }

  hear(verdicts: number, place: number): void {
    const news = (verdicts ^ this.#expected) & this.#open;
    if (news === 0) return;
    this.#open &= ~news;
    this.#heard.push([news, place]);
  }

  /** Puts what was heard on the board, now that the states have numbers. */
  decide(numberOf: (place: number) => number): void {
    for (const [news, place] of this.#heard) {
      this.properties.forEach(({ id }, at) => {
        if ((news & (1 << at)) === 0) return;
        this.board.decide(at, numberOf(place));
        if (id === this.until) this.board.stop("found");
      });
    }
    this.#heard.length = 0;
  }
}
