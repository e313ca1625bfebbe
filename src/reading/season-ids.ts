// What the links of a season may name, and what each name stands for.
import type { Season, SeasonLink } from "./session";

/** The ids that a link of a kind may name. */
export function idsOf(kind: SeasonLink["kind"], season: Season): readonly string[] {
  switch (kind) {
    case "session": return season.sessions.map(({ id }) => id);
    case "point": return season.sessions.flatMap(({ points }) => points.map(({ id }) => id));
    case "reading": return season.sessions.flatMap(({ readings }) => readings.map(({ id }) => id));
  }
}

/** What stands behind a link, in words. */
export function titleOf(kind: SeasonLink["kind"], id: string, season: Season): string | undefined {
  for (const session of season.sessions) {
    const found = kind === "session" ? (session.id === id ? session.title : undefined)
      : kind === "point" ? session.points.find((point) => point.id === id)?.text : session.readings.find((reading) => reading.id === id)?.title;
    if (found !== undefined) return found;
  }
  return undefined;
}
