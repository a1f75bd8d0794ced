import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { emulateForAgents } from "../../src/emulate-mcp.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

/*
 * A document that refers to a file outside its folder: every command refuses it with one line, and takes it where that is
 * allowed on the command line, or for `generate` in the settings.
 */
const api = `openapi: 3.1.0
info: { title: Visits, version: "1" }
paths:
  /visits:
    get:
      operationId: listVisits
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "../visit.yaml" } } } }
`;
const commands: readonly string[][] = [
  ["generate", "--spec", "own/api.yaml", "--out", "client", "--layout", "source"],
  ["lint", "own/api.yaml"],
  ["diff", "own/api.yaml", "own/api.yaml"],
  ["docs", "--spec", "own/api.yaml", "--out", "site"],
  ["verify", "own/api.yaml", "--har", "seen.har"],
];

function project(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "own"));
  writeFileSync(join(folder, "own", "api.yaml"), api);
  writeFileSync(
    join(folder, "visit.yaml"),
    "{ type: object, properties: { at: { type: string } } }\n",
  );
  writeFileSync(join(folder, "seen.har"), JSON.stringify(archive));
  return folder;
}

const archive = {
  log: {
    version: "1.2",
    creator: { name: "test", version: "1" },
    entries: [
      {
        startedDateTime: "2026-03-15T09:30:00Z",
        request: { method: "GET", url: "https://api.example.com/visits", headers: [] },
        response: {
          status: 200,
          headers: [{ name: "content-type", value: "application/json" }],
          content: { mimeType: "application/json", text: '{"at":"now"}' },
        },
      },
    ],
  },
};

/** What a command says of references, on either stream. */
async function saidOf(args: readonly string[], cwd: string): Promise<string> {
  const { stdout, stderr } = await runHere(args, { cwd });
  return /^.*--allow-external-refs.*$/m.exec(stdout + stderr)?.[0] ?? "";
}

test.each(commands)("%s takes what is outside where that is allowed", async (...args) => {
  const cwd = project();
  expect(await saidOf(args, cwd)).toMatch(/^own\/api\.yaml:8:\d+: .*"\.\.\/visit\.yaml"/);
  expect(await saidOf([...args, "--allow-external-refs"], cwd)).toBe("");

  const settings = { generate: { spec: "own/api.yaml", allowExternalRefs: true } };
  writeFileSync(join(cwd, "healos-codegen.json"), JSON.stringify(settings));
  expect(await saidOf(args, cwd)).toBe("");
});

test.each([createEmulator, emulateForAgents])("%o as well", async (make) => {
  const spec = join(project(), "own", "api.yaml");
  await expect(make({ spec })).rejects.toThrow("--allow-external-refs");
  await expect(make({ spec, allowExternalRefs: true })).resolves.toBeDefined();
});
