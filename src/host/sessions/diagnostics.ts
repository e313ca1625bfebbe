// Problems of session files, on their lines: of the workspace's own always, of one that ships only while it is open.
import * as vscode from "vscode";
import type { Problem } from "../../reading/problem";
import type { Catalogue } from "./catalogue";
import type { Library } from "./library";
import { mayBeSession } from "./session-path";

export function showProblems(library: Library): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("idsrg");
  const show = (catalogue: Catalogue): void => {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    const files = catalogue.flatMap(({ uri, origin, problems, sessions }) => [{ uri, origin, problems }, ...sessions]);
    collection.clear();
    for (const { uri, origin, problems } of files) {
      if (problems.length > 0 && (origin === "workspace" || open.has(uri))) {
        collection.set(vscode.Uri.parse(uri, true), problems.map((problem) => diagnostic(problem)));
      }
    }
  };
  const look = async ({ uri }: vscode.TextDocument): Promise<void> => {
    if (mayBeSession(uri)) show(await library.catalogue());
  };
  // A session that is already open is looked at too; nothing is read if there is none.
  for (const document of vscode.workspace.textDocuments) void look(document);
  return vscode.Disposable.from(
    collection,
    library.onDidRead(show),
    vscode.workspace.onDidOpenTextDocument((document) => void look(document)),
    vscode.workspace.onDidCloseTextDocument((document) => void look(document)),
  );
}

const endOfLine = 100_000;

export function diagnostic({ line, from, to, message, severity }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line, from ?? 0, line, to ?? endOfLine);
  const level = severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const shown = new vscode.Diagnostic(range, message, level);
  shown.source = "IDSRG";
  return shown;
}
