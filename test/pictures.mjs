// Makes the pictures of the README again, from the packaged extension: media/screenshots/*.png.
import { bundled } from "./bundled.mjs";

const { pictures } = await bundled("test/e2e/pictures.ts");
for (const { path, kilobytes } of await pictures()) console.log(`${path}  ${kilobytes} kB`);
