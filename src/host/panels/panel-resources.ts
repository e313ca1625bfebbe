// What all kinds of panel have in common: which files they may load, and the document around their page.
import * as vscode from "vscode";
import { randomId } from "../random-id";
import { type PageScript, type ReadingFont, webviewDocument } from "./webview-html";

export type App = "reader" | "lab" | "history";

export interface PanelPage {
  readonly title: string;
  readonly html: string;
  readonly script: PageScript["runs"] | "none";
}

export class PanelResources {
  readonly #root: vscode.Uri;

  constructor(readonly extensionUri: vscode.Uri) { this.#root = vscode.Uri.joinPath(extensionUri, "dist", "webview"); }

  /** Also for panels that VS Code restores: their options are not trusted to be what they were. */
  options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [this.#root] };
  }

  panelOptions(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
    return { ...this.options(), enableFindWidget: true, retainContextWhenHidden: false };
  }

  /** A tab's icon is drawn as a picture, without the theme's colours: there is one for each ground. */
  icon(app: "reader" | "lab"): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
    const file = (ground: string): vscode.Uri => vscode.Uri.joinPath(this.extensionUri, "media", "tabs", `${app}-${ground}.svg`);
    return { light: file("light"), dark: file("dark") };
  }

  document(webview: vscode.Webview, app: App, page: PanelPage): string {
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.#root, name)).toString();
    return webviewDocument({
      title: page.title, source: webview.cspSource, nonce: randomId(32), styles: [file(`${app}.css`)],
      ...(page.script === "none" ? {} : { script: { href: file(`${app}.js`), runs: page.script } }),
      page: page.html, font: app === "reader" ? readingFont() : {},
    });
  }
}

/** What the reader chose for Markdown previews; VS Code's own defaults there are for code-like pages and are not taken. */
function readingFont(): ReadingFont {
  const preview = vscode.workspace.getConfiguration("markdown.preview");
  const chosen = (name: string): unknown => {
    const found = preview.inspect(name);
    return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
  };
  const [family, sizePx, lineHeight] = [chosen("fontFamily"), chosen("fontSize"), chosen("lineHeight")];
  return {
    ...(typeof family === "string" ? { family } : {}),
    ...(typeof sizePx === "number" ? { sizePx } : {}),
    ...(typeof lineHeight === "number" ? { lineHeight } : {}),
  };
}
