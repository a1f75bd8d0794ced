import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
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

  it("leaves no folder behind where there was none", async () => {
    const parent = newFolder();
    asOrdinaryUser(parent);
    chmodSync(parent, 0o555);
    const problems = await problemsOf({ "a.ts": "" }, join(parent, "x/out"));
    expect(problems).toEqual([" This may not be written"]);
    expect(tree(parent)).toEqual({});
  });
});

describe("a run that is killed", () => {
  /** A program that writes version after version into a folder and prints one line for each. */
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
    symlinkSync(resolve(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
    const main = join(folder, "main.js");
    writeFileSync(
      main,
      `import { write } from "./write/write.js";
for (let version = 0; ; version++) {
  const files = Array.from({ length: 40 }, (_, index) => ({
    path: "d" + (index % 7) + "/f" + (index + version % 5) + ".ts",
    text: version + "\\n",
  }));
  await write(files, process.argv[2], {});
  console.log(version);
}`,
    );
    return main;
  }

  it("is repaired by the next one, whatever that one writes", async () => {
    const main = compiledWriter(newFolder());
    const out = newFolder();
    let cutOff = 0;
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [main, out], { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout, "data");
      await sleep(round * 7);
      child.kill("SIGKILL");
      await once(child, "exit");
      const staging = join(out, ".generated.tmp");
      // The first one is waited for, as it might be a run that goes on; the others are made to look old.
      if (existsSync(staging) && cutOff++ > 0) utimesSync(staging, new Date(0), new Date(0));

      const files = { "d1/f1.ts": `round ${round}\n`, "other.ts": "o\n" };
      await write(filesOf(files), out);
      const { ".generated.json": _, ...rest } = tree(out);
      expect(rest).toEqual(files);
    }
    expect(cutOff).toBeGreaterThan(0);
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
