// The sessions that ship, as the host would have found them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtInSeasons } from "../../../src/host/sessions/built-in-sessions";
import type { Catalogue } from "../../../src/host/sessions/catalogue";
import { knownLabs } from "../../../src/host/labs/known-labs";
import { exportHtml, exportMarkdown, readSeason, renderPage } from "../../../src/reading/typesetting";

const root = join(import.meta.dirname, "../../../sessions");

export function shippedCatalogue(folderPrefix = "file:///sessions"): Catalogue {
  return builtInSeasons.map(({ folder, sessions }) => {
    const read = (name: string): string => readFileSync(join(root, folder, name), "utf8");
    const files = sessions.map((fileName) => ({ fileName, source: read(fileName) }));
    const { season, problems, sessions: parsed } = readSeason(read("season.md"), folder, files, knownLabs);
    const uri = `${folderPrefix}/${folder}`;
    return {
      folder: uri, name: folder, origin: "built-in", season, problems, uri: `${uri}/season.md`,
      sessions: parsed.map((each) => ({
        uri: `${uri}/${each.session.fileName}`, origin: "built-in", folder: uri, seasonName: folder, season, ...each,
        asHtml: (options) => exportHtml(season, each.session, knownLabs, options),
        asMarkdown: (options) => exportMarkdown(season, each.session, knownLabs, options),
        page: () => renderPage(season, each.session, each.problems, knownLabs),
      })),
    };
  });
}
