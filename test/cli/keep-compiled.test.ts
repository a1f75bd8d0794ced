import { readdirSync, statSync, writeFileSync } from "node:fs";
import * as module from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { program, root } from "../program.js";
import { skipped } from "../skipped.js";
import { tempFolder } from "../temp-folder.js";

const folder = join(root, "node_modules", ".cache", "healos-codegen");
const isOurs = !("enableCompileCache" in module);
if (!isOurs) skipped("Node keeps what it compiled itself here.");

/** What is kept of the compiler, as paths. */
function kept(): string[] {
  const names = readdirSync(folder).filter((name) => /^typescript-[\d.]+-\d+\.bin$/.test(name));
  return names.map((name) => join(folder, name));
}

test.runIf(isOurs)(
  "what is kept of the compiler is made, and made anew where it is damaged",
  async () => {
    const size = (type: string): string =>
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "T", version: "1" },
        paths: {
          "/a": {
            get: {
              operationId: "a",
              responses: {
                200: { description: "A.", content: { "application/json": { schema: { type } } } },
              },
            },
          },
        },
      });
    const cwd = tempFolder();
    writeFileSync(join(cwd, "base.json"), size("integer"));
    writeFileSync(join(cwd, "head.json"), size("string"));
    const diff = ["diff", "base.json", "head.json"];
    const first = await program(diff, { cwd });
    expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining("TS2322") });
    expect(kept()).not.toEqual([]);
    for (const file of kept()) writeFileSync(file, "damaged");
    expect(await program(diff, { cwd })).toEqual(first);
    expect(
      kept()
        .map((file) => statSync(file).size)
        .filter((size) => size > 1_000_000),
    ).not.toEqual([]);
    expect(await program(diff, { cwd })).toEqual(first);
  },
);
