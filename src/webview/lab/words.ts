// A lab's portrait in the reader's choice of words: the paper's own, or another vocabulary of the lab.
import type { Lab } from "../../labs/lab";
import type { Portrait } from "../../views/portrait";

export function portraitIn(lab: Lab, vocabulary: string | undefined): Portrait {
  const { portrait } = lab;
  const words = (lab.vocabularies.find(({ id }) => id === vocabulary) ?? lab.vocabularies[0])?.words ?? {};
  return {
    node: (state, self) => portrait.node(state, self),
    message: (message) => portrait.message(message),
    input: (input) => portrait.input(input),
    timer: (timer) => portrait.timer(timer),
    time: (amount) => portrait.time(amount),
    rule: (id) => portrait.rule(id),
    breach: (property, world) => portrait.breach?.(property, world) ?? [],
    word: (term) => (Object.hasOwn(words, term) ? words[term] : undefined) ?? portrait.word(term),
  };
}
