// Reads the command line of `code`, as far as tests use it: --name=value, --name value, --flag, and a folder.

export interface CodeArguments {
  readonly folder: string | undefined;
  has(name: string): boolean;
  first(name: string): string | undefined;
  all(name: string): readonly string[];
}

/** Options whose value may be a word of its own; of every other option a following word is the folder. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  "extensionDevelopmentPath", "extensionTestsPath", "extensionDevelopmentKind", "user-data-dir", "extensions-dir",
  "folder-uri",
]);

export function parseArguments(words: readonly string[]): CodeArguments {
  const options = new Map<string, string[]>();
  const folders: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const option = /^--([^=]+)(?:=(.*))?$/s.exec(word);
    if (option === null) {
      folders.push(localPath(word));
      continue;
    }
    const name = option[1] ?? "";
    let value = option[2];
    if (value === undefined && WITH_VALUE.has(name)) value = words[(index += 1)];
    options.set(name, [...(options.get(name) ?? []), localPath(value ?? "")]);
  }
  const all = (name: string): readonly string[] => options.get(name) ?? [];
  return {
    folder: folders[0] ?? all("folder-uri")[0],
    has: (name) => options.has(name),
    first: (name) => all(name)[0],
    all,
  };
}

function localPath(pathOrUri: string): string {
  return pathOrUri.replace(/^file:\/\//, "");
}
