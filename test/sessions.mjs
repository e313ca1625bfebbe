// Prints the words and the reading time of each session that ships.
import { bundled } from "./bundled.mjs";
import { root } from "./ready.mjs";

const { sessionReport } = await bundled("test/session-report.ts");
console.log(sessionReport(root));
