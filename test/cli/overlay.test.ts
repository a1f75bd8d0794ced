import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { folderOf } from "../read/temp-document.js";
import { program, type Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tree } from "../tree.js";

const api = `openapi: 3.1.0
info: { title: Clinic, version: "1" }
servers: [{ url: https://clinic.example/v1 }]
paths:
  /visits:
    get:
      operationId: GetVisits
      responses:
        "200":
          description: OK
          content: { application/json: { schema: { type: string } } }
`;

const fix = `overlay: 1.1.0
info: { title: What the clinic's document says wrong, version: "1" }
extends: api.yaml
actions:
  - target: $.paths['/visits'].get
    update:
      operationId: listVisits
      parameters: [{ name: day, in: query, required: true, schema: { type: string } }]
  - target: $.paths..schema[?@.type == 'string']
    update: { type: array }
  - target: $.paths['/visits'].get.responses['200'].content['application/json'].schema
    update: { type: array, items: { $ref: "#/components/schemas/Visit" } }
`;

function clinic(files: Record<string, string> = {}): string {
  return folderOf({ "api.yaml": api, "fix.yaml": fix, ...files });
}

function generate(folder: string, ...args: string[]): Promise<Run> {
  return runHere(["generate", "--out", "client", "--layout", "source", ...args], { cwd: folder });
}

test("generate corrects the document, and an error leads to the overlay", async () => {
  const folder = clinic();
  const { code, stderr } = await generate(folder, "--spec", "api.yaml", "--overlay", "fix.yaml");
  expect(code).toBe(2);
  expect(stderr).toMatch(/^fix\.yaml:12:37: The reference "#\/components\/schemas\/Visit" leads /m);
  expect(stderr.match(/^fix\.yaml:9:5: The target /m)).toBeNull();

  const mended = `${fix}  - target: $\n    update: { components: { schemas: { Visit: { type: object } } } }\n`;
  writeFileSync(join(folder, "fix.yaml"), mended);
  const again = await generate(folder, "--overlay", "fix.yaml");
  expect(again).toMatchObject({ code: 0 });
  expect(again.stderr).toBe(
    `fix.yaml:9:5: The target "$.paths..schema[?@.type == 'string']" selects nothing in the document. Correct it, or take the action out.\n`,
  );
  const files = tree(join(folder, "client"));
  expect(Object.values(files).join("")).toContain("export function listVisits(");
  const strict = await generate(folder, "--overlay", "fix.yaml", "--strict-overlays");
  expect(strict).toMatchObject({ code: 2, stdout: "" });
});

const small = `overlay: 1.0.0
info: { title: Names, version: "1" }
actions:
  - target: $.paths['/visits'].get
    update: { operationId: listVisits }
`;

test("a second run knows that an overlay has changed", async () => {
  const folder = clinic({ "fix.yaml": small, "node_modules/.keep": "" });
  const run = (): Promise<Run> => generate(folder, "--spec", "api.yaml", "--overlay", "fix.yaml");
  const written = (): string => Object.values(tree(join(folder, "client"))).join("");
  await run();
  expect(written()).toContain("function listVisits(");
  writeFileSync(join(folder, "fix.yaml"), small.replace("listVisits", "allVisits"));
  await run();
  expect(written()).toContain("function allVisits(");
});

test("the settings name overlays, for lint too", async () => {
  const overlay = ["fix.yaml"];
  const settings = JSON.stringify({ generate: { spec: "api.yaml", out: "client", overlay } });
  const bad = small.replace("operationId: listVisits", 'parameters: [{ $ref: "#/none" }]');
  const folder = clinic({ "fix.yaml": bad, "healos-codegen.json": settings });
  for (const command of ["lint", "generate"]) {
    const { stdout, stderr } = await runHere([command], { cwd: folder });
    expect(stdout + stderr).toMatch(/fix\.yaml:5:30: .*"#\/none"/);
  }
});

test("diff corrects both documents", async () => {
  const folder = clinic({ "new.yaml": api.replace("GetVisits", "FetchVisits"), "fix.yaml": small });
  const diff = (...args: string[]): Promise<Run> =>
    runHere(["diff", "api.yaml", "new.yaml", "--wire-only", "--format", "json", ...args], {
      cwd: folder,
    });
  const findings = ({ stdout }: Run): unknown[] =>
    (JSON.parse(stdout) as { findings: unknown[] }).findings;
  expect(findings(await diff())).not.toEqual([]);
  expect(findings(await diff("--overlay", "fix.yaml"))).toEqual([]);
});

test("diff reads the overlay of a git ref at that ref", async () => {
  const folder = clinic({ "fix.yaml": small });
  const git = (...args: string[]): void => {
    const names = ["-c", "user.name=t", "-c", "user.email=t@t.example"];
    execFileSync("git", [...names, ...args], { cwd: folder, stdio: "ignore" });
  };
  git("init", "-b", "main");
  git("add", ".");
  git("commit", "-m", "begin");
  writeFileSync(join(folder, "fix.yaml"), small.replace("listVisits", "allVisits"));
  const args = ["diff", "main:api.yaml", "api.yaml", "--overlay", "fix.yaml"];
  const { stdout } = await program([...args, "--fail-on", "never"], { cwd: folder });
  expect(stdout).toContain("listVisits");
  expect(stdout).toContain("allVisits");
});

test("the emulator serves what the overlay says", async () => {
  const folder = clinic({
    "fix.yaml": small.replace("{ operationId: listVisits }", "{ x-a: 1, deprecated: true }"),
    "paths.yaml": small.replace("update: { operationId: listVisits }", "remove: true"),
  });
  const spec = join(folder, "api.yaml");
  const served = async (overlay: string): Promise<number> => {
    const emulator = await createEmulator({ spec, overlays: [join(folder, overlay)] });
    return (await emulator.fetch("http://localhost/v1/visits", {})).status;
  };
  expect(await served("fix.yaml")).toBe(200);
  expect(await served("paths.yaml")).not.toBe(200);
});

test("what is wrong with an overlay is a line with its place", async () => {
  const folder = clinic({ "fix.yaml": "overlay: 1.0.0\nactions: {}\n" });
  const { code, stderr } = await generate(folder, "--overlay", "fix.yaml", "--spec", "api.yaml");
  expect(code).toBe(2);
  expect(stderr.split("\n")).toEqual([
    "fix.yaml:1:1: info is not an object. Give the overlay an info with title and version.",
    "fix.yaml:2:1: actions is not a list with something in it. Write at least one action with a target and an update, a copy or remove: true.",
    "",
  ]);
  const missing = await generate(folder, "--overlay", "none.yaml", "--spec", "api.yaml");
  expect(missing.stderr).toBe("none.yaml:1:1: There is no such file. Check the path.\n");
});
