import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "../read/temp-document.js";
import { root } from "../program.js";
import { runHere } from "../run-here.js";
import { tree } from "../tree.js";

const main = join(root, "dist", "cli", "main.js");
const api = `openapi: 3.1.0
info: { title: Clinic, version: "1" }
paths: { /visits: { get: { operationId: listVisits, responses: { "200": { description: OK } } } } }
components: { schemas: { Visit: { $ref: "visit.yaml" } } }
`;

test("a document comes from standard input, its references from the working folder", () => {
  const folder = folderOf({
    "visit.yaml": "{ type: object, properties: { day: { type: string } } }",
  });
  const args = [main, "generate", "--spec", "-", "--out", "client", "--layout", "source"];
  execFileSync(process.execPath, args, { cwd: folder, input: api });
  const code = Object.values(tree(join(folder, "client"))).join("");
  expect(code).toContain("function listVisits(");
  expect(code).toContain("day?: ");
});

test("what is wrong with it is told, in lint too", () => {
  const folder = folderOf({});
  const lint = spawnSync(process.execPath, [main, "lint", "-"], {
    cwd: folder,
    input: api,
    encoding: "utf8",
  });
  expect(lint.stdout).toMatch(/^<stdin>:4:\d+: warning .*visit\.yaml/m);
  expect(lint.stdout).toMatch(/^<stdin>: 0 errors/m);
});

test("it cannot be watched", async () => {
  const { code, stderr } = await runHere(["generate", "--spec", "-", "--watch"]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/'--watch' needs a document that can be read again/) as string,
  });
});
