// Parts of a picture that are drawn anew only when something they are given is another: of many, few change from frame to frame.
import { Component, type JSX } from "preact";

type Drawing = JSX.Element | null;

export function memo<P extends object>(draw: (props: P) => Drawing): new (props: P) => Component<P> {
  return class extends Component<P> {
    // Asked of hundreds of parts in every frame: it makes no object.
    override shouldComponentUpdate(next: P): boolean {
      for (const name in next) if (next[name] !== this.props[name]) return true;
      return false;
    }

    override render(props: P): Drawing { return draw(props); }
  };
}
