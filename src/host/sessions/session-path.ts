// Where session files lie: sessions/<season>/*.md of any folder.
import type * as vscode from "vscode";

const sessionPath = /\/sessions\/[^/]+\/[^/]+\.md$/i;

export function mayBeSession({ path }: vscode.Uri): boolean { return sessionPath.test(path); }
