// The manifest keeps its promises: whatever it names exists, and whatever exists is offered in the right place.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allLabs } from "../../../src/host/labs/known-labs";

const root = join(import.meta.dirname, "../../..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");

interface Command { readonly command: string; readonly title: string; readonly category: string }
interface MenuItem { readonly command: string; readonly when?: string }
interface Step { readonly id: string; readonly description: string; readonly media: { readonly image: Readonly<Record<string, string>> } }
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings?: readonly { readonly when?: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const source = read("package.json");
const manifest = JSON.parse(source) as Manifest;
const { commands, menus, walkthroughs, keybindings = [] } = manifest.contributes;
const words = JSON.parse(read("package.nls.json")) as Readonly<Record<string, string>>;
const offered = new Set(commands.map(({ command }) => command));

describe("the manifest", () => {
  it("wakes the extension for its own panels and links, and where a season is being written", () => {
    const own = ["onWebviewPanel:idsrg.reader", "onWebviewPanel:idsrg.lab"];
    expect(manifest.activationEvents).toEqual([...own, "workspaceContains:sessions/*/season.md", "onUri"]);
  });

  it("has all its words in package.nls.json, and no word there is idle", () => {
    const used = new Set([...source.matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1] ?? ""));
    expect([...used].toSorted()).toEqual(Object.keys(words).toSorted());
    for (const { title, category } of commands) expect([title, category]).toEqual([expect.stringMatching(/^%.+%$/), "%category%"]);
  });

  it("offers no two commands of one title", () => {
    const titles = commands.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("puts only commands it has into menus, pictures, and links", () => {
    const links = Object.values(words).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? ""));
    const named = [...Object.values(menus).flat().map(({ command }) => command), ...links];
    expect(named.filter((command) => !offered.has(command))).toEqual([]);
  });

  it("has a command for every lab, and none for a lab that does not exist", () => {
    const own = commands.map(({ command }) => /^idsrg\.runSimulation\.(.+)$/.exec(command)?.[1]).filter((id) => id !== undefined);
    expect(own.toSorted()).toEqual(allLabs.map(({ id }) => id).toSorted());
    for (const { id, title } of allLabs) {
      const name = /^Run Simulation: (.+)$/.exec(words[`command.runSimulation.${id}`] ?? "")?.[1];
      expect(title, "the command calls the lab as the lab does, if more briefly").toMatch(new RegExp(`^${name}\\b`));
    }
  });

  it("keeps what needs a tree item out of the palette", () => {
    const hidden = (menus["commandPalette"] ?? []).filter(({ when }) => when === "false").map(({ command }) => command);
    expect(hidden.toSorted()).toEqual([
      "idsrg.attachNote", "idsrg.deleteNote", "idsrg.markRead", "idsrg.markUnread", "idsrg.open", "idsrg.openNote", "idsrg.openNotesFile",
      "idsrg.openRunInText", "idsrg.openToSide",
    ]);
  });

  it("binds no key outside its own panels", () => {
    for (const { when } of keybindings) expect(when).toMatch(/activeWebviewPanelId == 'idsrg\./);
  });

  it("has its pictures", () => {
    const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    expect(steps).toHaveLength(5);
    for (const { media } of steps) {
      expect(Object.keys(media.image)).toEqual(["dark", "light", "hc", "hcLight"]);
      for (const path of Object.values(media.image)) expect(existsSync(join(root, path)), path).toBe(true);
    }
    // The first bytes of a PNG, and then its width and height.
    const png = readFileSync(join(root, manifest.icon));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
  });
});

describe("the strings of the host", () => {
  it("are all in l10n/bundle.l10n.json, for translators to start from, and nothing else is", () => {
    const files = readdirSync(join(root, "src/host"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const used = files.flatMap((name) => [...read(`src/host/${name}`).matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)]
      .map((match) => JSON.parse(`"${match[1] ?? ""}"`) as string));
    const calls = files.flatMap((name) => [...read(`src/host/${name}`).matchAll(/l10n\.t\(/g)]);
    expect(used.length, "l10n.t takes a literal").toBe(calls.length);
    const bundle = JSON.parse(read("l10n/bundle.l10n.json")) as Readonly<Record<string, string>>;
    expect(Object.keys(bundle)).toEqual([...new Set(used)].toSorted());
    for (const [key, text] of Object.entries(bundle)) expect(text).toBe(key);
  });
});
