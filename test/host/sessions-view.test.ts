// The Sessions and Notes views, as VS Code asks for them.
import * as vscode from "vscode";
import { idOf, type SessionNode } from "../../src/host/sessions/session-nodes";
import { assert, assertEqual } from "./assert";
import { theReader } from "./the-reader";

async function everything(): Promise<readonly SessionNode[]> {
  const { sessionsTree, library } = await theReader();
  const below = async (node: SessionNode): Promise<readonly SessionNode[]> => {
    const children = await sessionsTree.getChildren(node);
    return [...children, ...(await Promise.all(children.map(below))).flat()];
  };
  const shipped = (await library.catalogue()).find(({ origin }) => origin === "built-in");
  const roots = (await sessionsTree.getChildren()).filter((node) => node.kind === "season" && node.season.folder === shipped?.folder);
  return (await Promise.all(roots.map(below))).flat();
}

describe("the Sessions view", () => {
  it("lists six sessions, the 72 points of the group, and six of ours", async () => {
    const all = await everything();
    assertEqual(all.filter(({ kind }) => kind === "session").length, 6, "sessions");
    assertEqual(all.filter(({ kind }) => kind === "point").length, 78, "points");
  });

  it("gives every item an id, an icon, a tooltip and words for a screen reader", async () => {
    const { sessionsTree } = await theReader();
    for (const node of await everything()) {
      const item = sessionsTree.getTreeItem(node);
      assertEqual(item.id, idOf(node), "its id");
      assert(item.iconPath !== undefined && item.tooltip !== undefined, `${idOf(node)} lacks an icon or a tooltip`);
      assert((item.accessibilityInformation?.label ?? "") !== "", `${idOf(node)} says nothing to a screen reader`);
    }
  });

  it("opens what is clicked", async () => {
    const { sessionsTree } = await theReader();
    const point = (await everything()).find(({ kind }) => kind === "point");
    assert(point !== undefined, "no point");
    assertEqual(sessionsTree.getTreeItem(point).command?.command, "idsrg.open", "the command of a point");
    assert((await vscode.commands.getCommands(true)).includes("idsrg.open"), "idsrg.open is not registered");
  });
});
