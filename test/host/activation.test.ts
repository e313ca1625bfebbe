// The extension is there, wakes up, and has registered every command it offers. Runs in both extension hosts.
import * as vscode from "vscode";
import { commandsAt } from "../../src/host/commands";
import { assert, assertEqual } from "./assert";
import { theReader } from "./the-reader";

interface Manifest {
  readonly displayName?: string;
  readonly contributes?: { readonly commands?: readonly { readonly command: string; readonly title?: string }[] };
}

function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("idsrg.reading-group");
  assert(extension !== undefined, "idsrg.reading-group is not installed");
  return extension;
}

describe("activation", () => {
  it("finds the extension", () => {
    assertEqual((theExtension().packageJSON as Manifest).displayName, "IDSRG Reader", "its name");
  });

  it("activates", async () => {
    await theExtension().activate();
    assert(theExtension().isActive, "it is not active");
  });

  it("registers every command of the manifest", async () => {
    await theExtension().activate();
    const { contributes } = theExtension().packageJSON as Manifest;
    const titled = (contributes?.commands ?? []).filter(({ title }) => title !== undefined);
    const offered = titled.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert(offered.length > 0, "the manifest offers no command");
    assertEqual(offered.filter((command) => !registered.has(command)), [], "commands that are not registered");
  });

  it("has code for the commands of the manifest, and for no others", async () => {
    const { contributes } = theExtension().packageJSON as Manifest;
    const offered = (contributes?.commands ?? []).map(({ command }) => command);
    const coded = Object.keys(commandsAt(await theReader())).map((name) => `idsrg.${name}`);
    assertEqual(coded.toSorted(), offered.toSorted(), "commands with code");
  });
});
