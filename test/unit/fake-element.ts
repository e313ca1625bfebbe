// As much of an element as Preact needs to draw into it, where there is no browser. Counts what is made.
class FakeDocument {
  made = 0;
  createElementNS(): FakeElement { return this.#make(); }
  createTextNode(): FakeElement { return this.#make(); }
  #make(): FakeElement {
    this.made++;
    return new FakeElement(this);
  }
}

export class FakeElement {
  readonly childNodes: FakeElement[] = [];
  readonly attributes = [];
  readonly namespaceURI = "http://www.w3.org/1999/xhtml";
  readonly style = { setProperty: (): void => {} };
  parentNode: FakeElement | null = null;

  constructor(readonly ownerDocument = new FakeDocument()) {}

  get firstChild(): FakeElement | null { return this.childNodes[0] ?? null; }
  get nextSibling(): FakeElement | null {
    const around = this.parentNode?.childNodes ?? [];
    return around[around.indexOf(this) + 1] ?? null;
  }
  insertBefore(child: FakeElement, before: FakeElement | null): void {
    child.remove();
    this.childNodes.splice(before ? this.childNodes.indexOf(before) : this.childNodes.length, 0, child);
    child.parentNode = this;
  }
  remove(): void {
    this.parentNode?.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
    this.parentNode = null;
  }
  setAttribute(): void {}
  removeAttribute(): void {}
  addEventListener(): void {}
  removeEventListener(): void {}
}
