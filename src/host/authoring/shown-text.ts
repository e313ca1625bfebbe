// Text of ours in an editor, to be read and not to be saved.
import * as vscode from "vscode";

const scheme = "idsrg-text";
const texts = new Map<string, string>();
let provider: vscode.Disposable | undefined;

/** The address under which a text can be opened; the same name again replaces what it showed. */
export function textUri(name: string, text: string): vscode.Uri {
  provider ??= vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: ({ path }) => texts.get(path) ?? "" });
  const uri = vscode.Uri.from({ scheme, path: `/${name}` });
  texts.set(uri.path, text);
  return uri;
}

export async function showText(name: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(textUri(name, text));
  await vscode.window.showTextDocument(document, { preview: true });
}
