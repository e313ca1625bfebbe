// The words and mends that are offered in the text of a session, from what the reading layer knows of the place.
import * as vscode from "vscode";
import { type Completion, completions, fieldAt, linkAt, type Writing } from "../../reading/completions";
import type { SessionEntry } from "../sessions/catalogue";
import type { Library } from "../sessions/library";

export async function completionItems(library: Library, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const writing = await writingAt(library, document, position);
  return writing === undefined ? [] : completions(writing).map((found, at) => item(found, position, at));
}

const kinds: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Property, value: vscode.CompletionItemKind.EnumMember,
  link: vscode.CompletionItemKind.Reference, point: vscode.CompletionItemKind.Snippet,
};

function item({ label, kind, detail, says, text, from, more }: Completion, position: vscode.Position, at: number): vscode.CompletionItem {
  const made = new vscode.CompletionItem(label, kinds[kind]);
  made.range = new vscode.Range(position.line, from, position.line, position.character);
  made.insertText = kind === "point" ? new vscode.SnippetString(`${text.replace(/[$}\\]/g, "\\$&")}$1\n:::\n`) : text;
  made.filterText = label;
  // In the order in which they are offered.
  made.sortText = String(at).padStart(5, "0");
  if (detail !== undefined) made.detail = detail;
  if (says !== undefined) made.documentation = says;
  if (more === true) made.command = { command: "editor.action.triggerSuggest", title: "" };
  return made;
}

export async function hover(library: Library, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
  const writing = await writingAt(library, document, position);
  if (writing === undefined) return undefined;
  const link = linkAt(writing);
  if (link) return new vscode.Hover(plain(link.says), new vscode.Range(position.line, link.from, position.line, link.to));
  const field = fieldAt(writing);
  const key = field && document.lineAt(position).text.indexOf(field.name);
  if (field === undefined || key === undefined || position.character < key || position.character > key + field.name.length) return undefined;
  return new vscode.Hover(plain(field.says), new vscode.Range(position.line, key, position.line, key + field.name.length));
}

/** Ways to mend the problems in a range. The text is read again first, so that no mend is of an older one. */
export async function mends(
  library: Library, document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  await library.refresh();
  const entry = await library.session(document.uri.toString());
  return (entry?.problems ?? []).filter(({ line }) => range.start.line <= line && line <= range.end.line).flatMap(({ line, message, fixes = [] }) =>
    fixes.map(({ title, edits }, at) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      for (const edit of edits) action.edit.replace(document.uri, new vscode.Range(edit.line, edit.from, edit.line, edit.to), edit.text);
      action.diagnostics = diagnostics.filter((shown) => shown.message === message && shown.range.start.line === line);
      action.isPreferred = at === 0;
      return action;
    }));
}

async function writingAt(library: Library, document: vscode.TextDocument, { line, character }: vscode.Position): Promise<Writing | undefined> {
  const catalogue = await library.catalogue();
  const folder = vscode.Uri.joinPath(document.uri, "..").toString();
  const found = catalogue.find((season) => season.folder === folder);
  const entry: SessionEntry | undefined = found?.sessions.find(({ uri }) => uri === document.uri.toString());
  if (found === undefined) return undefined;
  return { lines: document.getText().split(/\r?\n/), line, column: character, session: entry?.session, season: found.season, known: library.known };
}

function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
