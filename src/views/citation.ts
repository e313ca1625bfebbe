// Where a paper says it, after a sentence that may have named the rule already: a rule is cited once.
import { type Phrase, phrase, rule as named } from "../kernel/fragment";

/** The section, with the rule in it if it is one's own, or before it; `said` is the sentence that it stands after. */
export function citation(section: string, rule: string | undefined, said: Phrase = []): Phrase {
  if (rule === undefined) return phrase`${section}`;
  const at = section.lastIndexOf(rule);
  const [before, after] = at < 0 ? [section, ""] : [section.slice(0, at), section.slice(at + rule.length)];
  if (!said.some((part) => part.kind === "rule" && part.rule === rule)) {
    return at < 0 ? phrase`${named(rule)}, ${section}` : phrase`${before}${named(rule)}${after}`;
  }
  return at < 0 || after !== "" ? phrase`${section}` : phrase`${before.replace(/, $/, "")}`;
}
