import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { compile, flagSets } from "../compile.js";
import { blocksOf } from "../docs-blocks.js";
import { installOrigins, originPackages } from "../origins/origins.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

/*
 * The code before, in docs/moving.md, of generators whose clients nobody publishes: each generator makes a client of the
 * Healos document, and the code is compiled beside it.
 */

const spec = join(root, "spec", "healos.yaml");
const run = (cwd: string, bin: string, args: string[]): string =>
  execFileSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8", stdio: "pipe" });

test.skipIf(!installOrigins())("code on openapi-fetch, hey-api and Orval compiles", () => {
  const folder = tempFolder();
  symlinkSync(originPackages, join(folder, "node_modules"));
  writeFileSync(
    join(folder, "schema.d.ts"),
    run(folder, join(root, "node_modules/openapi-typescript/bin/cli.js"), [spec]),
  );
  run(folder, join(originPackages, "@hey-api/openapi-ts/bin/run.js"), [
    ...["-i", spec, "-o", "client", "-s"],
  ]);
  const output = { target: "./api.ts", client: "fetch", mode: "tags" };
  const config = { healos: { input: spec, output } };
  writeFileSync(join(folder, "orval.config.mjs"), `export default ${JSON.stringify(config)};`);
  run(folder, join(originPackages, "orval/dist/bin/orval.mjs"), ["--config", "orval.config.mjs"]);

  const before = blocksOf("docs/moving.md").filter(
    ({ language, text }) =>
      language === "typescript" && /from "(openapi-fetch|\.\/client|\.\/patients)"/.test(text),
  );
  expect(before).toHaveLength(3);
  const files = new Map(before.map(({ text }, at) => [join(folder, `before-${at}.ts`), text]));
  const [nodeFlags] = Object.values(flagSets);
  const options: ts.CompilerOptions = {
    ...nodeFlags,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    // Orval's and hey-api's own files do not pass it.
    exactOptionalPropertyTypes: false,
    isolatedDeclarations: false,
    declaration: false,
  };
  const errors = compile(files, options).filter(({ file }) => file.includes("before-"));
  expect(errors.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
});
