import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { companionNames } from "../../src/companions/companions.js";
import { bundledSpec } from "../../src/read/assets.js";
import { root } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { importText } from "./companion-text.js";

const scopes = join(import.meta.dirname, "scopes.mjs");
const source = ["generate", "--spec", bundledSpec, "--layout", "source", "--out"];
const withAll = companionNames.flatMap((name) => ["--with", name]);

test("companions stand beside the client, whose own files do not change by a byte", async () => {
  const [alone, beside] = [join(tempFolder(), "client"), join(tempFolder(), "client")];
  await runHere([...source, alone]);
  const { code, stderr } = await runHere([...source, beside, ...withAll, "--with", scopes]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { [".generated.json"]: _, ...own } = tree(alone);
  const { [".generated.json"]: manifest = "", ...all } = tree(beside);
  const more = Object.keys(all).filter((path) => !Object.hasOwn(own, path));
  expect(more.sort()).toEqual([...companionNames, "scopes"].map((name) => `${name}.ts`).sort());
  for (const path of more) expect(manifest).toContain(`"${path}"`);
  expect(Object.fromEntries(Object.entries(all).filter(([path]) => !more.includes(path)))).toEqual(
    own,
  );
});

test("--check sees what a companion has written, and what is left of one", async () => {
  const out = join(tempFolder(), "client");
  const [, ...options] = [...source, out];
  await runHere(["generate", ...options, "--with", "zod"]);
  const fine = await runHere(["generate", ...options, "--with", "zod", "--check"]);
  expect(fine.code).toBe(0);
  const left = await runHere(["generate", ...options, "--check"]);
  expect(left).toMatchObject({ code: 1 });
  expect(left.stdout).toContain("obsolete zod.ts\n");
  await runHere(["generate", ...options]);
  expect(Object.keys(tree(out))).not.toContain("zod.ts");
});

test("a companion of somebody else: a table of scopes", async () => {
  const out = join(tempFolder(), "client");
  await runHere([...source, out, "--with", scopes]);
  const text = readFileSync(join(out, "scopes.ts"), "utf8");
  expect(text).toContain('import type { OperationId } from "./client.js";');
  const { allowed } = (await importText(text)) as { allowed: (...given: string[]) => string[] };
  expect(allowed("notes:read")).toEqual([
    "exportNotes",
    "getNote",
    "listNotes",
    "listSessionNotes",
  ]);
});

test("the settings name them, too", async () => {
  const folder = tempFolder();
  const settings = { generate: { layout: "source", out: "client", with: ["zod", "./mine.mjs"] } };
  writeFileSync(join(folder, "healos-codegen.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "mine.mjs"), readFileSync(scopes));
  const { code, stderr } = await runHere(["generate"], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const files = Object.keys(tree(join(folder, "client")));
  expect(files).toEqual(expect.arrayContaining(["zod.ts", "scopes.ts"]));
  const settingsSchema = readFileSync(join(root, "dist", "settings.schema.json"), "utf8");
  const { properties } = JSON.parse(settingsSchema) as {
    properties: { generate: { anyOf: { properties?: object }[] } };
  };
  expect(properties.generate.anyOf[0]?.properties).toHaveProperty("with");
});

test("a package has an entry for each, and its library as an optional peer", async () => {
  const out = join(tempFolder(), "client");
  await runHere(["generate", "--out", out, "--with", "zod", "--with", "valibot"]);
  const manifest = JSON.parse(readFileSync(join(out, "package.json"), "utf8")) as object;
  expect(manifest).toMatchObject({
    exports: { "./zod": { types: "./dist/zod.d.ts", default: "./dist/zod.js" } },
    peerDependencies: { valibot: "^1.0.0", zod: "^4.3.0" },
    peerDependenciesMeta: { valibot: { optional: true }, zod: { optional: true } },
    devDependencies: { typescript: "~5.9.3", zod: "^4.3.0" },
  });
});

test("what a tag has taken is not taken twice", async () => {
  const folder = tempFolder();
  const operation = { tags: ["Zod"], responses: { 204: { description: "Done." } } };
  const info = { title: "Zod", version: "1.0.0" };
  const document = { openapi: "3.1.0", info, paths: { "/zod": { get: operation } } };
  writeFileSync(join(folder, "api.json"), JSON.stringify(document));
  const args = ["generate", "--spec", "api.json", "--layout", "source", "--out", "client"];
  await runHere([...args, "--with", "zod"], { cwd: folder });
  const files = Object.keys(tree(join(folder, "client")));
  expect(files).toEqual(expect.arrayContaining(["zod.ts", "zod-companion.ts"]));
});

test.each([
  ["a misspelt name", "zood", "No companion has this name. Did you mean zod?"],
  ["another name", "prisma", "No companion has this name. There are: "],
  ["no module", "./nothing.mjs", "./nothing.mjs:1:1: The module cannot be loaded: "],
  ["a module without one", "./empty.mjs", "./empty.mjs:1:1: The module exports no `companion` "],
])("refused: %s", async (_, name, told) => {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "empty.mjs"), "export const other = 1;\n");
  const { code, stderr } = await runHere([...source, "client", "--with", name], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(told);
});
