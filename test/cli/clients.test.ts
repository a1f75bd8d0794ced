import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { plainDocument } from "../lint/documents.js";
import { folderOf } from "../read/temp-document.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tree } from "../tree.js";

const api = stringify(plainDocument);

function clients(...list: object[]): string {
  const settings = JSON.stringify({ generate: list }, undefined, 2);
  return folderOf({ "a.yaml": api, "b.yaml": api, "healos-codegen.json": settings });
}

function generate(folder: string, ...args: string[]): Promise<Run> {
  return runHere(["generate", ...args], { cwd: folder });
}

const first = { name: "first", spec: "a.yaml", out: "one", layout: "source" };
const second = {
  name: "second",
  spec: "b.yaml",
  out: "two",
  layout: "source",
  importExtension: "none",
};

test("several clients are generated in one run, each with its options", async () => {
  const folder = clients(first, second);
  const { code, stdout, stderr } = await generate(folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^first: \d+ operations.*\none: \d+ files written.*\nsecond: .*\ntwo: /);
  expect(tree(join(folder, "one"))["index.ts"]).toContain('from "./things.js"');
  expect(tree(join(folder, "two"))["index.ts"]).toContain('from "./things"');
  // What the command line says holds for each.
  writeFileSync(join(folder, "one/index.ts"), "");
  expect((await generate(folder, "--check")).code).toBe(1);
});

test("--only generates one of them", async () => {
  const folder = clients(first, second);
  expect((await generate(folder, "--only", "second")).stdout).toMatch(/^second: /);
  expect(existsSync(join(folder, "one"))).toBe(false);
  const none = await generate(folder, "--only", "third");
  expect(none).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("first, second") as string,
  });
  const plain = folderOf({ "a.yaml": api });
  expect((await generate(plain, "--only", "first")).stderr).toMatch(/settings list no clients/);
});

test("what is wrong with one keeps no other from being made", async () => {
  const folder = clients({ ...first, spec: "none.yaml" }, second);
  const { code, stderr } = await generate(folder);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "none.yaml:1:1: There is no such file. Check the path.\n",
  });
  expect(existsSync(join(folder, "two/index.ts"))).toBe(true);
});

test.each([
  [[{ spec: "a.yaml" }], /^healos-codegen\.json:3:5: Each of several clients needs a name/],
  [[first, { ...second, name: "first" }], /:10:7: Another client has this name/],
  [[first, { ...second, out: "./one" }], /'first' and 'second' both write to \.\/one/],
  [[{ ...first, layuot: "source" }], /has no option "layuot"\. Did you mean layout\?/],
])("%j is refused", async (list, why) => {
  const { code, stderr } = await generate(clients(...list));
  expect(code).toBe(2);
  expect(stderr).toMatch(why);
});

test("only one can be watched, and lint is told which document", async () => {
  const folder = clients(first, second);
  expect((await generate(folder, "--watch")).stderr).toMatch(/'--watch' needs one client/);
  const lint = await runHere(["lint"], { cwd: folder });
  expect(lint.stderr).toMatch(/^healos-codegen\.json:2:3: There are several clients/);
  expect((await runHere(["lint", "a.yaml"], { cwd: folder })).code).toBe(0);
});
