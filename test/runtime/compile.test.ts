import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { compileNatively } from "../compile-natively.js";
import { root } from "../program.js";

const libraries = {
  "a browser's types, without Node's": { lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: [] },
  "Node's types, without a browser's": { lib: ["lib.es2022.d.ts"], types: ["node"] },
};
const resolutions = {
  NodeNext: {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  // Source is compiled under its reader's flags: what one of them accepts, fewer may not.
  "NodeNext with no flag but strict": {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    exactOptionalPropertyTypes: false,
    noUncheckedIndexedAccess: false,
    verbatimModuleSyntax: false,
    isolatedDeclarations: false,
  },
};

const folder = join(root, "src", "runtime");
const runtime = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]),
);

test.each(
  Object.entries(libraries).flatMap(([library, lib]) =>
    Object.entries(resolutions).map(
      ([name, resolution]) => [library, name, { ...lib, ...resolution }] as const,
    ),
  ),
)(
  "the runtime compiles with %s, under %s",
  { timeout: 120_000 },
  (_library, _resolution, options) => {
    const errors = compileNatively(runtime, {
      target: ts.ScriptTarget.ES2022,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      isolatedDeclarations: true,
      declaration: true,
      noEmit: true,
      skipLibCheck: true,
      typeRoots: [join(root, "node_modules", "@types")],
      ...options,
    });
    expect(errors).toEqual([]);
  },
);
