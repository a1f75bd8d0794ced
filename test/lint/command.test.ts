import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { Repository } from "../diff/action-run.js";
import { program, type Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { list, merge, plainDocument, thing, type Part } from "./documents.js";

const wrongDefault = thing({ size: { type: "integer", default: "large" } });
const withoutId = list({ operationId: undefined });

function folderWith(changes: Part): string {
  const folder = tempFolder();
  writeFileSync(join(folder, "things.yaml"), stringify(merge(plainDocument, changes)));
  return folder;
}

test("the bundled document is clean", async () => {
  const { code, stdout, stderr } = await program(["lint"]);
  expect(stdout).toBe("spec/healos.yaml: 0 errors, 0 warnings\n");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("findings are lines with a place, and an error is exit code 1", async () => {
  const cwd = folderWith(merge(wrongDefault, withoutId));
  const { code, stdout, stderr } = await runHere(["lint", "things.yaml"], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^things\.yaml:7:5: warning operation-id-missing: .+\. .+\.$/),
    expect.stringMatching(/^things\.yaml:\d+:\d+: error example-invalid: .+\. .+\.$/),
    "things.yaml: 1 error, 1 warning",
    "",
  ]);
});

test("a document as git has it, with places that say so", async () => {
  const repository = new Repository();
  repository.commit({ "api/things.yaml": stringify(merge(plainDocument, wrongDefault)) });
  writeFileSync(join(repository.folder, "api", "things.yaml"), "{}");
  const cwd = repository.folder;
  const { code, stdout } = await runHere(["lint", "HEAD:api/things.yaml"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^HEAD:api\/things\.yaml:\d+:\d+: error/m);
  const below = await runHere(["lint", "HEAD:./things.yaml"], { cwd: join(cwd, "api") });
  expect(below.stdout).toBe(stdout);
  const gone = await runHere(["lint", "HEAD:gone.yaml"], { cwd });
  expect(gone).toMatchObject({ code: 2, stdout: "" });
  expect(gone.stderr).toMatch(/^HEAD:gone\.yaml:1:1: "HEAD" has no such file\. Write its path /);
});

test("a document that says nothing is an error, and generate refuses it and leaves the client that is there", async () => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, "empty.yaml"), "openapi: 3.1.0\n");
  const { code, stdout } = await runHere(["lint", "empty.yaml"], { cwd });
  expect(code).toBe(1);
  expect(stdout.split("\n")).toEqual([
    "empty.yaml:1:1: error document-incomplete: The document has no info object. Add one with a title and a version.",
    "empty.yaml:1:1: error document-incomplete: The document has neither paths nor components nor webhooks. Add paths, or name the file that has them.",
    "empty.yaml: 2 errors, 0 warnings",
    "",
  ]);
  const args = ["generate", "--out", "client", "--spec"];
  writeFileSync(join(cwd, "types.yaml"), "openapi: 3.1.0\ncomponents: { schemas: { A: {} } }\n");
  expect(await runHere([...args, "types.yaml"], { cwd })).toMatchObject({ code: 0 });
  expect(await runHere([...args, "empty.yaml"], { cwd })).toMatchObject({
    code: 2,
    stdout: "",
    stderr:
      "empty.yaml:1:1: The document has no operations, no webhooks and no schemas, so that there is no client to " +
      "generate. Name the file that has them, or add what is missing.\n",
  });
  expect(await runHere([...args, "types.yaml", "--check"], { cwd })).toMatchObject({ code: 0 });
  writeFileSync(join(cwd, "wrong.yaml"), "openapi: 3.1.0\npaths: { a: { get: {} } }\n");
  const wrong = await runHere([...args, "wrong.yaml"], { cwd });
  expect(wrong.stderr).toMatch(
    /^wrong\.yaml:2:10: The path "a" does not begin with a slash\..*\n$/,
  );
});

test("generate refuses a slice that has no operation, and leaves the client that is there", async () => {
  const cwd = folderWith({});
  const args = ["generate", "--spec", "things.yaml", "--out", "client"];
  expect(await runHere(args, { cwd })).toMatchObject({ code: 0 });
  expect(await runHere([...args, "--exclude", "/things"], { cwd })).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "things.yaml:1:1: No operation is left. Correct --include or --exclude.\n",
  });
  expect(await runHere([...args, "--check"], { cwd })).toMatchObject({ code: 0 });
});

test.each<[string, Part, string[]]>([
  ["no title and no version", { info: { title: undefined, version: null } }, ["title", "version"]],
  ["components alone", { paths: undefined }, []],
  ["webhooks alone", { paths: undefined, components: undefined, webhooks: {} }, []],
])("a document with %s", async (_, changes, missing) => {
  const { stdout } = await runHere(["lint", "things.yaml"], { cwd: folderWith(changes) });
  const found = stdout.split("\n").filter((line) => line.includes("document-incomplete"));
  expect(found.map((line) => /info has no (\w+)/.exec(line)?.[1])).toEqual(missing);
});

test("warnings alone are exit code 0", async () => {
  const { code } = await runHere(["lint", "things.yaml"], { cwd: folderWith(withoutId) });
  expect(code).toBe(0);
});

test("what is no document is exit code 2", async () => {
  const { code, stdout, stderr } = await runHere(["lint", "none.yaml"], { cwd: tempFolder() });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^none\.yaml:1:1: .+\n$/);
});

test("--format json", async () => {
  const cwd = folderWith(wrongDefault);
  const { code, stdout } = await runHere(["lint", "things.yaml", "--format", "json"], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    file: "things.yaml",
    errors: 1,
    warnings: 0,
    findings: [
      {
        id: "example-invalid",
        severity: "error",
        pointer: "#/components/schemas/Thing/properties/size/default",
        place: { file: "things.yaml" },
      },
    ],
  });
});

test("--format sarif", async () => {
  const cwd = folderWith(wrongDefault);
  const { stdout } = await runHere(["lint", "things.yaml", "--format", "sarif"], { cwd });
  const { version, runs } = JSON.parse(stdout);
  const [{ tool, results }] = runs;
  const [result] = results;
  expect(version).toBe("2.1.0");
  expect(tool.driver.rules[result.ruleIndex].id).toBe("example-invalid");
  expect(result.level).toBe("error");
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: "things.yaml" },
    region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
  });
});

test("--format github", async () => {
  const cwd = folderWith(withoutId);
  const { stdout } = await runHere(["lint", "things.yaml", "--format", "github"], { cwd });
  expect(stdout).toMatch(
    /^::warning file=things\.yaml,line=7,col=5,title=operation-id-missing::GET \/things has .+\n$/,
  );
});

test("a rule can be made another severity, or left out", async () => {
  const cwd = folderWith(merge(wrongDefault, withoutId));
  const lint = (...args: string[]): Promise<Run> =>
    runHere(["lint", "things.yaml", ...args], { cwd });
  const eased = await lint("--rule", "example-invalid=warn", "--rule", "operation-id-missing=off");
  expect(eased).toMatchObject({ code: 0, stderr: "" });
  expect(eased.stdout).toMatch(
    /^things\.yaml:\d+:\d+: warning example-invalid: .+\n.+ 1 warning\n$/,
  );
  expect((await lint("--rule", "operation-id-missing=error")).stdout).toContain("2 errors, 0 warn");
  expect(await lint("--rule", "example-invlid=off")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Did you mean example-invalid?") as string,
  });
});

test("more warnings than are allowed are exit code 1, in the settings too", async () => {
  const cwd = folderWith(withoutId);
  const args = ["lint", "things.yaml"];
  expect((await runHere([...args, "--max-warnings", "1"], { cwd })).code).toBe(0);
  expect((await runHere([...args, "--max-warnings", "0"], { cwd })).code).toBe(1);
  const settings = { lint: { maxWarnings: 0, rule: "scope-missing=off" } };
  writeFileSync(join(cwd, "healos-codegen.json"), JSON.stringify(settings));
  expect(await runHere(args, { cwd })).toMatchObject({ code: 1, stderr: "" });
});

test("what the baseline has is not told again, wherever its line has moved to", async () => {
  const cwd = folderWith(wrongDefault);
  const args = ["lint", "things.yaml"];
  const before = await runHere([...args, "--format", "json"], { cwd });
  writeFileSync(join(cwd, "base.json"), before.stdout);
  const text = stringify(merge(plainDocument, merge(wrongDefault, withoutId)));
  writeFileSync(join(cwd, "things.yaml"), `# A line more.\n${text}`);
  const after = await runHere([...args, "--baseline", "base.json"], { cwd });
  expect(after).toMatchObject({ code: 0, stderr: "" });
  expect(after.stdout).toMatch(
    / operation-id-missing: .+\n.+: 0 errors, 1 warning, 1 in the baseline\n$/,
  );
  writeFileSync(join(cwd, "list.json"), "[]");
  for (const [name, what] of [
    ["none.json", "There is no such baseline"],
    ["list.json", "This is no report of lint"],
  ] as const) {
    const wrong = await runHere([...args, "--baseline", name], { cwd });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(new RegExp(`^${name}:1:1: ${what}\\. .+\\n$`));
  }
});
