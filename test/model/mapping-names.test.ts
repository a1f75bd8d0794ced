import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { formatProblem } from "../../src/read/problem.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/*
 * A mapping may name a schema without saying where it is. In a document of several files that is one of the
 * alternatives, one of the document's own schemas, or one of the file that the mapping stands in.
 */
const variant = "{ type: object, required: [kind], properties: { kind: { type: string } } }";
const files = {
  "api.yaml": `openapi: 3.0.3
info: { title: Map, version: "1" }
paths:
  /pets: { get: { operationId: listPets, responses: { "200": { description: It., content: { application/json: { schema: { $ref: "pet.yaml#/components/schemas/Pet" } } } } } } }
  /files: { get: { operationId: listFiles, responses: { "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Filed" } } } } } } }
  /bases: { get: { operationId: listBases, responses: { "200": { description: It., content: { application/json: { schema: { $ref: "base.yaml#/components/schemas/Sub" } } } } } } }
components:
  schemas:
    Cat: { type: object, properties: { other: { type: boolean } } }
    Filed: { oneOf: [{ $ref: bird.yaml }, { $ref: fish.yaml }], discriminator: { propertyName: kind, mapping: { BIRD: Bird, FISH: Missing } } }
`,
  "pet.yaml": `components:
  schemas:
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind, mapping: { CAT: Cat, DOG: Dog } } }
    Cat: ${variant}
    Dog: ${variant}
`,
  "base.yaml": `components:
  schemas:
    Base: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { SUB: Sub } } }
    Sub: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { a: { type: string } } }] }
`,
  "bird.yaml": variant,
  "fish.yaml": variant,
};

test("bare names in the mappings of other files", async () => {
  const folder = tempFolder();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const out = join(folder, "client");
  const { warnings } = await generate({ spec: join(folder, "api.yaml"), out, layout: "source" });
  const text = (tree(out)["models.ts"] ?? "").replaceAll(/\s+/g, " ");
  expect(text).toMatch(
    /export type Pet = \| \(\w+ & { kind: "CAT"; }\) \| \(Dog & { kind: "DOG"; }\);/,
  );
  expect(text).toContain('export type Sub = Base & { a?: string; } & { kind: "SUB"; };');
  // What a mapping leads to that is not there is not known, so that its schema's own name is no value either.
  expect(text).toContain('export type Filed = | (Bird & { kind: "BIRD"; }) | Fish;');
  expect(warnings.map(formatProblem).join("\n")).toContain('maps "FISH" to a schema that does not');
});
