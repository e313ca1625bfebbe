// The successors of one state, packed, with the action that leads to each.

export class Successors {
  words = new Int32Array(256);
  actions = new Int32Array(64);
  count = 0;

  /** Room for one more, of `size` words. Its offset among the words. */
  push(action: number, size: number): number {
    const offset = this.count * size;
    if (this.count === this.actions.length || offset + size > this.words.length) this.#grow();
    this.actions[this.count++] = action;
    return offset;
  }

  #grow(): void {
    const words = new Int32Array(this.words.length * 2);
    words.set(this.words);
    const actions = new Int32Array(this.actions.length * 2);
    actions.set(this.actions);
    [this.words, this.actions] = [words, actions];
  }
}
