// Gives away what the player hands over: runs as links, fenced blocks and files, exports as files. Says in words what was done.
import * as vscode from "vscode";
import type { labHost } from "../../wire/lab";
import type { Params } from "../../wire/rpc";
import { runFenceCharactersMax, runFileExtension, writeRunFence, writeRunFile } from "../../wire/run-text";
import { linkCharactersMax, writeRunLink } from "./link-text";

export type Shared = Params<typeof labHost, "share">;
export type Exported = Params<typeof labHost, "exportAs">;

export class Sharing {
  /** `base` is what our links begin with; `version` is the extension's own. */
  constructor(readonly base: string, readonly version: string) {}

  async share({ how, run, title }: Shared): Promise<string> {
    switch (how) {
      case "link": {
        const link = await writeRunLink(this.base, run);
        if (link.length > linkCharactersMax) {
          return vscode.l10n.t("This run is too long for a link: it would have {0} characters, and many programs cut links at {1}. Save the run instead.",
            link.length, linkCharactersMax);
        }
        await vscode.env.clipboard.writeText(link);
        return vscode.l10n.t("Link copied ({0} characters).", link.length);
      }
      case "fence": {
        const fence = writeRunFence(run, title);
        if (fence.length > runFenceCharactersMax) {
          return vscode.l10n.t("This run is too long for a block in a text: it would have {0} characters, and the most is {1}. Save the run instead.",
            fence.length, runFenceCharactersMax);
        }
        await vscode.env.clipboard.writeText(fence);
        return vscode.l10n.t("Block copied. Paste it into a note, a session or any Markdown.");
      }
      case "file": {
        const uri = await askWhereRun(`${title}.${runFileExtension}`);
        return uri === undefined ? "" : this.#write(uri, new TextEncoder().encode(writeRunFile(run, this.version)));
      }
    }
  }

  async exportAs({ kind, data, name }: Exported): Promise<string> {
    const text = (): Uint8Array => new TextEncoder().encode(data);
    switch (kind) {
      case "svg": return this.#save(`${name}.svg`, { "SVG": ["svg"] }, text());
      case "png": return this.#save(`${name}.png`, { "PNG": ["png"] }, Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
      case "json": return this.#save(`${name}.trace.json`, { "JSON": ["json"] }, text());
      case "csv": return this.#save(`${name}.csv`, { "CSV": ["csv"] }, text());
      case "shiviz": return this.#save(`${name}.log`, { "ShiViz": ["log"] }, text());
    }
  }

  async #save(name: string, filters: Readonly<Record<string, string[]>>, bytes: Uint8Array): Promise<string> {
    const uri = await askWhere(name, filters);
    return uri === undefined ? "" : this.#write(uri, bytes);
  }

  async #write(uri: vscode.Uri, bytes: Uint8Array): Promise<string> {
    try {
      await vscode.workspace.fs.writeFile(uri, bytes);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(vscode.l10n.t("The file could not be written: {0}", why), { cause: error });
    }
    return vscode.l10n.t("Saved as {0}.", vscode.workspace.asRelativePath(uri));
  }
}

/** Only under its own ending does the file open in the player. Where that makes another name of it, the dialog has not asked about that one. */
async function askWhereRun(name: string): Promise<vscode.Uri | undefined> {
  const uri = await askWhere(name, { [vscode.l10n.t("Saved run")]: ["json"] });
  if (uri === undefined || uri.path.endsWith(`.${runFileExtension}`)) return uri;
  const named = uri.with({ path: `${uri.path.replace(/(\.labrun|\.json)+$/, "")}.${runFileExtension}` });
  const taken = await vscode.workspace.fs.stat(named).then(() => true, () => false);
  if (!taken) return named;
  const replace = vscode.l10n.t("Replace");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("{0} is there already. Replace it?", vscode.workspace.asRelativePath(named)), { modal: true }, replace,
  );
  return answer === replace ? named : undefined;
}

async function askWhere(name: string, filters: Readonly<Record<string, string[]>>): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({ filters: { ...filters }, ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }) });
}
