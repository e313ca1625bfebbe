// `npm run bench [name…]`: runs the benches of test/bench by name, or all of them. A bench is a program that measures
// and prints what it measured beside what we aim at.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bundled } from "./bundled.mjs";
import { root } from "./ready.mjs";

const all = readdirSync(join(root, "test/bench")).map((file) => file.replace(/\.ts$/, ""));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}; there is ${all.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : all) await bundled(`test/bench/${name}.ts`);
}
