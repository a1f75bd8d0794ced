import type { Json, JsonObject } from "../../src/json/json.js";
import {
  at,
  breaking,
  list,
  movePath,
  operation,
  property,
  readPet,
  safe,
  schema,
  unchanged,
  type TypePair,
} from "./type-pair.js";

/** Names that users import. */
export const namePairs: readonly TypePair[] = [
  breaking(
    "operationId renamed",
    (d) => (operation(d, "/pets", "get").operationId = "fetchPets"),
    list(""),
  ),
  breaking(
    "operation removed",
    (d) => delete at(d, "paths", "/pets/{petId}")["delete"],
    `await api.deletePet(client, { petId: "1" });`,
  ),
  safe(
    "operation added",
    (d) =>
      (at(d, "paths")["/toys"] = {
        get: { operationId: "listToys", responses: { "204": { description: "" } } },
      }),
    list("limit: 1"),
  ),
  breaking(
    "schema renamed",
    (d) => rename(d, "Pet", "Animal"),
    `const name = (pet: api.Pet) => pet.name; void name;`,
  ),
  breaking(
    "unused schema removed",
    (d) => delete at(d, "components", "schemas").Unused,
    `const note = (unused: api.Unused) => unused.note; void note;`,
  ),
  unchanged(
    "schema that nothing refers to any more",
    (d) => {
      const home = at(property(d, "Pet", "owner"));
      delete home.$ref;
      Object.assign(home, structuredClone(schema(d, "Owner")));
    },
    readPet("const owner: api.Owner | undefined = pet.owner; void owner;"),
  ),
  unchanged(
    "schema added",
    (d) =>
      (at(d, "components", "schemas").Extra = {
        type: "object",
        properties: { a: { type: "string" } },
      }),
    readPet("pet.name.length;"),
  ),
  breaking(
    "tag changed, seen by who imports the file",
    (d) => (operation(d, "/pets", "post").tags = ["shapes"]),
    `const { createPet } = await import("./client/pets.js"); void createPet;`,
  ),
  breaking(
    "tag renamed, seen by who imports the file",
    (d) => Object.assign(d, JSON.parse(JSON.stringify(d).replaceAll(`"shapes"`, `"figures"`))),
    `const { getShape } = await import("./client/shapes.js"); void getShape;`,
  ),
  breaking(
    "operationId renamed, seen by isApiError",
    (d) => (operation(d, "/pets/{petId}", "get").operationId = "readPet"),
    `try {} catch (e) { if (api.isApiError(e, "getPet")) void e.error.kind; }`,
  ),
  breaking(
    "error type of a removed operation",
    (d) => delete at(d, "paths", "/shapes").put,
    `const show = (error: api.PutShapeError) => error.kind; void show;`,
  ),
  safe(
    "path of an operation changed",
    (d) => movePath(d, "/shapes", "/figures"),
    `await api.getShape(client);`,
  ),
];

function rename(document: JsonObject, from: string, to: string): void {
  const text = JSON.stringify(document).replaceAll(`schemas/${from}"`, `schemas/${to}"`);
  Object.assign(document, JSON.parse(text));
  const schemas = at(document, "components", "schemas");
  schemas[to] = schemas[from] as Json;
  delete schemas[from];
}
