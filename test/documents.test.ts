import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import {
  compileWith,
  installCompilers,
  writeProject,
  type Compiler,
} from "./compilers/compilers.js";
import { generate } from "../src/generate.js";
import { program } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tree } from "./tree.js";

/*
 * Real documents: each becomes a client that compiles under every flag, and generating again changes nothing.
 * `check` takes some of them and the native compiler; CI takes all of them, and for those some every compiler;
 * `check:all` takes all of them and every compiler. A compiler is given all of its clients at once.
 */
const specs = sharedDir("specs");
const all = process.env["CHECK_ALL"] === "1";
const sample = /^(museum|petstore31|readme-|spotify|train-travel)/;
const documents =
  specs === undefined
    ? []
    : readdirSync(specs).filter(
        (name) => /\.(json|ya?ml)$/.test(name) && (all || sample.test(name)),
      );
const compilers: readonly Compiler[] = all ? ["5.9", "6.0", "7.0"] : ["7.0"];
const compiledBy = (compiler: Compiler): string[] =>
  compiler === "7.0" || !process.env["CI"]
    ? documents
    : documents.filter((name) => sample.test(name));
const canCompile = documents.length > 0 && installCompilers();

const folder = mkdtempSync(join(tmpdir(), "documents-"));
const rows = new Map<string, Record<string, unknown>>();

describe.runIf(documents.length > 0)("real documents", () => {
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    console.table([...rows.values()]);
  });

  test.each(documents)("%s", { timeout: 600_000 }, async (name) => {
    const spec = join(specs as string, name);
    const project = join(folder, name);
    const out = join(project, "client");
    mkdirSync(project);
    const started = performance.now();
    const run = await program(["generate", "--spec", spec, "--out", out]);
    const seconds = (performance.now() - started) / 1000;
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).not.toMatch(/^\s+at /m);

    const [, operations, models] = /^(\d+) operations, (\d+) models/.exec(run.stdout) ?? [];
    rows.set(name, {
      document: name,
      operations: Number(operations),
      models: Number(models),
      seconds: seconds.toFixed(1),
      warnings: run.stderr.split("\n").length - 1,
      "unknown types": unknowns(out),
    });

    // Into another folder and in a process that has seen other documents, so that nothing of the first run can answer.
    const again = join(folder, "again", name);
    await generate({ spec, out: again });
    expect(tree(again), "generating again").toEqual(tree(out));
    rmSync(again, { recursive: true });
  });

  test.runIf(canCompile).each(compilers)(
    "what comes of them compiles with TypeScript %s",
    { timeout: 600_000 },
    async (compiler) => {
      const names = compiledBy(compiler);
      writeProject(
        folder,
        names.map((name) => `${name}/client/src`),
      );
      const errors = await compileWith(compiler, folder);
      for (const name of names) {
        const own = errors.filter((line) => line.startsWith(`${name}/`));
        Object.assign(rows.get(name) ?? {}, { [`errors ${compiler}`]: own.length });
      }
      expect(errors.slice(0, 5)).toEqual([]);
    },
  );
});

/** How many types of the client ended as `unknown`, those of the runtime aside. */
function unknowns(client: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.UnknownKeyword) count += 1;
    ts.forEachChild(node, visit);
  };
  for (const [path, text] of Object.entries(tree(join(client, "src")))) {
    if (!path.startsWith("runtime/")) {
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
    }
  }
  return count;
}
