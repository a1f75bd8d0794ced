import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { tempFolder } from "../temp-folder.js";

const document = (id: string, tag: string): string => `openapi: 3.1.0
info: { title: Example, version: "1" }
paths:
  /pets/{id}:
    get: { operationId: ${id}, tags: [${tag}], responses: {}, parameters: [{ name: id, in: path, required: true, schema: { type: string } }] }
    delete: { operationId: deletePet, tags: [${tag}], responses: {}, parameters: [{ name: id, in: path, required: true, schema: { type: string } }] }
`;

test("a function that is called otherwise than before", async () => {
  const folder = tempFolder();
  const spec = join(folder, "api.yaml");
  const run = async (text: string): Promise<unknown> => {
    writeFileSync(spec, text);
    return (await generate({ spec, out: join(folder, "out"), layout: "source" })).renamed;
  };
  const rename = { from: "getPet", to: "readPet", calls: "GET /pets/{id}" };
  expect(await run(document("getPet", "pets"))).toEqual([]);
  expect(await run(document("readPet", "pets"))).toEqual([rename]);
  expect(await run(document("readPet", "pets"))).toEqual([]);
  // Also where the operation has moved to another file.
  expect(await run(document("getPet", "animals"))).toEqual([
    { ...rename, from: rename.to, to: rename.from },
  ]);
});

const models = (schemas: string): string => `openapi: 3.1.0
info: { title: Example, version: "1" }
paths: {}
components: { schemas: { ${schemas} } }
`;

test("models that are called otherwise and are the same, and no others", async () => {
  const folder = tempFolder();
  const spec = join(folder, "api.yaml");
  const run = async (schemas: string): Promise<unknown> => {
    writeFileSync(spec, models(schemas));
    return (await generate({ spec, out: join(folder, "out") })).renamed;
  };
  const shop = (pet: string, owner: string): string => `
    ${pet}: { type: object, properties: { name: { type: string }, parent: { $ref: "#/components/schemas/${pet}" } } },
    ${owner}: { type: object, properties: { pets: { type: array, items: { $ref: "#/components/schemas/${pet}" } } } },
    Kept: { type: object, properties: { pet: { $ref: "#/components/schemas/${pet}" } } }`;
  expect(await run(shop("Pet", "Owner"))).toEqual([]);
  expect(await run(shop("Animal", "Keeper"))).toEqual([
    { from: "Pet", to: "Animal" },
    { from: "Owner", to: "Keeper" },
  ]);
  expect(await run(shop("Animal", "Keeper"))).toEqual([]);
  // What is gone and what has come may be alike in too little, or to too many.
  expect(await run("A: { type: string }, B: { enum: [x, y] }")).toEqual([]);
  expect(await run("C: { type: string }, D: { enum: [x, y] }, E: { enum: [x, y] }")).toEqual([]);
});
