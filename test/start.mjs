// `npm start`: from a fresh checkout to the extension open in a real VS Code. Arguments go on to test/editor/open.ts.
import { installPackages, root, run } from "./ready.mjs";
import { join } from "node:path";

installPackages();
run("npm", "run", "--silent", "package");
run("node", "build.mjs", "--test");
run("node", join(root, "out/editor/open.mjs"), join(root, "reading-group.vsix"), ...process.argv.slice(2));
