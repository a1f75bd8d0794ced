import type { JsonObject } from "../../src/json/json.js";
import {
  addRequired,
  at,
  breaking,
  create,
  list,
  listed,
  minor,
  movePath,
  operation,
  parameter,
  patchBody,
  property,
  readPet,
  safe,
  schema,
  unchanged,
  type TypePair,
} from "./type-pair.js";

/** What a call takes. */
export const requestPairs: readonly TypePair[] = [
  safe(
    "optional query parameter added",
    (d) =>
      listed(operation(d, "/pets", "get"), "parameters").push({
        name: "color",
        in: "query",
        schema: { type: "string" },
      }),
    list("limit: 1"),
  ),
  breaking(
    "required query parameter added",
    (d) =>
      listed(operation(d, "/pets", "get"), "parameters").push({
        name: "color",
        in: "query",
        required: true,
        schema: { type: "string" },
      }),
    list("limit: 1"),
  ),
  breaking(
    "required parameter added to a call without any",
    (d) =>
      (operation(d, "/shapes", "get").parameters = [
        { name: "color", in: "query", required: true, schema: { type: "string" } },
      ]),
    `await api.getShape(client);`,
  ),
  breaking(
    "first parameter of an operation, whose options were the second argument",
    (d) =>
      (operation(d, "/shapes", "get").parameters = [
        { name: "color", in: "query", schema: { type: "string" } },
      ]),
    `await api.getShape(client, { timeoutMs: 5 });`,
  ),
  breaking(
    "parameter removed",
    (d) => listed(operation(d, "/pets", "get"), "parameters").shift(),
    list("limit: 1"),
  ),
  breaking(
    "header parameter removed",
    (d) => listed(operation(d, "/pets", "get"), "parameters").pop(),
    list(`"X-Trace": "1"`),
  ),
  breaking(
    "last parameters removed",
    (d) => delete operation(d, "/pets", "get").parameters,
    list("limit: 1"),
  ),
  breaking(
    "parameter's type changed",
    (d) => (parameter(d, 0).schema = { type: "string" }),
    list("limit: 1"),
  ),
  breaking(
    "parameter is a list no longer",
    (d) => (parameter(d, 2).schema = { type: "string" }),
    list(`ids: ["1"]`),
  ),
  breaking(
    "parameter loses one of two types",
    (d) => (parameter(d, 0).schema = { type: "boolean" }),
    list("limit: 3"),
  ),
  unchanged(
    "parameter from integer to number",
    (d) => (parameter(d, 0).schema = { type: "number" }),
    list("limit: 1"),
  ),
  safe(
    "parameter may be a string as well",
    (d) => (parameter(d, 0).schema = { type: ["integer", "string"] }),
    list("limit: 1"),
  ),
  unchanged(
    "maximum of a parameter lowered",
    (d) => (at(parameter(d, 0), "schema").maximum = 10),
    list("limit: 50"),
  ),
  breaking(
    "value of a parameter's enum removed",
    (d) => (at(parameter(d, 1), "schema").enum = ["name"]),
    list(`sort: "age"`),
  ),
  minor(
    "value of a parameter's enum added",
    (d) => (at(parameter(d, 1), "schema").enum = ["name", "age", "weight"]),
    `type Sort = NonNullable<api.ListPetsRequest["sort"]>; const titles: Record<Sort, string> = { name: "Name", age: "Age" }; void titles;`,
  ),
  minor(
    "parameter's enum dropped",
    (d) => delete at(parameter(d, 1), "schema").enum,
    `const show = (sort: NonNullable<api.ListPetsRequest["sort"]>) => { switch (sort) { case "name": case "age": return; default: sort satisfies never; } }; void show;`,
  ),
  breaking(
    "parameter became an enum",
    (d) => (at(parameter(d, 3), "schema").enum = ["a", "b"]),
    `const trace: string = "x"; ${list(`"X-Trace": trace`)}`,
  ),
  unchanged(
    "parameter's style changed",
    (d) => Object.assign(parameter(d, 2), { style: "pipeDelimited", explode: false }),
    list(`ids: ["1"]`),
  ),
  breaking("path parameter renamed", (d) => renamePathParameter(d), readPet("")),
  breaking(
    "parameter moved to another name",
    (d) => (parameter(d, 0).name = "count"),
    list("limit: 1"),
  ),
  breaking(
    "required property added to a body",
    (d) => listed(schema(d, "NewPet"), "required").push("born"),
    create(""),
  ),
  breaking("new required property of a body", (d) => addRequired(d, "NewPet"), create("")),
  safe(
    "new optional property of a body",
    (d) => (at(schema(d, "NewPet"), "properties").color = { type: "string" }),
    create("age: 1"),
  ),
  breaking(
    "property of a body removed",
    (d) => delete at(schema(d, "NewPet"), "properties").age,
    create("age: 1"),
  ),
  breaking(
    "property of a body with another type",
    (d) => (property(d, "NewPet", "age").type = "string"),
    create("age: 1"),
  ),
  safe(
    "property of a body may be null",
    (d) => (property(d, "NewPet", "age").type = ["integer", "null"]),
    create("age: 1"),
  ),
  breaking(
    "property of a body may no longer be null",
    (d) => (at(patchBody(d), "properties", "nickname").type = "string"),
    `await api.updatePet(client, { petId: "1", body: { nickname: null } });`,
  ),
  safe(
    "property of a body no longer required",
    (d) => (schema(d, "NewPet").required = []),
    create(""),
  ),
  breaking(
    "property of an inline body removed",
    (d) => delete at(patchBody(d), "properties").name,
    `await api.updatePet(client, { petId: "1", body: { name: "Rex" } });`,
  ),
  breaking(
    "nested property of an inline body removed",
    (d) => delete at(patchBody(d), "properties", "details", "properties").color,
    `await api.updatePet(client, { petId: "1", body: { details: { size: 1, color: "red" } } });`,
  ),
  breaking(
    "nested property of an inline body required",
    (d) => (at(patchBody(d), "properties", "details").required = ["size", "color"]),
    `await api.updatePet(client, { petId: "1", body: { details: { size: 1 } } });`,
  ),
  breaking(
    "nested property of a model's inline object removed",
    (d) => delete at(property(d, "NewPet", "home"), "properties").zip,
    create(`home: { city: "Ulm", zip: "1" }`),
  ),
  breaking(
    "body is required",
    (d) => (at(operation(d, "/pets/{petId}", "patch"), "requestBody").required = true),
    `await api.updatePet(client, { petId: "1" });`,
  ),
  safe(
    "body is no longer required",
    (d) => (at(operation(d, "/pets", "post"), "requestBody").required = false),
    create(""),
  ),
  breaking("body removed", (d) => delete operation(d, "/pets", "post").requestBody, create("")),
  unchanged(
    "maxLength of a body's property",
    (d) => (at(patchBody(d), "properties", "name").maxLength = 5),
    `await api.updatePet(client, { petId: "1", body: { name: "Rex" } });`,
  ),
  unchanged(
    "pattern of a body's property",
    (d) => (property(d, "NewPet", "name").pattern = "^[A-Z]"),
    create(""),
  ),
  breaking(
    "enum of a body's property loses a value",
    (d) => (at(patchBody(d), "properties", "mood").enum = ["calm"]),
    `await api.updatePet(client, { petId: "1", body: { mood: "wild" } });`,
  ),
  minor(
    "enum of a body's property grows",
    (d) => (at(patchBody(d), "properties", "mood").enum = ["calm", "wild", "sad"]),
    `type Mood = NonNullable<NonNullable<api.UpdatePetRequest["body"]>["mood"]>; const all: Record<Mood, 1> = { calm: 1, wild: 1 }; void all;`,
  ),
  minor(
    "closed enum model grows",
    (d) => listed(schema(d, "Ink"), "enum").push("blue"),
    `const show = (ink: api.Ink) => { switch (ink) { case "black": case "red": return; default: ink satisfies never; } }; void show;`,
  ),
  breaking(
    "closed enum model shrinks",
    (d) => (schema(d, "Ink").enum = ["black"]),
    `await api.putShape(client, { body: { ink: "red" } });`,
  ),
  breaking(
    "property became readOnly",
    (d) => (property(d, "NewPet", "age").readOnly = true),
    create("age: 1"),
  ),
  breaking(
    "form's property removed",
    (d) =>
      delete at(
        operation(d, "/pets/{petId}/photos", "post"),
        "requestBody",
        "content",
        "multipart/form-data",
        "schema",
        "properties",
      ).caption,
    `await api.uploadPhoto(client, { petId: "1", body: { file: new Uint8Array(), caption: "x" } });`,
  ),
  breaking(
    "form's property required",
    (d) =>
      listed(
        at(
          operation(d, "/pets/{petId}/photos", "post"),
          "requestBody",
          "content",
          "multipart/form-data",
          "schema",
        ),
        "required",
      ).push("caption"),
    `await api.uploadPhoto(client, { petId: "1", body: { file: new Uint8Array() } });`,
  ),
  breaking(
    "body in another media type",
    (d) =>
      (at(operation(d, "/shapes", "put"), "requestBody").content = {
        "application/octet-stream": {},
      }),
    `await api.putShape(client, { body: { ink: "red" } });`,
  ),
];

function renamePathParameter(document: JsonObject): void {
  movePath(document, "/pets/{petId}", "/pets/{id}");
  (listed(at(document, "paths", "/pets/{id}"), "parameters")[0] as JsonObject).name = "id";
}
