// Which steps the space-time diagram shows, told to the strip of the whole run without drawing the player anew.

export type Part = readonly [from: number, to: number];

export class SeenPart {
  #part: Part = [0, 0];
  #listener: ((part: Part) => void) | undefined;

  get part(): Part { return this.#part; }

  tell(from: number, to: number): void {
    if (from === this.#part[0] && to === this.#part[1]) return;
    this.#part = [from, to];
    this.#listener?.(this.#part);
  }

  /** One listener at a time; gives the way to stop. */
  listen(listener: (part: Part) => void): () => void {
    this.#listener = listener;
    return () => { this.#listener = undefined; };
  }
}
