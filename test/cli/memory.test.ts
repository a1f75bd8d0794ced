import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

const part = (name: string): string => `type: object\nproperties:\n  ${name}: { type: string }\n`;
const typed = (name: string): string =>
  `{ type: object, required: [t], properties: { t: { type: string }, ${name}: {} } }`;
const spec = `openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          description: Things.
          content: { application/json: { schema: { $ref: thing.yaml } } }
`;

let folder: string;
beforeEach(() => {
  folder = tempFolder();
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "spec.yaml"), spec);
  writeFileSync(join(folder, "thing.yaml"), part("first"));
});

function generate(...options: string[]): Promise<Run> {
  return runHere(["generate", "--spec", "spec.yaml", "--out", "out", ...options], { cwd: folder });
}

function poison(): void {
  // A remembered run is recognised by what it says, which no generation of this document would.
  const cache = join(folder, "node_modules", ".cache", "healos-codegen");
  for (const file of readdirSync(cache)) {
    const path = join(cache, file);
    const memory = JSON.parse(readFileSync(path, "utf8")) as { report: { operations: number } };
    memory.report.operations = 77;
    writeFileSync(path, JSON.stringify(memory));
  }
}

describe("an unchanged run", () => {
  it("is remembered, for --dry-run too, and --check believes nothing of it", async () => {
    await generate();
    poison();

    expect((await generate("--check")).stdout).toMatch(/^1 operations/);
    for (const options of [[], ["--dry-run"]]) {
      const run = await generate(...options);
      expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^77 operations/) });
    }
  });

  it.each<[string, () => void]>([
    ["the document", () => writeFileSync(join(folder, "spec.yaml"), `${spec}# more\n`)],
    ["a file it refers to", () => writeFileSync(join(folder, "thing.yaml"), part("second"))],
    ["a generated file", () => writeFileSync(join(folder, "out", "src", "index.ts"), "")],
    ["a missing generated file", () => rmSync(join(folder, "out", "src", "index.ts"))],
    ["the manifest", () => rmSync(join(folder, "out", ".generated.json"))],
  ])("is not believed after a change of %s", async (_what, change) => {
    await generate();
    poison();
    change();

    const run = await generate("--dry-run");
    expect(run.stdout + run.stderr).not.toContain("77 operations");
  });

  it.each([
    ["--import-extension", "ts"],
    ["--int64", "bigint"],
    ["--dates", "date"],
  ])("is not taken for one with other options: %s", async (...options) => {
    await generate();
    poison();

    expect((await generate(...options)).stdout).toMatch(/^1 operations/);
  });

  it.each([
    ["--import-extension", "ts"],
    ["--layout", "source"],
    ["--int64", "string"],
    ["--include", "listThings"],
    ["--spec", "other.yaml"],
  ])(
    "is not believed after a run with other options into the same folder: %s",
    async (...options) => {
      const twoOperations = `${spec}  /more: { get: { operationId: more, responses: { "200": { $ref: "#/paths/~1things/get/responses/200" } } } }\n`;
      writeFileSync(
        join(folder, "spec.yaml"),
        twoOperations.replace("$ref: thing.yaml", "$ref: big.yaml"),
      );
      writeFileSync(join(folder, "big.yaml"), "{ type: integer, format: int64 }\n");
      writeFileSync(join(folder, "other.yaml"), spec);
      await generate();
      const first = tree(join(folder, "out"));
      await generate(...options);
      expect(tree(join(folder, "out"))).not.toEqual(first);
      expect((await generate("--check")).code).toBe(1);

      await generate();
      expect(tree(join(folder, "out"))).toEqual(first);
    },
  );

  it("is not believed where a whole other output was put in its place", async () => {
    await generate();
    const out = join(folder, "out");
    cpSync(out, join(folder, "theirs"), { recursive: true });
    writeFileSync(join(folder, "thing.yaml"), part("second"));
    await generate();
    rmSync(out, { recursive: true });
    renameSync(join(folder, "theirs"), out);

    expect((await generate("--check")).code).toBe(1);
    expect((await generate()).stdout).not.toContain(": 0 files written");
    expect((await generate("--check")).code).toBe(0);
  });

  it("remembers a file that was looked for in vain, until it is there", async () => {
    const union = `oneOf: [{ $ref: "#/$defs/A" }]
discriminator: { propertyName: t, mapping: { other: other.yaml } }
$defs: { A: ${typed("a")} }
`;
    writeFileSync(join(folder, "thing.yaml"), union);
    expect((await generate()).code).toBe(0);
    poison();
    expect((await generate()).stdout).toMatch(/^77 operations/);

    writeFileSync(join(folder, "other.yaml"), typed("b"));
    expect((await generate()).stdout).toMatch(/^1 operations/);
  });

  it("is not remembered where there are no packages: the project stays as it is", async () => {
    rmSync(join(folder, "node_modules"), { recursive: true });
    await generate();

    expect(readdirSync(folder).sort()).toEqual(["out", "spec.yaml", "thing.yaml"]);
  });
});
