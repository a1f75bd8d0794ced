import { createHash } from "node:crypto";
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { write } from "../../src/write/write.js";
import { filesOf, newFolder, problemsOf, tree } from "./output-folder.js";

const first = { "src/a.ts": "a\n", "src/b.ts": "b\n", "docs/x/c.md": "c\n" };

describe("writing", () => {
  it("makes the folder and a manifest of paths and hashes, sorted by code unit", async () => {
    const out = join(newFolder(), "new/out");
    const result = await write(filesOf({ "src/b.ts": "b\n", "Z.ts": "", "src/a.ts": "a\n" }), out);
    const paths = ["Z.ts", "src/a.ts", "src/b.ts"];
    expect(result).toEqual({
      created: [".generated.json", ...paths],
      changed: [],
      deleted: [],
      unchanged: [],
      renamed: [],
    });
    const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
    const manifest = `{\n  "Z.ts": "${sha("")}",\n  "src/a.ts": "${sha("a\n")}",\n  "src/b.ts": "${sha("b\n")}"\n}\n`;
    const expected = { "Z.ts": "", "src/a.ts": "a\n", "src/b.ts": "b\n" };
    expect(tree(out)).toEqual({ ".generated.json": manifest, ...expected });
  });

  it("touches only what changed, and deletes what is not generated any more", async () => {
    const out = newFolder();
    await write(filesOf(first), out);
    writeFileSync(join(out, "src/own.ts"), "own\n");
    const long = new Date(0);
    utimesSync(join(out, "src/a.ts"), long, long);

    const result = await write(
      filesOf({ "src/a.ts": "a\n", "src/b.ts": "new\n", "d.ts": "d\n" }),
      out,
    );
    expect(result).toEqual({
      created: ["d.ts"],
      changed: [".generated.json", "src/b.ts"],
      deleted: ["docs/x/c.md"],
      unchanged: ["src/a.ts"],
      renamed: [],
    });
    expect(statSync(join(out, "src/a.ts")).mtimeMs).toBe(0);
    const { ".generated.json": _, ...rest } = tree(out);
    const kept = { "src/a.ts": "a\n", "src/b.ts": "new\n", "src/own.ts": "own\n" };
    expect(rest).toEqual({ ...kept, "d.ts": "d\n" });
  });

  it("changes nothing the second time", async () => {
    const out = newFolder();
    await write(filesOf(first), out);
    const before = statSync(out).mtimeMs;
    const result = await write(filesOf(first).reverse(), out);
    expect(result.unchanged).toEqual([".generated.json", "docs/x/c.md", "src/a.ts", "src/b.ts"]);
    expect([...result.created, ...result.changed, ...result.deleted]).toEqual([]);
    expect(statSync(out).mtimeMs).toBe(before);
  });

  it("ends lines with LF, whatever stood there and whatever is given", async () => {
    const out = newFolder();
    await write(filesOf({ "a.ts": "1\r\n2\r\n" }), out);
    expect(tree(out)["a.ts"]).toBe("1\n2\n");
    writeFileSync(join(out, "a.ts"), "1\r\n2\r\n");
    expect((await write(filesOf({ "a.ts": "1\n2\n" }), out)).changed).toEqual(["a.ts"]);
    expect(tree(out)["a.ts"]).toBe("1\n2\n");
  });

  it("writes a deleted file again, and takes over files that are equal anyway", async () => {
    const out = newFolder();
    await write(filesOf(first), out);
    rmSync(join(out, "src/a.ts"));
    expect((await write(filesOf(first), out)).created).toEqual(["src/a.ts"]);
    rmSync(join(out, ".generated.json"));
    expect((await write(filesOf(first), out)).created).toEqual([".generated.json"]);
    expect((await write(filesOf({}), out)).deleted).toHaveLength(3);
    expect(tree(out)).toEqual({ ".generated.json": "{}\n" });
  });

  it("keeps paths named like members of Object.prototype apart", async () => {
    const out = newFolder();
    const files = [..."__proto__ constructor".split(" ")].map((path) => ({ path, text: path }));
    await write(files, out);
    expect((await write([], out)).deleted).toEqual(["__proto__", "constructor"]);
  });
});

describe("comparing", () => {
  it("tells what is missing, stale and obsolete, and touches nothing", async () => {
    const out = newFolder();
    await write(filesOf(first), out);
    writeFileSync(join(out, "src/a.ts"), "edited\n");
    rmSync(join(out, "src/b.ts"));
    const before = tree(out);
    const { "docs/x/c.md": _, ...wanted } = first;
    for (const folder of [out]) {
      expect(await write(filesOf(wanted), folder, { check: true })).toEqual({
        created: ["src/b.ts"],
        changed: [".generated.json", "src/a.ts"],
        deleted: ["docs/x/c.md"],
        unchanged: [],
        renamed: [],
      });
    }
    expect(tree(out)).toEqual(before);
  });

  it("does not make the folder", async () => {
    const out = join(newFolder(), "out");
    for (const options of [{ check: true }, { dryRun: true }]) {
      const { created } = await write(filesOf({ "a.ts": "" }), out, options);
      expect(created).toEqual([".generated.json", "a.ts"]);
      expect(tree(out)).toEqual({});
    }
  });

  it("takes a checkout with CRLF for up to date", async () => {
    const out = newFolder();
    await write(filesOf(first), out);
    for (const [path, text] of Object.entries(tree(out))) {
      writeFileSync(join(out, path), text.replaceAll("\n", "\r\n"));
    }
    const result = await write(filesOf(first), out, { check: true });
    expect(result.unchanged).toHaveLength(4);
    // A file that was checked out so is not one edited by hand: it may be written and deleted.
    expect((await write(filesOf({ "src/a.ts": "z\n" }), out)).deleted).toHaveLength(2);
  });

  it("finds in a dry run the problems that writing would find", async () => {
    const out = newFolder();
    mkdirSync(join(out, "src"));
    writeFileSync(join(out, "src/a.ts"), "mine\n");
    expect(await problemsOf(first, out, { dryRun: true })).toEqual(await problemsOf(first, out));
  });
});
