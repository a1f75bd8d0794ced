import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

const answer = (model: string): string =>
  `responses: { "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/${model}" } } } } }`;
const document = `openapi: 3.1.0
info: { title: Example, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], ${answer("Pet")} }
    post: { operationId: createPet, tags: [pets, admin], security: [{ key: [] }], requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }, ${answer("Pet")} }
  /pets/{id}/toys:
    get: { operationId: listToys, tags: [toys], deprecated: true, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], ${answer("Toy")} }
  /petshops:
    x-internal: true
    get: { tags: [shops], ${answer("pet")} }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Pet: { type: object, properties: { id: { type: string, readOnly: true }, owner: { $ref: "#/components/schemas/Owner" } } }
    pet: { type: object, properties: { shop: { type: string } } }
    Owner: { type: object, properties: { name: { type: string } } }
    Toy: { type: object, properties: { name: { type: string } } }
    Unused: { type: string }
`;

/** The files of the client, and what its models are called. */
async function client(slice: { include?: string[]; exclude?: string[] }): Promise<{
  files: string[];
  models: string[];
}> {
  const folder = tempFolder();
  writeFileSync(join(folder, "api.yaml"), document);
  await generate({
    spec: join(folder, "api.yaml"),
    out: join(folder, "out"),
    layout: "source",
    ...slice,
  });
  const files = tree(join(folder, "out"));
  const models = [...(files["models.ts"] ?? "").matchAll(/^export (?:interface|type) (\w+)/gm)];
  return {
    files: Object.keys(files).filter((file) => /^(pets|toys|shops)\.ts$/.test(file)),
    models: models.map(([, name = ""]) => name),
  };
}

test("everything, where nothing is said", async () => {
  const { files, models } = await client({});
  expect(files).toEqual(["pets.ts", "shops.ts", "toys.ts"]);
  expect(models).toEqual(["Owner", "Pet", "PetInput", "PetModel", "Toy", "Unused"]);
});

test.each([
  ["a tag", { include: ["toys"] }, ["toys.ts"], ["Toy"]],
  ["an operationId", { include: ["listToys"] }, ["toys.ts"], ["Toy"]],
  [
    "a path and what is below it",
    { include: ["/pets"] },
    ["pets.ts", "toys.ts"],
    ["Owner", "Pet", "PetInput", "Toy"],
  ],
  [
    "what is excluded of what is included",
    { include: ["/pets"], exclude: ["toys"] },
    ["pets.ts"],
    ["Owner", "Pet", "PetInput"],
  ],
  [
    "any tag, not only the first",
    { exclude: ["admin", "toys", "shops"] },
    ["pets.ts"],
    ["Owner", "Pet", "PetInput"],
  ],
  [
    "a glob of operationIds",
    { include: ["list*"] },
    ["pets.ts", "toys.ts"],
    ["Owner", "Pet", "PetInput", "Toy"],
  ],
  ["a glob of paths, of one segment", { include: ["/pets/*/toys"] }, ["toys.ts"], ["Toy"]],
  ["a glob of paths, of several", { include: ["/pet**s"], exclude: ["/*"] }, ["toys.ts"], ["Toy"]],
  [
    "what is not deprecated",
    { include: ["/pets"], exclude: ["deprecated"] },
    ["pets.ts"],
    ["Owner", "Pet", "PetInput"],
  ],
  [
    "what is not internal",
    { exclude: ["x-internal", "toys"] },
    ["pets.ts"],
    ["Owner", "Pet", "PetInput"],
  ],
  ["what is internal", { include: ["x-internal"] }, ["shops.ts"], ["PetModel"]],
  // Called `PetModel` beside a `Pet` that is not generated here: taking more later must rename nothing.
  ["names as in the whole client", { include: ["shops"] }, ["shops.ts"], ["PetModel"]],
])("%s", async (...[, slice, files, models]) => {
  expect(await client(slice)).toEqual({ files, models });
});

test.each([
  ["Toys", 'Did you mean "toys"?'],
  ["/pet", 'Did you mean "/pets"?'],
  ["nothing-like-it", "Correct --include or --exclude."],
])("what the document does not have: %s", async (name, todo) => {
  await expect(client({ include: [name] })).rejects.toThrow(
    `No operation has "${name}" as a tag, an operationId or the beginning of its path. ${todo}`,
  );
});
