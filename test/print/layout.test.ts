import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { formatText } from "../../src/print/format.js";
import { sharedDir } from "../shared-dir.js";
import { tempFolder } from "../temp-folder.js";

/*
 * Most statements are spelled in their final layout, and only the others are formatted. Formatted as a whole, a file must
 * stay as it is.
 */
const documents = ["specs", "hostile"].flatMap((folder) => {
  const path = sharedDir(folder);
  const files = path === undefined ? [] : readdirSync(path).map((name) => join(path, name));
  return files.filter((file) => /\.(json|ya?ml)$/.test(file) && statSync(file).size < 3_000_000);
});

test.runIf(documents.length > 0)(
  "the layout of code is the formatter's",
  { timeout: 120_000 },
  async () => {
    let count = 0;
    for (const spec of documents) {
      const out = tempFolder();
      const made = generate({ spec, out, layout: "source" });
      // What is refused has no layout.
      if ((await made.catch(() => undefined)) === undefined) continue;
      const texts = codeIn(out);
      for (const text of texts) expect(await formatText("code.ts", text), spec).toBe(text);
      count += texts.length;
    }
    expect(count).toBeGreaterThan(40);
  },
);

/** What is not copied from the runtime. */
function codeIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
