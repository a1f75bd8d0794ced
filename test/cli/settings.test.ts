import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { settingsSchema } from "../../src/cli/settings-schema.js";
import { plainDocument } from "../lint/documents.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

function folderWith(settings: object | string): string {
  const folder = tempFolder();
  const text = typeof settings === "string" ? settings : JSON.stringify(settings, undefined, 2);
  writeFileSync(join(folder, "healos-codegen.json"), text);
  writeFileSync(join(folder, "api.yaml"), stringify(plainDocument));
  return folder;
}

function generate(folder: string, ...args: string[]): Promise<Run> {
  return runHere(["generate", ...args], { cwd: folder });
}

test("options stand in healos-codegen.json", async () => {
  const settings = { spec: "api.yaml", out: "client", layout: "source", importExtension: "none" };
  const folder = folderWith({ generate: settings, lint: { format: "json" } });
  const { code, stderr } = await generate(folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const files = tree(join(folder, "client"));
  expect(files["index.ts"]).toContain('from "./things"');
  expect((await generate(folder, "--check")).code).toBe(0);
});

test("what stands on the command line wins", async () => {
  const folder = folderWith({ generate: { spec: "none.yaml", out: "client", dryRun: true } });
  const { code, stdout } = await generate(folder, "--spec", "api.yaml", "--out", "other");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^other: \d+ files would be written/m);
});

test("options that exclude each other do so here too", async () => {
  const { code, stderr } = await generate(folderWith({ generate: { check: true, watch: true } }));
  expect(code).toBe(2);
  expect(stderr).toContain("'--watch' cannot be used with option '--check'");
});

test("repeatable options are lists, numbers may be numbers", async () => {
  const folder = folderWith({ emulate: { port: 99_999, fault: ["5xx:0.1"], key: ["k=o:*"] } });
  const { code, stderr } = await runHere(["emulate"], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^healos-codegen\.json:3:5: `port` cannot be "99999"\. Ports end at 65535\.\n$/,
  );
});

test.each([
  [
    { generat: {} },
    /^healos-codegen\.json:2:3: There is no command "generat"\. Did you mean generate\?\n$/,
  ],
  [
    { generate: { layuot: "source" } },
    /^healos-codegen\.json:3:5: `generate` has no option "layuot"\. Did you mean layout\?\n$/,
  ],
  [{ generate: { "import-extension": "js" } }, /Did you mean importExtension\?\n$/],
  [{ generate: { check: "yes" } }, /:3:5: `check` is true or false\.\n$/],
  [{ generate: { out: ["a", "b"] } }, /:3:5: `out` is a text\.\n$/],
  [
    { generate: { layout: "sorce" } },
    /`layout` cannot be "sorce"\. Allowed choices are package, source\.\n$/,
  ],
  [
    { generate: { int64: "integer" } },
    /`int64` cannot be "integer"\. Allowed choices are number, string, bigint\.\n$/,
  ],
  [{ generate: [] }, /:2:3: An object is needed here\.\n$/],
  ["{", /^healos-codegen\.json:1:2: The JSON text ends too early\. .+\n$/],
  ["generate: {}", /^healos-codegen\.json:1:1: .+\n$/],
  ["", /^healos-codegen\.json:1:1: The file is empty\. Write \{\} or delete it\.\n$/],
])("%j is one clear error", async (settings, message) => {
  const folder = folderWith(settings);
  const { code, stdout, stderr } = await generate(folder, "--spec", "api.yaml");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("a folder of that name is no settings file", async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "healos-codegen.json"));
  const { code, stderr } = await generate(folder);
  expect(code).toBe(2);
  expect(stderr).toBe(
    "healos-codegen.json:1:1: This is a folder. A file of this name is read: rename the folder.\n",
  );
});

test("only the working folder is asked for settings", async () => {
  const folder = folderWith({ generate: { nonsense: true } });
  mkdirSync(join(folder, "inside"));
  const args = ["generate", "--spec", "../api.yaml", "--dry-run"];
  expect((await runHere(args, { cwd: join(folder, "inside") })).code).toBe(0);
});

test("lint looks at the document of generate, unless it is given another", async () => {
  const folder = folderWith({
    $schema: "https://example.org/s.json",
    generate: { spec: "api.yaml" },
  });
  const { stdout } = await runHere(["lint"], { cwd: folder });
  expect(stdout).toBe("api.yaml: 0 errors, 0 warnings\n");
  const other = await runHere(["lint", "none.yaml"], { cwd: folder });
  expect(other.stderr).toMatch(/^none\.yaml:1:1: /);
});

test("a number where a text is needed is refused", async () => {
  const { code, stderr } = await generate(folderWith({ generate: { spec: "api.yaml", out: 5 } }));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^healos-codegen\.json:\d+:\d+: `out` is a text\.\n$/);
});

test("the published schema takes what the program takes", () => {
  const valid = new Ajv2020({ strict: false }).compile(settingsSchema());
  const settings = {
    $schema: "./node_modules/healos-codegen/dist/settings.schema.json",
    generate: {
      spec: "api.yaml",
      include: "pets",
      exclude: ["toys"],
      dryRun: true,
      int64: "bigint",
      dates: "date",
    },
    lint: { maxWarnings: 3, rule: ["left-out=off"] },
    emulate: { port: 0, log: true },
  };
  expect(valid(settings)).toBe(true);
  for (const wrong of [
    { generate: { out: 5 } },
    { generate: { layout: "sauce" } },
    { generate: { outt: "x" } },
    { emulate: { port: "1" } },
    { lints: {} },
  ]) {
    expect(valid(wrong)).toBe(false);
  }
});
