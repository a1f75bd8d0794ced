// Generates a client from every document below folders, or from documents that are named, compiles it with the native
// compiler, and prints what happened as Markdown:
//   npm run build && npm ci --ignore-scripts --prefix test/compilers
//   node test/public-documents/try.mjs FOLDER FILE …
// The documents are other people's and stay where they are.
import { spawnSync } from "node:child_process";
import { log } from "node:console";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { argv, execPath } from "node:process";
import { fileURLToPath, URL } from "node:url";
import { run } from "../../dist/cli/run.js";

const compiler = fileURLToPath(
  new URL("../compilers/node_modules/typescript-7.0/", import.meta.url),
);
const { bin } = JSON.parse(readFileSync(join(compiler, "package.json"), "utf8"));
const work = mkdtempSync(join(tmpdir(), "public-documents-"));
writeFileSync(join(work, "package.json"), '{ "type": "module" }');

/** As a consumer with the strictest flags compiles. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
  target: "ES2022",
  module: "NodeNext",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [],
};

/** The version that a text says at its root; undefined where it is no document. */
function versionOf(text) {
  const isJson = /^\s*\{/.test(text);
  const { openapi, swagger = openapi } = isJson ? (parsed(text) ?? {}) : {};
  const [, word, version] =
    /^\uFEFF?(openapi|swagger)\s*:\s*["']?(\d\.\d)/m.exec(
      isJson ? `${openapi ? "openapi" : "swagger"}: ${swagger}` : text,
    ) ?? [];
  return word && `${word === "swagger" ? "Swagger" : "OpenAPI"} ${version}`;
}

/** A text that only looks like JSON is YAML, or broken. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Generates a client; the line that says why there is none. */
async function refusalOf(path, out) {
  let told = "";
  const code = await run(["generate", "--spec", path, "--out", out, "--layout", "source"], {
    out: () => undefined,
    error: (text) => void (told += text),
    status: () => undefined,
    colors: { out: false, error: false },
    isInteractive: false,
  });
  return code === 0 ? undefined : told.split("\n")[0].replace(`${path}:`, "");
}

/** How many errors the clients of some folders have, by folder. */
function compiled(folders) {
  const config = { compilerOptions, include: folders };
  writeFileSync(join(work, "tsconfig.json"), JSON.stringify(config));
  const args = [join(compiler, bin.tsc), "-p", work, "--pretty", "false"];
  const { stdout, stderr } = spawnSync(execPath, args, {
    cwd: work,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const errors = new Map();
  for (const line of `${stdout}${stderr}`.split("\n").filter((each) => each !== "")) {
    const [folder] = line.split("/");
    errors.set(folder, [...(errors.get(folder) ?? []), line]);
  }
  return errors;
}

/** Compiled at once: so many clients, or documents of so many bytes. */
const most = { clients: 100, bytes: 12_000_000 };

const rows = new Map();
const notes = [];
let batch = [];

function compileBatch() {
  if (batch.length === 0) return;
  const errors = compiled(batch.map(({ folder }) => folder));
  const known = new Set(batch.map(({ folder }) => folder));
  for (const [folder, lines] of errors) {
    // A line of the compiler that belongs to no client is a fault of this run.
    if (!known.has(folder)) throw new Error(lines.join("\n"));
  }
  for (const { folder, path, row } of batch) {
    const own = errors.get(folder) ?? [];
    if (own.length === 0) row.compiled += 1;
    else notes.push(`- ${path}: ${own.length} errors of the compiler, such as ${own[0]}`);
    rmSync(join(work, folder), { recursive: true });
  }
  batch = [];
}

const files = argv.slice(2).flatMap((named) =>
  statSync(named).isDirectory()
    ? readdirSync(named, { recursive: true })
        .filter((path) => /\.(ya?ml|json)$/.test(path))
        .map((path) => join(named, path))
    : [named],
);
for (const [index, file] of files.sort().entries()) {
  const text = readFileSync(file, "utf8");
  const version = versionOf(text);
  if (version === undefined) continue;
  const row = rows.get(version) ?? { tried: 0, several: 0, large: 0, generated: 0, compiled: 0 };
  rows.set(version, row);
  const { size } = statSync(file);
  const path = relative(".", file);
  row.tried += 1;
  if (/\$ref["']?\s*:\s*["']?[^"'#\s]/.test(text)) row.several += 1;
  if (size > 10_000_000) row.large += 1;
  const folder = `client${index}`;
  const refusal = await refusalOf(file, join(work, folder));
  if (refusal !== undefined) {
    notes.push(`- ${path}: refused: ${refusal}`);
    continue;
  }
  row.generated += 1;
  batch.push({ folder, path, row, size });
  const bytes = batch.reduce((sum, each) => sum + each.size, 0);
  if (batch.length >= most.clients || bytes > most.bytes) compileBatch();
}
compileBatch();
log("| version | documents | in several files | above 10 MB | clients | that compile |");
log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const [version, row] of [...rows].sort()) {
  const { tried, several, large, generated, compiled: whole } = row;
  log(`| ${version} | ${tried} | ${several} | ${large} | ${generated} | ${whole} |`);
}
log(`\n${notes.join("\n")}`);
rmSync(work, { recursive: true });
