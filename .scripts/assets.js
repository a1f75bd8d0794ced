// What clients carry, cut into declarations and put into one file, and a word for what the build was made of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Writes `dist/assets.json` and `dist/stamp`, when all else in `dist/` is there. */
export async function packAssets(root) {
  const { readDeclarations } = await import("../dist/text/declarations.js");
  const runtime = readDeclarations(textsBelow(join(root, "src", "runtime"), ".ts"));
  const templates = textsBelow(join(root, "templates"), ".hbs");
  const packed = {
    templates: Object.fromEntries([...templates].filter(([path]) => !path.startsWith("site/"))),
    runtime: [...runtime.values()].map((each) => ({
      ...each,
      uses: Object.fromEntries(each.uses),
    })),
    checks: Object.fromEntries(textsBelow(join(root, "src", "checks"), ".ts")),
  };
  writeFileSync(join(root, "dist", "assets.json"), JSON.stringify(packed));
  const hash = createHash("sha256").update(JSON.stringify(packed));
  for (const name of readdirSync(join(root, "dist", "cli")).sort()) {
    hash.update(`\n${name}\n`).update(readFileSync(join(root, "dist", "cli", name)));
  }
  writeFileSync(join(root, "dist", "stamp"), hash.digest("hex"));
}

function textsBelow(folder, extension) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths
      .sort()
      .map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")]),
  );
}
