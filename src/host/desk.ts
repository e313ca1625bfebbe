// Everything of the host that stands together, once anything of it is used.
import type * as vscode from "vscode";
import type { Histories } from "./histories/histories";
import type { LabPanels } from "./labs/lab-panels";
import type { Library } from "./sessions/library";
import type { Links } from "./labs/links";
import type { NoteFinder } from "./notes/note-finder";
import type { NoteStore } from "./notes/note-store";
import type { NotesTree } from "./notes/notes-tree";
import type { OwnPapers } from "./notes/own-papers";
import type { Progress } from "./sessions/progress";
import type { ReaderPanels } from "./sessions/reader-panels";
import type { SessionsTree } from "./sessions/sessions-tree";
import type { RunEditors } from "./labs/run-editors";
import type { Sharing } from "./labs/sharing";

export interface Desk {
  readonly links: Links;
  readonly runs: RunEditors;
  readonly sharing: Sharing;
  /** What every link to us begins with. */
  readonly linkBase: string;
  readonly library: Library;
  readonly notes: NoteStore;
  readonly papers: OwnPapers;
  readonly finder: NoteFinder;
  readonly sessionsTree: SessionsTree;
  readonly notesTree: NotesTree;
  readonly progress: Progress;
  readonly sessions: ReaderPanels;
  readonly labs: LabPanels;
  readonly histories: Histories;
  readonly log: vscode.LogOutputChannel;
  /** Runs a command of the manifest. One that fails tells the reader why. */
  run(command: string, subject: unknown): Promise<void>;
}
