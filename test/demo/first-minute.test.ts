import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { demoSteps } from "../../src/demo/steps.js";
import { errorsOfUse } from "../client-of.js";
import { program, root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

test("the demo tells each step, its requests and what came of them, and writes nothing", async () => {
  const cwd = tempFolder();
  const { code, stdout, stderr } = await program(["demo"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(tree(cwd)).toEqual({});
  const told = [
    ...stdout.matchAll(/^ *[\d.]+ s {2}(\w+) \S+ (\d{3})(, try again in \d s)?$/gm),
  ].map(([, method, status, wait = ""]) => `${method} ${status}${wait.replace(/\d/, "n")}`);
  expect(told.slice(0, 4)).toEqual(["GET 200", "POST 201", "POST 409", "POST 409"]);
  const refused = told.indexOf("GET 429, try again in n s");
  expect(told[refused + 1]).toBe("GET 200");
  for (const { title } of demoSteps) expect(stdout).toContain(title);
  expect(stdout).toContain("Patient with this external_id already exists");
  expect(stdout).toMatch(/created: false/);
  expect(stdout).toMatch(/201 patients/);
});

test("what the demo shows compiles", () => {
  const healos = Object.entries(tree(join(root, "generated", "src")));
  const files = new Map(healos.filter(([path]) => path.endsWith(".ts")));
  const steps = demoSteps.map(({ imports, code }, index) => {
    const names = imports.map((name) => `${name} as ${name}${index}`);
    const own = imports.map((name) => `const ${name} = ${name}${index};`);
    return `import { ${names.join(", ")} } from "./index.js";
export async function step${index}(client: Client): Promise<void> { ${own.join(" ")} ${code} }`;
  });
  const use = `import type { Client } from "./index.js";\n${steps.join("\n")}`;
  expect(errorsOfUse({ files }, use)).toEqual([]);
});

test("the README shows the command", () => {
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("healos-codegen demo");
});
