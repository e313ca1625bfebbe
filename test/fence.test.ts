// The house rules that a machine can keep: who may import whom, what a layer must not touch, how long things may get.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Which layers each layer may import, itself aside. */
const layers: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  checking: ["kernel"],
  views: ["kernel", "checking"],
  labs: ["kernel", "checking", "views"],
  reading: [],
  wire: ["kernel", "labs", "reading"],
  host: ["wire", "reading", "labs", "kernel"],
  webview: ["wire", "views", "labs", "checking", "kernel", "reading"],
  cli: ["labs", "checking", "kernel", "views"],
};

/** Packages a layer may import. Whoever may import a layer may not thereby import its packages. */
const packages: Readonly<Record<string, readonly RegExp[]>> = {
  kernel: [],
  checking: [],
  views: [/^preact$/],
  labs: [/^preact$/],
  reading: [/^markdown-it/, /^yaml$/, /^approx-string-match$/, /^minisearch$/],
  wire: [/^zod\/mini$/],
  host: [/^vscode$/, /^zod\/mini$/],
  webview: [/^preact(\/hooks)?$/, /^zod\/mini$/, /^@vscode-elements\//],
  cli: [/^node:/],
};

const pure = ["kernel", "checking", "views", "labs", "reading"];

interface Ban {
  readonly layers: readonly string[];
  readonly name: RegExp;
  readonly why: string;
  /** The one file that may. */
  readonly except?: string;
}

/** Globals that a layer must not name. A name after a dot or before a colon is somebody else's. */
const banned: readonly Ban[] = [
  { layers: pure, name: /(?<![.\w])(document\.(create|query|get|body|add|documentE)|window\.|localStorage|navigator\.)/, why: "pure layers know no DOM" },
  { layers: pure, name: /(?<![.\w])(setTimeout|setInterval|requestAnimationFrame|queueMicrotask)\(/, why: "pure layers know no timers" },
  { layers: pure, name: /(?<![.\w])Date\.now\(|new Date\(\)|performance\.now/, why: "pure layers read no clock" },
  { layers: [...pure, "wire", "host", "webview", "cli"], name: /Math\.random\(/, why: "chance has one door" },
  { layers: pure, name: /(?<![.\w])(new Promise|async |await )/, why: "pure layers wait for nothing" },
  {
    layers: ["host"], name: /(?<![.\w])(document|window)\.(?:createElement|querySelector|body|addEventListener)/, why: "the host has no page",
    // Writes, as text, the one line of script that a document begins with.
    except: "src/host/panels/webview-html.ts",
  },
  { layers: Object.keys(layers), name: /(?<![.\w])(eval|new Function)\(/, why: "nothing is evaluated" },
];

interface Source { readonly path: string; readonly layer: string; readonly text: string; readonly code: string }

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : /\.(ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

/** The text without comments and string contents, lines kept. Good enough to look for names in. */
const strip = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:])\/\/[^\n]*/g, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');

const read = (folder: string): readonly Source[] =>
  walk(join(root, folder)).map((path) => {
    const text = readFileSync(path, "utf8");
    return { path: relative(root, path), layer: relative(join(root, "src"), path).split("/")[0] ?? "", text, code: strip(text) };
  });

const sources = read("src");
const tests = read("test");

const importsOf = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/^\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gms)]
    // A worker's script is imported as text from beside its page.
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? "").replace(/^bundled:/, "./"));

const target = (from: Source, to: string): string => normalize(join(dirname(from.path), to));

const opensFunction =
  /^\s*(export )?(default )?(async )?(function\b|(static |readonly |#|private )*[\w#]+\([^;]*\{$|const \w+[^=]*= (async )?(\([^;]*|\w+) =>.*\{$)/;

/** Functions by their braces: from a line that opens one at some indentation to the line that closes it at the same. */
function longFunctions({ path, text }: Source): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    if (!opensFunction.test(line) || /^\s*(if|for|while|switch|return|describe|it)\b/.test(line)) return [];
    const indent = line.match(/^\s*/)?.[0] ?? "";
    const length = lines.slice(start + 1).findIndex((later) => later.startsWith(`${indent}}`)) + 2;
    return length > 70 ? [`${path}:${start + 1} is ${length} lines`] : [];
  });
}

describe("the fences", () => {
  it("knows every layer", () => {
    expect([...new Set(sources.map(({ layer }) => layer))].filter((layer) => !(layer in layers))).toEqual([]);
  });

  it("no layer imports what it may not", () => {
    const crossings = sources.flatMap((source) => importsOf(source).flatMap((to) => {
      if (!to.startsWith(".")) return (packages[source.layer] ?? []).some((allowed) => allowed.test(to)) ? [] : [`${source.path} imports ${to}`];
      const [top, layer = ""] = target(source, to).split("/");
      if (to.endsWith(".css")) return [];
      return top === "src" && (layer === source.layer || layers[source.layer]?.includes(layer)) ? [] : [`${source.path} imports ${to}`];
    }));
    expect(crossings).toEqual([]);
  });

  it("no lab imports another", () => {
    const crossings = sources.filter(({ layer }) => layer === "labs").flatMap((source) => importsOf(source)
      .map((to) => target(source, to))
      .filter((to) => source.path.split("/").length > 3 && to.startsWith("src/labs/") && to.split("/").length > 3
        && to.split("/")[2] !== source.path.split("/")[2])
      .map((to) => `${source.path} imports ${to}`));
    expect(crossings).toEqual([]);
  });

  it("no layer names what it must not", () => {
    const found = sources.flatMap(({ path, layer, code }) => banned
      .filter((ban) => ban.layers.includes(layer) && ban.except !== path && ban.name.test(code))
      .map(({ why, name }) => `${path}: ${why} (${name.exec(code)?.[0]})`));
    expect(found).toEqual([]);
  });

  it("no shared view names a protocol's message", () => {
    const words = /NextBallot|LastVote|BeginBallot|Prepare\b|AppendEntries/;
    expect(sources.filter(({ layer, code }) => layer === "views" && words.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it("no file is longer than 400 lines, no function than 70, no line than 160", () => {
    const all = [...sources, ...tests];
    expect(all.filter(({ text }) => text.split("\n").length > 401).map(({ path }) => path)).toEqual([]);
    expect(all.flatMap(longFunctions)).toEqual([]);
    expect(all.flatMap(({ path, text }) => text.split("\n").flatMap((line, at) => (line.length > 160 ? [`${path}:${at + 1}`] : [])))).toEqual([]);
  });

  it("nothing is typed any, and nothing is left to do later", () => {
    const all = [...sources, ...tests];
    expect(all.filter(({ code }) => /[:<,(|&]\s*any\b(?!\w)|\bas any\b/.test(code)).map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ path, text }) => path !== "test/fence.test.ts" && /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("every file is used", () => {
    const entries = [
      "src/host/extension.ts", "src/host/late.web.ts", "src/cli/main.ts",
      "src/webview/reader/main.tsx", "src/webview/lab/main.tsx", "src/webview/history/main.tsx",
    ];
    const used = new Set([...sources, ...tests].flatMap((source) => importsOf(source).map((to) => target(source, to))));
    const dead = sources.filter(({ path }) => !entries.includes(path) && !path.endsWith(".d.ts") && !used.has(path.replace(/\.tsx?$/, "")));
    expect(dead.map(({ path }) => path)).toEqual([]);
  });

  it("no file needs itself by way of others, types included; what is loaded late is not needed", () => {
    const paths = new Set(sources.map(({ path }) => path));
    const needs = new Map(sources.map((source) => [source.path, importsOf({ ...source, text: source.text.replace(/import\("[^"]+"\)/g, "") })
      .flatMap((to) => [".ts", ".tsx"].map((ending) => target(source, to) + ending)).filter((path) => paths.has(path))]));
    const circles: string[] = [];
    const done = new Set<string>();
    const walkFrom = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" > "));
      if (done.has(path) || way.includes(path)) return;
      for (const next of needs.get(path) ?? []) walkFrom(next, [...way, path]);
      done.add(path);
    };
    for (const path of paths) walkFrom(path, []);
    expect(circles).toEqual([]);
  });

  it("is no grab-bag: no file is called utils, helpers or types", () => {
    expect([...sources, ...tests].filter(({ path }) => /\/(utils?|helpers?|types|common|misc)\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it("no path of a machine is written down", () => {
    expect([...sources, ...tests].filter(({ text }) => /["'`\s](\/(work|home|root|Users)\/\w)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
