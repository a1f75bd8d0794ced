import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const libraries = {
  "a browser's types, without Node's": { lib: ["ES2022", "DOM"], types: [] },
  "Node's types, without a browser's": { lib: ["ES2022"], types: ["node"] },
};
const resolutions = {
  NodeNext: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "bundler" },
  // Source is compiled under its reader's flags: what one of them accepts, fewer may not.
  "NodeNext with no flag but strict": {
    module: "NodeNext",
    moduleResolution: "NodeNext",
    exactOptionalPropertyTypes: false,
    noUncheckedIndexedAccess: false,
    verbatimModuleSyntax: false,
    isolatedDeclarations: false,
  },
};

test.each(
  Object.entries(libraries).flatMap(([library, lib]) =>
    Object.entries(resolutions).map(
      ([name, resolution]) => [library, name, { ...lib, ...resolution }] as const,
    ),
  ),
)(
  "the runtime compiles with %s, under %s",
  { timeout: 120_000 },
  async (_library, _resolution, options) => {
    const folder = mkdtempSync(join(tmpdir(), "runtime-"));
    const compilerOptions = {
      target: "ES2022",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      isolatedDeclarations: true,
      declaration: true,
      noEmit: true,
      skipLibCheck: true,
      typeRoots: [join(root, "node_modules/@types")],
      ...options,
    };
    const config = join(folder, "tsconfig.json");
    writeFileSync(
      config,
      JSON.stringify({ compilerOptions, include: [join(root, "src/runtime")] }),
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", config]).catch(
      (error: { stdout: string }) => error,
    );
    rmSync(folder, { recursive: true });
    expect(stdout).toBe("");
  },
);
