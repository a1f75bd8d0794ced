import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { program, root, type Surroundings } from "./program.js";
import { runHere } from "./run-here.js";
import { shuffled } from "./shuffled.js";
import { tempFolder } from "./temp-folder.js";
import { tree as wholeTree } from "./tree.js";

const spec = join(root, "spec", "healos.yaml");
const generated = join(root, "generated");

describe("generated/ is what the program writes", () => {
  test("--check finds nothing to do in the repository", async () => {
    const { code, stdout, stderr } = await program(["generate", "--check"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^17 operations, \d+ models, \d+ ms\ngenerated is up to date\n$/);
    expect(code).toBe(0);
  });

  test("--check names what is stale, missing and obsolete, writes nothing, and exits with 1", async () => {
    const out = copyOfGenerated();
    writeFileSync(join(out, "src", "patients.ts"), `${read(out, "src/patients.ts")}// by hand\n`);
    rmSync(join(out, "src", "notes.ts"));
    const before = hashOf(out);
    const { code, stdout, stderr } = await runHere(["generate", "--check", "--out", out]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("missing  src/notes.ts\n");
    expect(stdout).toContain("stale    src/patients.ts\n");
    expect(stdout).toContain(`${out} is out of date: generate again\n`);
    expect(hashOf(out)).toBe(before);
  });

  test("generating again writes nothing", async () => {
    const out = copyOfGenerated();
    const { stdout } = await runHere(["generate", "--out", out]);
    expect(stdout).toMatch(/: 0 files written, \d+ unchanged, 0 deleted\n$/);
    expect(hashOf(out)).toBe(hashOf(generated));
  });

  test("--dry-run says what would be written, and writes nothing", async () => {
    const out = join(tempFolder(), "client");
    const { code, stdout } = await runHere(["generate", "--dry-run", "--out", out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /: \d+ files would be written, 0 unchanged, 0 files would be deleted\n$/,
    );
    expect(() => tree(out)).toThrow("ENOENT");
  });
});

/** A document elsewhere may be anybody's: its name without a scope is warned of. */
const named = ["--package-name", "healos-client"];

describe("the same input gives the same bytes", () => {
  test("wherever and however it is made", async () => {
    const folder = tempFolder();
    const other = join(folder, "elsewhere");
    const text = readFileSync(spec, "utf8");
    mkdirSync(other);
    writeFileSync(join(folder, "crlf.yaml"), text.replaceAll("\n", "\r\n"));
    writeFileSync(join(folder, "healos.json"), JSON.stringify(parse(text)));
    const turkish = {
      LC_ALL: "tr_TR.UTF-8",
      LANG: "tr_TR.UTF-8",
      LANGUAGE: "tr",
      TZ: "Asia/Tokyo",
    };
    const ways: [string, string, Surroundings?][] = [
      ["an absolute path", spec],
      ["a relative path", relative(other, spec), { cwd: other }],
      ["another locale", spec, { env: turkish }],
      ["CRLF", join(folder, "crlf.yaml")],
      ["JSON", join(folder, "healos.json")],
    ];
    const hashes = ways.map(async ([name, path, surroundings]) => {
      const out = join(folder, name);
      const args = ["generate", "--spec", path, "--out", out, ...named];
      const { code, stderr } = await program(args, surroundings);
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: "" });
      return [name, hashOf(out)];
    });
    const expected = hashOf(generated);
    expect(await Promise.all(hashes)).toEqual(ways.map(([name]) => [name, expected]));
  });

  test("the layout `source` holds the code of the layout `package`", async () => {
    const out = join(tempFolder(), "client");
    await runHere(["generate", "--out", out, "--layout", "source"]);
    const { [".generated.json"]: _, ...files } = tree(out);
    expect(withoutHeads(files)).toEqual(withoutHeads(tree(join(generated, "src"))));
  });

  test("shuffling the keys of maps changes nothing of what is sorted", async () => {
    const folder = tempFolder();
    const document: unknown = parse(readFileSync(spec, "utf8"));
    const out = (seed: number): string => join(folder, `client-${seed}`);
    const seeds = [1, 2];
    const runs = seeds.map(async (seed) => {
      const path = join(folder, `${seed}.json`);
      writeFileSync(path, JSON.stringify(shuffled(document, seed)));
      return runHere(["generate", "--spec", path, "--out", out(seed), ...named]);
    });
    for (const { code, stderr } of await Promise.all(runs)) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    }
    for (const seed of seeds) {
      expect(tree(out(seed))).toEqual(tree(generated));
    }
  });
});

/** The files of a folder, but for what `npm run build:client` may have built in it. */
function tree(folder: string): Record<string, string> {
  const files = Object.entries(wholeTree(folder));
  return Object.fromEntries(files.filter(([path]) => !/^(dist|node_modules)\//.test(path)));
}

function copyOfGenerated(): string {
  const out = join(tempFolder(), "client");
  cpSync(generated, out, { recursive: true });
  return out;
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** One hash over the paths and bytes of a folder's files. */
function hashOf(folder: string): string {
  const files = Object.entries(tree(folder)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(files)).digest("hex");
}

/** Without the lines at the top that keep tools off: a project of others needs more of them. */
function withoutHeads(files: Record<string, string>): Record<string, string> {
  const head = /^\/\/ Generated by .*\n(?:.+\n)*\n/;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace(head, "")]),
  );
}
