// What was drawn before holds on to nothing that was drawn since.
// Preact moves the children of a part that is not drawn anew to the next tree, and the old tree keeps them: from one old tree each
// later one can be reached. The collector of young objects takes whatever is reached from an old one for alive, so a single dead tree
// that grew old would keep every picture drawn since, and its pauses would cost a frame or two again and again while a reader scrubs.
import { options, type VNode } from "preact";

/** What Preact calls the parent, the children and the component of what it has drawn: names that its devtools rely on too. */
interface Drawn {
  __: unknown;
  __k: unknown;
  readonly __c: { drawn?: Drawn } | null;
}

/** From here on, whatever is drawn anew lets go of what it was before. */
export function letGoOfTheOld(): void {
  const { diffed } = options;
  options.diffed = (vnode: VNode): void => {
    diffed?.(vnode);
    if (typeof vnode.type !== "function") return;
    const now = vnode as unknown as Drawn;
    const component = now.__c;
    const last = component?.drawn;
    if (component) component.drawn = now;
    if (!last || last === now) return;
    last.__ = null;
    last.__k = null;
  };
}
