import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { companionNames } from "../../src/companions/companions.js";
import { clientOf } from "../client-of.js";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { root } from "../program.js";

/*
 * What companions write compiles under the strictest flags, beside the client: for the Healos document, for every
 * keyword, and for names that a file declares itself. The code of docs/companions.md is part of it.
 */
const odd = `
paths:
  /issues:
    get:
      operationId: listIssues
      tags: [issues]
      parameters: [{ name: big, in: query, schema: { type: integer, format: int64, minimum: 3 } }]
      responses:
        "200": { description: Some., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Issue" } } } } }
        4XX: { description: None., content: { application/json: { schema: { $ref: "#/components/schemas/Place" } } } }
        default: { description: None., content: { text/plain: { schema: { type: string } } } }
    post:
      operationId: addIssue
      tags: [issues]
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Issue" } }
          multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } } }
      responses: { "204": { description: Done. } }
components:
  schemas:
    Issue: { type: object, required: [id], properties: { id: { type: integer, format: int64 }, parent: { $ref: "#/components/schemas/Issue" } } }
    Place: { type: object, properties: { at: { type: [string, "null"], format: date-time }, Verdict: { $ref: "#/components/schemas/Verdict" } } }
    Verdict: { enum: [1, "a", null, true] }
    z: { type: string }
    schema: { type: string, pattern: "\u202e/" }
    typed: { oneOf: [{ type: string, minLength: 2 }, { $ref: "#/components/schemas/z" }] }
`;

/** Operations that take and give nothing. */
const schemaless = `
paths:
  /ping:
    get: { responses: { "204": { description: Fine. } } }
    delete: { responses: { default: { description: Whatever. } } }
`;

const swagger = `
swagger: "2.0"
info: { title: Old, version: "1.0.0" }
host: old.example.com
basePath: /v1
consumes: [application/json]
produces: [application/json]
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, type: integer, format: int64 }]
    get: { tags: [things], operationId: getThing, responses: { 200: { description: It., schema: { $ref: "#/definitions/Thing" } } } }
    put:
      tags: [things]
      operationId: putThing
      parameters: [{ name: body, in: body, required: true, schema: { $ref: "#/definitions/Thing" } }]
      responses: { 204: { description: Done. } }
    post:
      tags: [things]
      operationId: attach
      consumes: [multipart/form-data]
      parameters: [{ name: file, in: formData, required: true, type: file }, { name: note, in: formData, type: string }]
      responses: { 201: { description: Attached., schema: { type: file } } }
definitions:
  Thing: { type: object, required: [id, kind], discriminator: kind, properties: { id: { type: integer, readOnly: true }, kind: { type: string } } }
  Special: { allOf: [{ $ref: "#/definitions/Thing" }, { type: object, properties: { more: { type: array, items: { $ref: "#/definitions/Thing" } } } }] }
`;

/** What the package itself declares; whether that fits is asked where the emulator is used. */
const emulator =
  'declare module "healos-codegen/emulator" {\n' +
  "  export function createEmulator(): Promise<{ basePath: string; fetch: typeof fetch }>;\n}\n";

/** A client that has some scopes only, in the hands of every companion. */
const scoped = `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { createClient } from "./healos/index.js";
import { registerTools } from "./healos/mcp.js";
import {
  createPatientMutation, ensurePatientMutation, getPatientOptions, listAllPatientsInfiniteOptions,
} from "./healos/tanstack-query.js";
import { schemas, validate } from "./healos/zod.js";
import { schemas as others, validate as hold } from "./healos/valibot.js";
const middleware = [validate(schemas), hold(others)];
const reading = createClient({ scopes: ["patients:read"], middleware });
const noting = createClient({ scopes: ["notes:read"], middleware });
const server = new McpServer({ name: "a", version: "1" });
registerTools(server, reading, { scopes: ["patients:read"] });
registerTools(server, reading, { scopes: ["patients:read"], operations: ["getPatient"] });
registerTools(server, reading, { scopes: [] });
// @ts-expect-error: the default tools need more.
registerTools(server, reading);
// @ts-expect-error: it needs patients:write.
registerTools(server, reading, { scopes: ["patients:read"], operations: ["createPatient"] });
// @ts-expect-error: the client does not have it.
registerTools(server, reading, { scopes: ["patients:read", "patients:write"] });
getPatientOptions(reading, { patientId: "1" });
listAllPatientsInfiniteOptions(reading);
// @ts-expect-error: it needs patients:read.
getPatientOptions(noting, { patientId: "1" });
// @ts-expect-error: it needs patients:read.
listAllPatientsInfiniteOptions(noting);
// @ts-expect-error: it needs patients:write.
createPatientMutation(reading);
// @ts-expect-error: it needs patients:write.
ensurePatientMutation(reading);
`;

test("all of it compiles", async () => {
  const keywords = readFileSync(join(import.meta.dirname, "keywords.yaml"), "utf8");
  const healos = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
  const options = { companions: companionNames };
  const clients = {
    healos: await clientOf(healos, options),
    // openapi-typescript has no type for a schema that is one of several or a list of itself.
    keywords: await clientOf(keywords, {
      companions: companionNames.filter((name) => name !== "openapi-fetch"),
    }),
    odd: await clientOf(odd, options),
    bigint: await clientOf(odd, { ...options, int64: "bigint" }),
    string: await clientOf(odd, { ...options, int64: "string" }),
    dates: await clientOf(odd, { ...options, dates: "date" }),
    // What is not there is no reason for a file that does not compile.
    schemaless: await clientOf(schemaless, options),
    modelsOnly: await clientOf(`paths: {}\n${odd.slice(odd.indexOf("components:"))}`, options),
    swagger: await clientOf(swagger, options),
    sliced: await clientOf(healos, { ...options, include: ["listPatients", "exportNotes"] }),
    others: await clientOf(healos, { ...options, exclude: ["patients"] }),
  };
  const files = new Map<string, string>();
  for (const [name, { files: own }] of Object.entries(clients)) {
    for (const [path, text] of own) files.set(join(root, "companions", name, path), text);
  }
  for (const [index, code] of docs().entries()) {
    files.set(join(root, "companions", `docs-${index}.ts`), code);
  }
  files.set(join(root, "companions", "scoped.ts"), scoped);
  files.set(join(root, "companions", "emulator.d.ts"), emulator);
  const [flags = {}] = Object.values(flagSets);
  const errors = compileNatively(files, { ...flags, noUnusedLocals: true });
  expect(errors.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

function docs(): string[] {
  const text = readFileSync(join(root, "docs", "companions.md"), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}
