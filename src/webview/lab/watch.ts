// What to watch for: the scenario's own sentence as long as the run is the scenario's, else what became of it.
import type { PlayerState } from "./player-state";

export function watchFor({ lab, scenario, setup, branches }: PlayerState): string {
  const root = branches.find(({ parent }) => parent === null)?.title ?? scenario.title;
  if (root !== scenario.title) return `${root.replace(/\.$/, "")}. The checker found this run; it is not the scenario's own.`;
  const named = (ids: readonly string[]): string => ids.map((id) => `“${lab.rules.find((rule) => rule.id === id)?.title ?? id}”`).join(", ");
  const without = setup.off.filter((id) => !scenario.off.includes(id));
  const again = scenario.off.filter((id) => !setup.off.includes(id));
  const changes = [without.length > 0 && `without ${named(without)}`, again.length > 0 && `with ${named(again)} on again`].filter(Boolean);
  return changes.length === 0 ? scenario.watch : `“${scenario.title}” ${changes.join(" and ")}: watch whether it still goes the same way.`;
}
