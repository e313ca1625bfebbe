// A phrase as inline text: nodes, terms, values and rules are spans that light up with what they mention.
import type { JSX } from "preact";
import type { Fragment, Phrase } from "../kernel/fragment";
import { MarkView } from "./mark-view";
import type { Portrait } from "./portrait";
import type { Gestures, Lit, Subject } from "./subject";
import type { Tints } from "./tint";

export interface Ink {
  readonly portrait: Portrait;
  readonly tints: Tints;
  readonly lit?: Lit | undefined;
  readonly gestures?: Gestures | undefined;
}

export const PhraseView = ({ phrase, ink }: { readonly phrase: Phrase; readonly ink: Ink }): JSX.Element => (
  <>{phrase.map((part) => <FragmentView part={part} ink={ink} />)}</>
);

function FragmentView({ part, ink }: { readonly part: Fragment; readonly ink: Ink }): JSX.Element {
  switch (part.kind) {
    case "text": return <>{part.text}</>;
    case "term": return <span class="term">{ink.portrait.word(part.term)}</span>;
    case "node":
      return <Mention class="node-name" of={{ kind: "node", node: part.node }} lit={ink.lit?.nodes.has(part.node)} ink={ink}>{part.node}</Mention>;
    case "rule":
      return (
        <Mention class="rule-name" of={{ kind: "rule", rule: part.rule }} lit={ink.lit?.rule === part.rule} ink={ink}
          title={ink.portrait.rule(part.rule)}>{part.rule}</Mention>
      );
    case "value": {
      if (part.tint === undefined) return <span class="value">{part.text}</span>;
      const tint = ink.tints.of(part.tint);
      return (
        <Mention class={`value ${tint.className}`} of={{ kind: "tint", tint: part.tint }} lit={ink.lit?.tint === part.tint} ink={ink}>
          <MarkView tint={tint} />{part.text}
        </Mention>
      );
    }
  }
}

interface MentionProps {
  readonly class: string;
  readonly of: Subject;
  readonly lit: boolean | undefined;
  readonly ink: Ink;
  readonly title?: string;
  readonly children: JSX.Element | string | readonly (JSX.Element | string)[];
}

const Mention = ({ class: name, of, lit, ink: { gestures }, title, children }: MentionProps): JSX.Element => (
  <span class={lit ? `${name} lit` : name} data-mention {...(title === undefined ? {} : { title })}
    {...(gestures?.hover ? { onMouseEnter: () => gestures.hover?.(of), onMouseLeave: () => gestures.hover?.(undefined) } : {})}>
    {children}
  </span>
);
