// User settings that silence everything but the extension under test. Every key exists in VS Code 1.139.

export type Settings = Readonly<Record<string, unknown>>;

export const QUIET: Settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden", // else it opens, empty, in every fresh workspace
  "chat.disableAIFeatures": true, // chat, its buttons and its sign-in prompts
  "workbench.colorTheme": "Dark Modern", // the default of 1.139 is Light 2026
  "workbench.reduceMotion": "on",
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.editor.useModal": "off", // settings and running extensions open as tabs, not as dialogs
  "window.commandCenter": false,
  "window.menuBarVisibility": "classic",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": "off",
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "npm.autoDetect": "off",
  "task.autoDetect": "off",
  "remote.autoForwardPorts": false,
  "security.workspace.trust.enabled": false,
  "files.simpleDialog.enable": true, // file dialogs as quick picks, which a test can drive
  "editor.accessibilitySupport": "off",
};

/**
 * Built-in extensions that slow the start or talk to the network.
 * git-base and github-authentication stay: the page asks for them.
 */
export const UNWANTED_BUILTINS: ReadonlySet<string> = new Set([
  "copilot", "git", "github", "microsoft-authentication", "mermaid-markdown-features", "ms-vscode.js-debug",
  "ms-vscode.js-debug-companion", "ms-vscode.vscode-js-profile-table", "tunnel-forwarding", "simple-browser",
  "terminal-suggest",
]);
