// `npm run bench [name…]`: measures, and prints what it measured beside what we aim at. Without a name, every bench.
// A bench is a file of test/bench that exports bench(), which gives rows; the numbers also go to out/results/.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundled } from "./bundled.mjs";
import { root } from "./ready.mjs";

const all = readdirSync(join(root, "test/bench")).filter((file) => file.endsWith(".bench.ts")).map((file) => file.replace(".bench.ts", ""));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}; there is ${all.join(", ")}.`);
  process.exit(2);
}

const median = (sorted) => sorted[Math.floor((sorted.length - 1) / 2)];

for (const name of asked.length > 0 ? asked : all) {
  const { bench } = await bundled(`test/bench/${name}.bench.ts`);
  const rows = (await bench()).map(({ what, unit, target, values }) => {
    const sorted = values.toSorted((a, b) => a - b);
    return { what, unit, target, runs: sorted.length, min: sorted[0], median: median(sorted), max: sorted.at(-1) };
  });
  const folder = join(root, "out/results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `bench-${name}.json`), JSON.stringify(rows, null, 2));
  const width = Math.max(...rows.map(({ what }) => what.length));
  const cell = (value, digits = 8) => String(typeof value === "number" ? Math.round(value) : value).padStart(digits);
  console.log(`\n${name.padEnd(width)} ${["min", "median", "max", "aim", "runs"].map((word) => cell(word)).join("")}`);
  for (const { what, unit, target, runs, min, median: middle, max } of rows) {
    console.log(`${what.padEnd(width)} ${[min, middle, max, target ?? "", runs].map((value) => cell(value)).join("")}  ${unit}`);
  }
}
