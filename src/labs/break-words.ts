// Why a run without a rule goes wrong, told by the run itself: where the missing rule would have decided, and what ends it.
import { type Phrase, phrase, rule as named } from "../kernel/fragment";
import type { Recording } from "../kernel/recording";
import { citation } from "../views/citation";
import { list, messagePhrase, narrate, wholePhrase } from "../views/narration";
import type { Portrait } from "../views/portrait";
import type { Rule } from "./lab";

/** Of many steps in which the rule was missed, the last so many are told. */
const spokenMax = 3;

type AnyRun = Recording<unknown, unknown, unknown>;

/** Empty for a run that does not break the property that the rule protects. */
export function explainBreak(run: AnyRun, rule: Rule, portrait: Portrait): Phrase {
  const decidedAt = run.verdicts().find(({ property }) => property === rule.protects)?.decidedAt;
  if (decidedAt === undefined) return [];
  const events = run.events.slice(0, decidedAt);
  const everywhere = events.flatMap((event) => event.explanations
    .filter(({ rule: of, phrase: said }) => of === rule.id || said.some((part) => part.kind === "rule" && part.rule === rule.id))
    .map(({ phrase: said }) => ({ index: event.index, said: phrase`Step ${event.index + 1}${event.node === undefined ? "" : `, ${event.node}`}: ${said}` })));
  // What is said in the step that completes it is said there.
  const spoke = everywhere.filter(({ index }) => index < decidedAt - 1).map(({ said }) => said);
  // Where no node can know that the rule is missing, the network's doings show it, or all that happened.
  const network = events.flatMap((event, index) => doing(run, index, portrait).map((said) => phrase`Step ${event.index + 1}: ${said}`));
  const whole = events.slice(0, -1).map((event) => phrase`Step ${event.index + 1}: ${told(run, event.index, portrait)}`);
  const shown = everywhere.length > 0 ? spoke.slice(-spokenMax) : network.length > 0 ? network.slice(-1) : whole;
  const demand = everywhere.length > 0 ? phrase`` : phrase` ${rule.statement}`;
  const world = run.worlds[decidedAt];
  const breach = (world && portrait.breach?.(rule.protects, world)) ?? [];
  const title = run.model.properties.find(({ id }) => id === rule.protects)?.title ?? rule.protects;
  return [
    phrase`Without ${named(rule.id)} (${citation(rule.section, rule.id, [named(rule.id)])}):${demand}`, ...shown,
    phrase`Step ${decidedAt} completes it: ${told(run, decidedAt - 1, portrait)}`, ...(breach.length > 0 ? [breach] : []), phrase`Broken: “${title}”.`,
  ].flatMap((part, at): Phrase => (at === 0 ? part : phrase` ${part}`));
}

function told(run: AnyRun, index: number, portrait: Portrait): Phrase {
  const [event, before] = [run.events[index], run.worlds[index]];
  return event && before ? wholePhrase(narrate(event, before, portrait)) : [];
}

/** What the network did there that it does only without a rule: lost a message, or let one overtake others. */
function doing(run: AnyRun, index: number, portrait: Portrait): readonly Phrase[] {
  const [event, before] = [run.events[index], run.worlds[index]];
  if (!event?.packet || !before) return [];
  const { id, from, to, message } = event.packet;
  if (event.action.type === "drop") return [narrate(event, before, portrait).what];
  if (event.action.type !== "deliver") return [];
  const behind = before.packets.filter((other) => other.from === from && other.to === to && other.id < id);
  return behind.length === 0 ? [] : [phrase`${messagePhrase(message, portrait)} overtakes ${
    list(behind.map((other) => messagePhrase(other.message, portrait)))}, sent before it.`];
}
