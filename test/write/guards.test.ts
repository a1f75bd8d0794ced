import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/read/problem.js";
import { WriteError } from "../../src/write/write-error.js";
import { write } from "../../src/write/write.js";
import { filesOf, newFolder, problemsOf, tree } from "./output-folder.js";

describe("files of somebody else", () => {
  it("are neither overwritten nor deleted; all are told at once, and nothing is written", async () => {
    const out = newFolder();
    await write(filesOf({ "a.ts": "a\n", "b.ts": "b\n", "c.ts": "c\n", "d.ts": "d\n" }), out);
    writeFileSync(join(out, "a.ts"), "edited a\n");
    writeFileSync(join(out, "b.ts"), "edited b\n");
    writeFileSync(join(out, "e.ts"), "foreign\n");
    const before = tree(out);

    const files = { "a.ts": "new\n", "c.ts": "new\n", "e.ts": "e\n", "f.ts": "f\n" };
    expect(await problemsOf(files, out)).toEqual([
      "a.ts This generated file was edited by hand",
      "b.ts This file is not generated any more and would be deleted, but it was edited by hand",
      "e.ts A generated file would overwrite this one, which the generator did not write",
    ]);
    expect(tree(out)).toEqual(before);
  });

  it("may stand at a path that was edited into what it should be", async () => {
    const out = newFolder();
    await write(filesOf({ "a.ts": "a\n" }), out);
    writeFileSync(join(out, "a.ts"), "new\n");
    expect((await write(filesOf({ "a.ts": "new\n" }), out)).unchanged).toEqual(["a.ts"]);
  });

  it("are named in one line each, with what to do", async () => {
    const out = newFolder();
    writeFileSync(join(out, "a.ts"), "foreign\n");
    const error = await write(filesOf({ "a.ts": "a\n" }), out).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(WriteError);
    expect((error as WriteError).problems.map(formatProblem)).toEqual([
      `${join(out, "a.ts")}: A generated file would overwrite this one, which the generator did not write. ` +
        "Move it or delete it, choose another folder with --out, or overwrite it with --force.",
    ]);
  });
});

it("writes nothing into the root of the file system", async () => {
  const files = { "healos-codegen-guard.ts": "a\n" };
  const options = { dryRun: true };
  await expect(write(filesOf(files), "/", options)).rejects.toThrow(
    "/: This is the root of the file system. Choose a folder in it with --out.",
  );
});

describe("paths", () => {
  it.each([
    "../a.ts",
    "/etc/a.ts",
    "a/../../b.ts",
    "a/./b.ts",
    "a//b.ts",
    "",
    "a/",
    "C:/a.ts",
    "..\\a.ts",
    "a\0.ts",
    "a\n.ts",
  ])("that do not stay in the folder are refused: %j", async (path) => {
    const parent = newFolder();
    const files = [{ path, text: "x" }, ...filesOf({ "ok.ts": "" })];
    const problems = await problemsOf(files, join(parent, "out"));
    expect(problems).toEqual([expect.stringContaining("not one inside the output folder")]);
    expect(tree(parent)).toEqual({});
  });

  it("that the generator needs itself are refused", async () => {
    const files = { ".generated.json": "", ".Generated.tmp/x": "" };
    const problems = await problemsOf(files, newFolder());
    expect(problems).toEqual([
      ".Generated.tmp/x The name is kept for the generator itself",
      ".generated.json The name is kept for the generator itself",
    ]);
  });

  it("that a file system may take for one are refused", async () => {
    const files = [
      ...filesOf({ "a/Pet.ts": "", "a/pet.ts": "", "caf\u00e9.ts": "", "cafe\u0301.ts": "" }),
      ...filesOf({ "x.ts": "", "x.ts/y.ts": "" }),
      ...filesOf({ "x.ts": "again" }),
    ];
    expect((await problemsOf(files, newFolder())).map((each) => each.split(" ")[0])).toEqual([
      "a/pet.ts",
      "caf\u00e9.ts",
      "x.ts",
      "x.ts/y.ts",
    ]);
  });

  it("may change their case from one run to the next", async () => {
    const out = newFolder();
    await write(filesOf({ "Pet.ts": "a\n" }), out);
    const result = await write(filesOf({ "pet.ts": "a\n" }), out);
    expect(result.deleted).toEqual(["Pet.ts"]);
    expect(tree(out)["pet.ts"]).toBe("a\n");
  });

  it.each([
    ["a file", (out: string, other: string) => symlinkSync(join(other, "a.ts"), join(out, "a.ts"))],
    ["a folder", (out: string, other: string) => symlinkSync(other, join(out, "src"))],
    ["nowhere", (out: string, other: string) => symlinkSync(join(other, "no"), join(out, "src"))],
  ])("are not written through a symbolic link to %s", async (_, link) => {
    const out = newFolder();
    const other = newFolder();
    writeFileSync(join(other, "a.ts"), "theirs\n");
    link(out, other);
    const problems = await problemsOf({ "a.ts": "x\n", "src/a.ts": "x\n", "src/b/c.ts": "" }, out);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/symbolic link/);
    expect(tree(other)).toEqual({ "a.ts": "theirs\n" });
  });

  it.each([
    ["itself", "link"],
    ["a folder above", "link/out"],
  ])("do not lie in an output folder that is a link to nothing: %s", async (_, name) => {
    const parent = newFolder();
    symlinkSync(join(parent, "gone"), join(parent, "link"));
    const files = filesOf({ "a.ts": "a\n", "src/b.ts": "b\n" });
    for (const check of [false, true]) {
      const error = await write(files, join(parent, name), { check }).catch((e: unknown) => e);
      expect((error as WriteError).problems.map(formatProblem)).toEqual([
        `${join(parent, "link")}: This symbolic link leads to a folder that does not exist. ` +
          "Make that folder, or delete the link.",
      ]);
    }
  });

  it("may lie in an output folder that is itself a link", async () => {
    const real = newFolder();
    const link = join(newFolder(), "link");
    symlinkSync(real, link);
    await write(filesOf({ "src/a.ts": "a\n" }), link);
    expect(tree(real)["src/a.ts"]).toBe("a\n");
  });
});

describe("what stands in the way", () => {
  it("is told once for all files that it stops", async () => {
    const out = newFolder();
    writeFileSync(join(out, "src"), "a file\n");
    mkdirSync(join(out, "b.ts"));
    expect(await problemsOf({ "src/a.ts": "", "src/x/c.ts": "", "b.ts": "" }, out)).toEqual([
      "b.ts This is a folder, not a file",
      "src A file stands where a folder must be",
    ]);
    expect(await problemsOf({ "a.ts": "", "b.ts": "" }, join(out, "src"))).toEqual([
      " This is not a folder",
    ]);
    expect(await problemsOf({ [`${"x".repeat(300)}.ts`]: "", "ok.ts": "" }, out)).toEqual([
      expect.stringMatching(/ The path is too long$/),
    ]);
    expect(tree(out)).toEqual({ src: "a file\n", "b.ts/": "" });
  });

  it.each(["{", "[]", '{ "a.ts": 1 }', `{ "../a.ts": "${"0".repeat(64)}" }`])(
    "may be a manifest that is none: %s",
    async (text) => {
      const parent = newFolder();
      const out = join(parent, "out");
      mkdirSync(out);
      writeFileSync(join(parent, "a.ts"), "");
      writeFileSync(join(out, ".generated.json"), text);
      expect(await problemsOf({ "a.ts": "" }, out)).toEqual([
        ".generated.json This list of generated files cannot be read",
      ]);
      expect(tree(parent)).toEqual({ "a.ts": "", "out/.generated.json": text });
      const { changed } = await write(filesOf({ "b.ts": "" }), out, { check: true });
      expect(changed).toEqual([".generated.json"]);
    },
  );
});
