import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it, onTestFinished } from "vitest";
import { write } from "../../src/write/write.js";
import { filesOf, newFolder, problemsOf, tree } from "./output-folder.js";

/** Permissions do not hold root back, so such a test becomes somebody else for its while. */
function asOrdinaryUser(...folders: string[]): void {
  if (process.geteuid?.() !== 0) return;
  const nobody = 65534;
  for (const folder of folders) chownSync(folder, nobody, nobody);
  process.seteuid?.(nobody);
  onTestFinished(() => process.seteuid?.(0));
}

describe("a failure in the middle", () => {
  it("leaves the folder as it was", async () => {
    const out = newFolder();
    asOrdinaryUser(out);
    const old = { "a.ts": "a\n", "gone.ts": "g\n", "locked/b.ts": "b\n", "z.ts": "z\n" };
    await write(filesOf(old), out);
    const before = tree(out);
    chmodSync(join(out, "locked"), 0o555);

    const next = { "a.ts": "2\n", "a/new/c.ts": "2\n", "locked/b.ts": "2\n", "z.ts": "2\n" };
    expect(await problemsOf(next, out)).toEqual(["locked/b.ts This may not be written"]);
    expect(tree(out)).toEqual(before);
    chmodSync(join(out, "locked"), 0o755);
    expect((await write(filesOf(next), out)).deleted).toEqual(["gone.ts"]);
  });

  it.each([
    ["the output folder", "."],
    ["a folder in it", "src"],
  ])("that is %s, which may not be read, is one line", async (_, closed) => {
    const out = newFolder();
    const files = { "src/a.ts": "a\n", "src/b.ts": "b\n", "src/c/d.ts": "d\n" };
    await write(filesOf(files), out);
    const closedFolder = join(out, closed);
    asOrdinaryUser(out, join(out, "src"));
    chmodSync(closedFolder, 0o000);
    onTestFinished(() => chmodSync(closedFolder, 0o755));
    for (const check of [false, true]) {
      const problems = await problemsOf({ ...files, "src/a.ts": "2\n" }, out, { check });
      expect(problems).toEqual([`${closed === "." ? "" : closed} This folder may not be read`]);
    }
  });

  it("leaves no folder behind where there was none", async () => {
    const parent = newFolder();
    asOrdinaryUser(parent);
    chmodSync(parent, 0o555);
    const problems = await problemsOf({ "a.ts": "" }, join(parent, "x/out"));
    expect(problems).toEqual([" This may not be written"]);
    expect(tree(parent)).toEqual({});
  });
});

/** A program that writes files into a folder and is killed instead of its nth move or deletion. */
function compiledWriter(folder: string): string {
  const source = resolve(import.meta.dirname, "../../src/write");
  mkdirSync(join(folder, "write"));
  for (const name of readdirSync(source)) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, "write", name.replace(/\.ts$/, ".js")), outputText);
  }
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const main = join(folder, "main.js");
  writeFileSync(
    main,
    `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { write } from "./write/write.js";
const [folder, files, last] = process.argv.slice(2);
let count = 0;
for (const name of ["renameSync", "unlinkSync"]) {
  const move = fs[name];
  fs[name] = (...paths) => {
    // Removing the staging folder deletes files too, as many as Node sees fit.
    const counts = name === "renameSync" || !paths[0].includes(".generated.tmp");
    if (counts && ++count === Number(last)) process.kill(process.pid, "SIGKILL");
    return move(...paths);
  };
}
syncBuiltinESMExports();
await write(JSON.parse(files), folder);
console.log(count);`,
  );
  return main;
}

describe("a run that is killed", () => {
  const old = { "a.ts": "1\n", "b/c.ts": "1\n", "gone.ts": "1\n", "same.ts": "1\n", "z.ts": "1\n" };
  const cutOff = {
    "a.ts": "2\n",
    "b/c.ts": "2\n",
    "new/d.ts": "2\n",
    "same.ts": "1\n",
    "z.ts": "2\n",
  };
  const next = { "a.ts": "3\n", "b/c.ts": "3\n", "same.ts": "1\n", "y.ts": "3\n" };

  it("is repaired by the next one, wherever it was cut off", async () => {
    const main = compiledWriter(newFolder());
    const run = (out: string, step: number): string =>
      spawnSync(process.execPath, [main, out, JSON.stringify(filesOf(cutOff)), String(step)], {
        encoding: "utf8",
      }).stdout;
    let step = 1;
    for (; ; step++) {
      const out = newFolder();
      await write(filesOf(old), out);
      const finished = run(out, step);
      if (finished !== "") break;
      const staging = join(out, ".generated.tmp");
      expect(existsSync(staging)).toBe(true);
      // The first one is waited for, as it might be a run that goes on; the others are made to look old.
      if (step > 1) utimesSync(staging, new Date(0), new Date(0));
      await write(filesOf(next), out);
      const { ".generated.json": _, ...rest } = tree(out);
      expect(rest).toEqual(next);
    }
    // One for each file that changes, is new or goes, and one for the manifest.
    expect(step - 1).toBe(6);
  }, 60_000);

  it("does not get into the way of another that runs at the same time", async () => {
    const out = newFolder();
    const versions = ["1\n", "2\n", "3\n", "4\n"];
    await Promise.allSettled(
      versions.map((text) => write(filesOf({ "a.ts": text, "b/c.ts": text }), out)),
    );
    const { "a.ts": a, "b/c.ts": c } = tree(out);
    expect(versions).toContain(a);
    expect(c).toBe(a);
    expect((await write(filesOf({ "a.ts": "5\n" }), out)).deleted).toEqual(["b/c.ts"]);
    expect(Object.keys(tree(out)).sort()).toEqual([".generated.json", "a.ts"]);
  });
});
