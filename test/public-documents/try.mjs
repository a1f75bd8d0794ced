// Generates a client from every document below folders, or from documents that are named, compiles it, and prints what
// happened as Markdown:
//   npm run build && node test/public-documents/try.mjs FOLDER FILE … > docs/public-documents.md
// The documents are other people's and stay where they are.
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { log } from "node:console";
import { mkdtempSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, URL } from "node:url";
import ts from "typescript";

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "public-documents-"));
writeFileSync(join(work, "package.json"), '{ "type": "module" }');

/** The version in the first 4 KiB of a file; undefined where it is no document. */
function versionOf(path) {
  const head = Buffer.alloc(4096);
  const length = readSync(openSync(path, "r"), head);
  const text = head.toString("utf8", 0, length);
  const [, word, version] = /["']?\b(openapi|swagger)["']?\s*:\s*["']?(\d\.\d)/.exec(text) ?? [];
  return word && `${word === "swagger" ? "Swagger" : "OpenAPI"} ${version}`;
}

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
};

function attempt(path) {
  const out = join(work, "client");
  const args = ["generate", "--spec", path, "--out", out, "--layout", "source"];
  const { status, stderr } = spawnSync("node", [program, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return { refused: stderr.split("\n")[0].replace(`${path}:`, "") };
  const roots = ["index.ts", "bind-client.ts", "testing.ts"].map((file) => join(out, file));
  const compiled = ts.createProgram(
    roots.filter((file) => ts.sys.fileExists(file)),
    compilerOptions,
  );
  const errors = ts.getPreEmitDiagnostics(compiled).length;
  rmSync(out, { recursive: true });
  return { errors };
}

const rows = new Map();
const notes = [];
const files = argv.slice(2).flatMap((named) =>
  statSync(named).isDirectory()
    ? readdirSync(named, { recursive: true })
        .filter((path) => /\.(ya?ml|json)$/.test(path))
        .map((path) => join(named, path))
    : [named],
);
for (const path of files.sort()) {
  const version = versionOf(path);
  if (version === undefined) continue;
  const row = rows.get(version) ?? { tried: 0, several: 0, large: 0, generated: 0, compiled: 0 };
  rows.set(version, row);
  const { refused, errors } = attempt(path);
  row.tried += 1;
  if (/\$ref["']?\s*:\s*["']?[^"'#\s]/.test(readFileSync(path, "utf8"))) row.several += 1;
  if (statSync(path).size > 10_000_000) row.large += 1;
  if (refused !== undefined) notes.push(`- ${relative(".", path)}: refused: ${refused}`);
  else row.generated += 1;
  if (errors === 0) row.compiled += 1;
  else if (errors > 0) notes.push(`- ${relative(".", path)}: ${errors} errors of the compiler`);
}
log("| version | documents | in several files | above 10 MB | clients | that compile |");
log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const [version, row] of [...rows].sort()) {
  const { tried, several, large, generated, compiled } = row;
  log(`| ${version} | ${tried} | ${several} | ${large} | ${generated} | ${compiled} |`);
}
log(`\n${notes.join("\n")}`);
rmSync(work, { recursive: true });
