import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

test("a companion of somebody else changes nothing of what others read", async () => {
  const folder = tempFolder();
  const text = moduleOf("(api, { file }) => (api.models.splice(0), file(() => ['export {};']))");
  writeFileSync(join(folder, "api.mjs"), text.replace('"mine"', '"client"'));
  const args = [...source, "client", "--with", "./api.mjs", "--with", "zod"];
  expect((await runHere(args, { cwd: folder })).stderr).toBe("");
  const files = tree(join(folder, "client"));
  expect(files["zod.ts"]).toContain("export const patientSchema");
  // Every client has a file of that name.
  expect(files["client-companion.ts"]).toContain("export {};");
});

test.each([
  [
    "a misspelt name",
    "zood",
    "No companion has this name. Did you mean zod? See healos-codegen generate --help.",
  ],
  ["another name", "prisma", "No companion has this name. There are: "],
  ["two at once", "zod,valibot", "Name one companion at a time: --with zod --with valibot."],
  ["no module", "./no.mjs", "./no.mjs:1:1: The module cannot be loaded: Cannot find module '"],
  ["a module without one", "export const other = 1;", "The module exports no `companion` "],
  ["one that throws at once", "throw new Error('Oh')", "The module cannot be loaded: Oh."],
  ["one that throws", moduleOf("() => missing"), "The companion fails: missing is not defined."],
  ["no file", moduleOf("() => undefined"), "What `emit` returns was not made by `tools.file`."],
  [
    "a file elsewhere",
    moduleOf("(api, { file }) => ({ ...file(() => []), path: '../outside.ts' })"),
    "What `emit` returns was not made by `tools.file`.",
  ],
  [
    "no code",
    moduleOf("(api, { file }) => file(() => ['export const = 1;'])"),
    "What it writes is no TypeScript: mine.ts: ",
  ],
  ["peers of no version", moduleOf("() => undefined", "{ zod: 4 }"), "exports no `companion` "],
  [
    "a name twice",
    moduleOf("() => undefined").replace('"mine"', '"zod"'),
    'Another companion is called "zod". Give one of them another name.',
  ],
])("refused: %s", async (_, given, told) => {
  const folder = tempFolder();
  const isModule = given.includes(" ");
  if (isModule) writeFileSync(join(folder, "mine.mjs"), given);
  const named = isModule ? "./mine.mjs" : given;
  const args = [...source, "client", "--with", "zod", "--with", named];
  const { code, stderr } = await runHere(args, { cwd: folder });
  expect(code).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(told);
  expect(existsSync(join(folder, "client"))).toBe(false);
});

test("says what to install where a project lacks what companions import", async () => {
  const folder = tempFolder();
  const args = [...source, "src/client", "--with", "zod", "--with", "tanstack-query"];
  const told = async (more: string[] = []): Promise<string> =>
    (await runHere([...args, ...more], { cwd: folder })).stderr;
  writeFileSync(join(folder, "package.json"), "{}");
  expect(await told()).toBe(
    "The project lacks @tanstack/query-core ^5.90.0 and zod ^4.3.0, which companions import. " +
      "Install: npm install @tanstack/query-core@5 zod@4\n",
  );
  expect(await told(["--check"])).toBe("");
  const dependencies = { "@tanstack/query-core": "5", zod: "3" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
  expect(await told()).toBe("");
  mkdirSync(join(folder, "node_modules/zod"), { recursive: true });
  writeFileSync(join(folder, "node_modules/zod/package.json"), '{ "version": "3.25.76" }');
  expect(await told()).toBe(
    "The project lacks zod ^4.3.0 (it has 3.25.76), which companions import. Install: npm install zod@4\n",
  );
});

/** The text of a module that exports a companion. */
function moduleOf(emit: string, peers = "{}"): string {
  return `export const companion = { name: "mine", peers: ${peers}, emit: ${emit} };\n`;
}
