// "Search Notes…": words in, places out, as they are typed. A place is opened where it stands.
import * as vscode from "vscode";
import type { FoundPlace, NoteFinder } from "./note-finder";
import { firstWords } from "./note-words";
import type { ReaderPanels } from "../sessions/reader-panels";

interface PlaceItem extends vscode.QuickPickItem { readonly place?: FoundPlace }

const icons = { text: "book", point: "comment-discussion", note: "note" } as const;

export function searchNotes(finder: NoteFinder, sessions: ReaderPanels): void {
  const input = vscode.window.createQuickPick<PlaceItem>();
  const stopped = new vscode.CancellationTokenSource();
  input.title = vscode.l10n.t("Search sessions, points and notes");
  input.placeholder = vscode.l10n.t("Words, or how they begin");
  input.busy = true;
  let search: ((query: string) => readonly FoundPlace[]) | undefined;
  const show = (): void => {
    const query = input.value.trim();
    if (search === undefined) return;
    const found = query === "" ? [] : search(query).map(itemOf);
    input.items = found.length > 0 || query === "" ? found : [{ label: vscode.l10n.t("Nothing is found for “{0}”.", query), alwaysShow: true }];
  };
  finder.search(stopped.token).then((ready) => {
    search = ready;
    input.busy = false;
    show();
  }, (error: unknown) => {
    input.hide();
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  });
  input.onDidChangeValue(show);
  input.onDidAccept(() => {
    const place = input.selectedItems[0]?.place;
    if (place === undefined) return;
    input.hide();
    openPlace(place, sessions);
  });
  input.onDidHide(() => { stopped.cancel(); input.dispose(); });
  input.show();
}

export function openPlace({ entry, place, words }: FoundPlace, sessions: ReaderPanels): void {
  const errand = place.kind === "note" ? { kind: "note" as const, id: place.note.id } : { kind: "words" as const, block: place.block, words };
  sessions.open(entry, { errand });
}

function itemOf(place: FoundPlace): PlaceItem {
  const { session } = place.entry;
  const label = place.place.kind === "note" && place.excerpt === "" ? firstWords(place.place.note) : place.excerpt;
  return {
    place, label: `$(${icons[place.place.kind]}) ${label}`, alwaysShow: true,
    description: vscode.l10n.t("Session {0}", session.number), detail: place.title.replace(/\s+/g, " "),
  };
}
