import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { compileNatively } from "../compile-natively.js";
import { flagSets } from "../compile.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/** A document in several files: paths, parameters and schemas in files of their own, which refer back and on. */
const files = {
  "api.yaml": `openapi: 3.1.0
info: { title: Example, version: "1" }
paths:
  /pets: { $ref: "paths/pets.yaml" }
components:
  schemas:
    Pet: { $ref: "schemas/pet.yaml" }
    Fault: { type: object, properties: { message: { type: string } } }
`,
  "paths/pets.yaml": `get:
  operationId: listPets
  tags: [pets]
  parameters: [{ $ref: "../parameters.json#/limit" }]
  responses:
    "200": { description: It., content: { application/json: { schema: { type: array, items: { $ref: "../schemas/pet.yaml" } } } } }
    "404": { description: Not., content: { application/json: { schema: { $ref: "../api.yaml#/components/schemas/Fault" } } } }
`,
  "parameters.json": `{ "limit": { "name": "limit", "in": "query", "schema": { "type": "integer" } } }`,
  "schemas/pet.yaml": `type: object
properties:
  owner: { $ref: "people.yaml#/$defs/Owner" }
  parent: { $ref: "#" }
  toys: { type: array, items: { $ref: "big toy.yaml" } }
`,
  "schemas/people.yaml": `$defs: { Owner: { type: object, properties: { pets: { type: array, items: { $ref: "pet.yaml" } } } } }\n`,
  "schemas/big toy.yaml": `{ type: object, properties: { name: { type: string } } }\n`,
};

test("a document in several files", async () => {
  const folder = tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const out = join(folder, "client");
  const report = await generate({ spec: join(folder, "api.yaml"), out, layout: "source" });
  expect(report.warnings).toEqual([]);
  expect(report.files.length).toBe(Object.keys(files).length);

  const texts = tree(out);
  const models = texts["models.ts"] ?? "";
  expect(models.slice(models.indexOf("export "))).toBe(MODELS);
  expect(texts["pets.ts"]).toContain("export type ListPetsData = Pet[];");
  const sources = Object.entries(texts).filter(([path]) => /^\w+\.ts$/.test(path));
  const virtual = new Map(sources.map(([path, text]) => [join(root, "several", path), text]));
  const [flags] = Object.values(flagSets);
  expect(compileNatively(virtual, flags ?? {}, join(root, "src", "runtime"))).toEqual([]);
});

/** Called after the components, the files and the places that the schemas stand in. */
const MODELS = `export interface BigToy {
  name?: string;
}

export interface Fault {
  message?: string;
}

export interface Owner {
  pets?: Pet[];
}

export interface Pet {
  owner?: Owner;
  parent?: Pet;
  toys?: BigToy[];
}
`;
