import type { JsonObject } from "../../src/json/json.js";
import {
  addRequired,
  at,
  breaking,
  listed,
  operation,
  patchData,
  property,
  readPet,
  ref,
  safe,
  schema,
  unchanged,
  type TypePair,
} from "./type-pair.js";

/** What a call gives back. */
export const answerPairs: readonly TypePair[] = [
  breaking(
    "property of an answer made optional",
    (d) => (schema(d, "Pet").required = ["id", "born"]),
    readPet("pet.name.length;"),
  ),
  breaking(
    "property of an answer removed",
    (d) => delete at(schema(d, "Pet"), "properties").age,
    readPet("void pet.age;"),
  ),
  breaking(
    "required property of an answer removed",
    (d) => {
      delete at(schema(d, "Pet"), "properties").name;
      schema(d, "Pet").required = ["id", "born"];
    },
    readPet("void pet.name;"),
  ),
  safe(
    "optional property of an answer added",
    (d) => (at(schema(d, "Pet"), "properties").color = { type: "string" }),
    readPet("void pet.name;"),
  ),
  safe(
    "required property of an answer added",
    (d) => addRequired(d, "Pet"),
    readPet("void pet.name;"),
  ),
  breaking(
    "property of an answer may be null",
    (d) => (property(d, "Pet", "name").type = ["string", "null"]),
    readPet("pet.name.length;"),
  ),
  safe(
    "property of an answer is no longer null",
    (d) => (property(d, "Pet", "weight").type = "number"),
    readPet("const weight: number | null | undefined = pet.weight; void weight;"),
  ),
  safe(
    "property of an answer is required now",
    (d) => listed(schema(d, "Pet"), "required").push("age"),
    readPet("const age: number | undefined = pet.age; void age;"),
  ),
  breaking(
    "property of an answer has another type",
    (d) => (property(d, "Pet", "age").type = "string"),
    readPet("const age: number | undefined = pet.age; void age;"),
  ),
  breaking(
    "items of an answer's list have another type",
    (d) => (property(d, "Pet", "tags").items = { type: "integer" }),
    readPet("const tags: string[] | undefined = pet.tags; void tags;"),
  ),
  breaking(
    "nested property of an answer removed",
    (d) => delete at(property(d, "Pet", "home"), "properties").zip,
    readPet("void pet.home?.zip;"),
  ),
  breaking(
    "nested property of an answer made optional",
    (d) => delete property(d, "Pet", "home").required,
    readPet("const city: string | undefined = pet.home?.city; pet.home?.city.length;"),
  ),
  breaking(
    "property of a model inside an answer removed",
    (d) => delete at(schema(d, "Owner"), "properties").phone,
    readPet("void pet.owner?.phone;"),
  ),
  safe(
    "enum of an answer grows, which is open",
    (d) => listed(property(d, "Pet", "size"), "enum").push("huge"),
    readPet(`if (pet.size === "big") void 0;`),
  ),
  unchanged(
    "format of an answer changed",
    (d) => (property(d, "Pet", "born").format = "date-time"),
    readPet("pet.born.length;"),
  ),
  unchanged(
    "description changed",
    (d) => (property(d, "Pet", "name").description = "Its name."),
    readPet("pet.name.length;"),
  ),
  breaking(
    "answer is a list no longer",
    (d) =>
      (at(operation(d, "/pets", "get"), "responses", "200", "content", "application/json").schema =
        { type: "object", properties: { items: { type: "array", items: ref("Pet") } } }),
    `const got = await api.listPets(client); if (got.ok) got.data.map((pet) => pet.name);`,
  ),
  breaking(
    "answer has no body",
    (d) => delete at(operation(d, "/pets", "post"), "responses", "201").content,
    `const made = await api.createPet(client, { body: { name: "x" } }); if (made.ok) void made.data.id;`,
  ),
  breaking(
    "answer has a body now",
    (d) =>
      (at(operation(d, "/pets/{petId}", "delete"), "responses", "204").content = {
        "application/json": { schema: { type: "object", properties: { at: { type: "string" } } } },
      }),
    `const gone = await api.deletePet(client, { petId: "1" }); if (gone.ok) { const nothing: undefined = gone.data; void nothing; }`,
  ),
  breaking(
    "property of an inline answer removed",
    (d) => delete at(patchData(d), "properties").summary,
    `const got = await api.updatePet(client, { petId: "1" }); if (got.ok) void got.data.summary?.count;`,
  ),
  breaking(
    "nested property of an inline answer renamed",
    (d) => (at(patchData(d), "properties", "summary").properties = { total: { type: "integer" } }),
    `const got = await api.updatePet(client, { petId: "1" }); if (got.ok) void got.data.summary?.count;`,
  ),
  breaking(
    "variant of an answer added",
    (d) => addVariant(d),
    `const got = await api.getShape(client); if (got.ok) { const shape = got.data; switch (shape.kind) { case "Circle": case "Square": break; default: shape satisfies never; } }`,
  ),
  breaking(
    "variant of an answer removed",
    (d) => (schema(d, "Shape").oneOf = [ref("Circle")]),
    `const got = await api.getShape(client); if (got.ok && got.data.kind === "Square") void got.data.side;`,
  ),
  breaking(
    "property of a variant removed",
    (d) => delete at(schema(d, "Square"), "properties").side,
    `const got = await api.getShape(client); if (got.ok && got.data.kind === "Square") got.data.side.toFixed();`,
  ),
  breaking(
    "property became writeOnly",
    (d) => (property(d, "Pet", "age").writeOnly = true),
    readPet("void pet.age;"),
  ),
  breaking(
    "required header of an answer made optional",
    (d) => delete at(searchHeaders(d), "X-Total").required,
    `const got = await api.search(client, { q: "a" }); if (got.ok) got.response.headers["x-total"].length;`,
  ),
  unchanged(
    "inline object became a model",
    (d) => {
      at(d, "components", "schemas").Home = property(d, "Pet", "home");
      at(schema(d, "Pet"), "properties").home = ref("Home");
    },
    readPet("void pet.home?.city;"),
  ),
];

function searchHeaders(document: JsonObject): JsonObject {
  return at(operation(document, "/search", "get"), "responses", "200", "headers");
}

function addVariant(document: JsonObject): void {
  at(document, "components", "schemas").Line = {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "Line" } },
  };
  listed(schema(document, "Shape"), "oneOf").push(ref("Line"));
}
