// Compares what two builds write for the same documents: `node .scripts/compare-builds.js OTHER [DOCUMENT...]`, where OTHER
// is the folder of another build of this repository. Without documents: those of spec/, of the scenarios and of SHARED_DIR.
// Prints each file that differs, and the documents that only one of them refuses; exits 1 where anything does.
import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [other, ...named] = process.argv.slice(2);
if (other === undefined || !existsSync(join(other, "dist", "cli", "main.js"))) {
  console.error("Name the folder of another build: it has a dist/cli/main.js.");
  process.exit(2);
}
const builds = { here: root, other: resolve(other) };
const folder = mkdtempSync(join(tmpdir(), "builds-"));
const documents = named.length > 0 ? named.map((path) => resolve(path)) : allDocuments();

const different = [];
const rest = documents.values();
await Promise.all(Array.from({ length: availableParallelism() }, work));
rmSync(folder, { recursive: true });
console.log(`${documents.length} documents, ${different.length} of them differ.`);
for (const line of different.sort()) console.log(line);
process.exitCode = different.length > 0 ? 1 : 0;

async function work() {
  for (const document of rest) {
    const [here, there] = [
      await written(document, builds.here),
      await written(document, builds.other),
    ];
    const paths = new Set([...here.keys(), ...there.keys()]);
    const differing = [...paths].filter((path) => here.get(path) !== there.get(path));
    if (differing.length > 0) different.push(`${basename(document)}: ${differing.join(", ")}`);
  }
}

/** The files of a client by their paths, and what is said about the document as one of them. */
async function written(document, build) {
  const out = mkdtempSync(join(folder, "out-"));
  const args = [
    join(build, "dist", "cli", "main.js"),
    "generate",
    "--spec",
    document,
    "--out",
    out,
  ];
  const said = await new Promise((done) =>
    execFile(process.execPath, args, { cwd: folder }, (error, _, stderr) =>
      done(`${error?.code ?? 0}\n${stderr}`),
    ),
  );
  const files = new Map([["(exit code and messages)", said.replaceAll(out, "OUT")]]);
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // The manifest has the hashes of the others.
    if (entry.isFile() && entry.name !== ".generated.json")
      files.set(path.slice(out.length + 1), readFileSync(path, "utf8"));
  }
  rmSync(out, { recursive: true });
  return files;
}

function allDocuments() {
  const shared = resolve(root, process.env.SHARED_DIR ?? "../shared", "specs");
  if (!existsSync(shared)) console.log(`Skipped: ${shared} is not there.`);
  // A copy: a build knows its own Healos document by where it is, and says less about it.
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  const folders = [join(folder, "spec"), ...(existsSync(shared) ? [shared] : [])];
  const documents = folders.flatMap((from) => readdirSync(from).map((name) => join(from, name)));
  return [...documents.filter((path) => /\.(json|ya?ml)$/.test(path)), ...scenarios()];
}

/** The document of each scenario, with what every document needs behind it. */
function scenarios() {
  const from = join(root, "test", "scenarios");
  return readdirSync(from)
    .filter((name) => name.endsWith(".md"))
    .map((name) => {
      const [, text = ""] = /^```yaml[^\n]*\n(.*?)^```$/ms.exec(
        readFileSync(join(from, name), "utf8"),
      );
      const has = (key) => new RegExp(`^${key}:`, "m").test(text);
      const path = join(folder, name.replace(".md", ".yaml"));
      const added = {
        openapi: "openapi: 3.1.0\n",
        info: 'info: { title: Example, version: "1.0.0" }\n',
        paths: "paths: {}\n",
      };
      const missing = Object.keys(added).filter((key) => !has(key));
      writeFileSync(path, text + missing.map((key) => added[key]).join(""));
      return path;
    });
}
