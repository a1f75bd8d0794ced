import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import {
  compileWith,
  installCompilers,
  writeProject,
  type Compiler,
} from "./compilers/compilers.js";
import { program } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tree } from "./tree.js";

/*
 * Real documents: each becomes a client that compiles under every flag, and generating again changes nothing.
 * `check` takes some of them and the native compiler; CI takes all of them, and for those some every compiler;
 * `check:all` takes all of them and every compiler.
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
const compilersFor = (name: string): Compiler[] =>
  all && (!process.env["CI"] || sample.test(name)) ? ["5.9", "6.0", "7.0"] : ["7.0"];
const canCompile = documents.length > 0 && installCompilers();

const folder = mkdtempSync(join(tmpdir(), "documents-"));
const rows: Record<string, unknown>[] = [];

describe.runIf(documents.length > 0)("real documents", () => {
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    console.table(rows);
  });

  test.each(documents)("%s", { timeout: 600_000 }, async (name) => {
    const spec = join(specs as string, name);
    const project = join(folder, basename(name));
    const out = join(project, "client");
    mkdirSync(project);
    const started = performance.now();
    const run = await program(["generate", "--spec", spec, "--out", out]);
    const seconds = (performance.now() - started) / 1000;
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).not.toMatch(/^\s+at /m);

    const [, operations, models] = /^(\d+) operations, (\d+) models/.exec(run.stdout) ?? [];
    const row: Record<string, unknown> = {
      document: name,
      operations: Number(operations),
      models: Number(models),
      seconds: seconds.toFixed(1),
      warnings: run.stderr.split("\n").length - 1,
      "unknown types": unknowns(out),
    };
    rows.push(row);

    // Into another folder, so that nothing remembered of the first run can answer.
    const again = await program(["generate", "--spec", spec, "--out", join(project, "again")]);
    expect(again).toMatchObject({ code: 0 });
    expect(tree(join(project, "again")), "generating again").toEqual(tree(out));

    if (!canCompile) return;
    writeProject(project, ["client/src"]);
    for (const compiler of compilersFor(name)) {
      const errors = await compileWith(compiler, project);
      row[`errors ${compiler}`] = errors.length;
      expect(errors.slice(0, 5), `TypeScript ${compiler}`).toEqual([]);
    }
  });
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
