// A tree that is there before what fills it: that is fetched when the view is first looked at.
import * as vscode from "vscode";

export class LateTree<Node> implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | Node[] | undefined | null | void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #fetch: () => Promise<vscode.TreeDataProvider<Node>>;
  #tree: Promise<vscode.TreeDataProvider<Node>> | undefined;

  constructor(fetch: () => Promise<vscode.TreeDataProvider<Node>>) { this.#fetch = fetch; }

  async getChildren(node?: Node): Promise<Node[]> { return await (await this.#fetched()).getChildren(node) ?? []; }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> { return (await this.#fetched()).getTreeItem(node); }

  dispose(): void { this.#changed.dispose(); }

  #fetched(): Promise<vscode.TreeDataProvider<Node>> {
    return this.#tree ??= this.#fetch().then((tree) => {
      tree.onDidChangeTreeData?.((changed) => this.#changed.fire(changed));
      return tree;
    });
  }
}
