import type { Json, JsonObject } from "../../src/read/document.js";

/** An edit of the document of pets, code that uses its client, and what is expected of the two. */
export interface TypePair {
  name: string;
  edit: (document: JsonObject) => void;
  /** The inside of an async function; `api` is the client's index, `client` a client. */
  consumer: string;
  types: "breaking" | "safe" | "unchanged";
}

/** The object or list below a document that the keys lead to. */
function at(document: JsonObject, ...keys: string[]): JsonObject {
  return keys.reduce<JsonObject>((value, key) => value[key] as JsonObject, document);
}

const schema = (document: JsonObject, name: string): JsonObject =>
  at(document, "components", "schemas", name);
const property = (document: JsonObject, name: string, key: string): JsonObject =>
  at(schema(document, name), "properties", key);
const operation = (document: JsonObject, path: string, method: string): JsonObject =>
  at(document, "paths", path, method);
const listed = (holder: JsonObject, key: string): Json[] => holder[key] as Json[];
const parameter = (document: JsonObject, index: number): JsonObject =>
  listed(operation(document, "/pets", "get"), "parameters")[index] as JsonObject;
const patchBody = (document: JsonObject): JsonObject =>
  at(
    operation(document, "/pets/{petId}", "patch"),
    "requestBody",
    "content",
    "application/json",
    "schema",
  );
const patchData = (document: JsonObject): JsonObject =>
  at(
    operation(document, "/pets/{petId}", "patch"),
    "responses",
    "200",
    "content",
    "application/json",
    "schema",
  );
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const readPet = (code: string): string =>
  `const got = await api.getPet(client, { petId: "1" }); if (got.ok) { const pet = got.data; ${code} }`;
const failGet = (code: string): string =>
  `const got = await api.getPet(client, { petId: "1" }); if (!got.ok) { const error = got.error; ${code} }`;
const create = (fields: string): string =>
  `await api.createPet(client, { body: { name: "Rex", ${fields} } });`;
const list = (fields: string): string => `await api.listPets(client, { ${fields} });`;
const exhaustive = `switch (error.kind) {
  case "http": { const status: 404 = error.status; break; }
  case "default": case "undeclared": case "redirect": case "network": case "timeout": case "aborted": case "decode": case "invalid": case "hook": break;
  default: error satisfies never;
}`;

type MakePair = (name: string, edit: TypePair["edit"], consumer: string) => TypePair;

function pairs(types: TypePair["types"]): MakePair {
  return (name, edit, consumer) => ({ name, edit, consumer, types });
}

const breaking = pairs("breaking");
const safe = pairs("safe");
const unchanged = pairs("unchanged");

/** Names that users import. */
const names: TypePair[] = [
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
    "schema added",
    (d) =>
      (at(d, "components", "schemas").Extra = {
        type: "object",
        properties: { a: { type: "string" } },
      }),
    readPet("pet.name.length;"),
  ),
  safe("tag changed", (d) => (operation(d, "/pets", "post").tags = ["shapes"]), create("")),
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

function movePath(document: JsonObject, from: string, to: string): void {
  const paths = at(document, "paths");
  paths[to] = paths[from] as Json;
  delete paths[from];
}

function rename(document: JsonObject, from: string, to: string): void {
  const text = JSON.stringify(document).replaceAll(`schemas/${from}"`, `schemas/${to}"`);
  Object.assign(document, JSON.parse(text));
  const schemas = at(document, "components", "schemas");
  schemas[to] = schemas[from] as Json;
  delete schemas[from];
}

/** What a call takes. */
const requests: TypePair[] = [
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
  breaking(
    "value of a parameter's enum added",
    (d) => (at(parameter(d, 1), "schema").enum = ["name", "age", "weight"]),
    `type Sort = NonNullable<api.ListPetsRequest["sort"]>; const titles: Record<Sort, string> = { name: "Name", age: "Age" }; void titles;`,
  ),
  breaking(
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
  breaking(
    "enum of a body's property grows",
    (d) => (at(patchBody(d), "properties", "mood").enum = ["calm", "wild", "sad"]),
    `type Mood = NonNullable<NonNullable<api.UpdatePetRequest["body"]>["mood"]>; const all: Record<Mood, 1> = { calm: 1, wild: 1 }; void all;`,
  ),
  breaking(
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

function addRequired(document: JsonObject, name: string): void {
  at(schema(document, name), "properties").color = { type: "string" };
  listed(schema(document, name), "required").push("color");
}

/** What a call gives back. */
const answers: TypePair[] = [
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
    `const got = await api.getShape(client); if (got.ok && got.data.kind === "Square") void got.data.side;`,
  ),
  breaking(
    "property became writeOnly",
    (d) => (property(d, "Pet", "age").writeOnly = true),
    readPet("void pet.age;"),
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

function addVariant(document: JsonObject): void {
  at(document, "components", "schemas").Line = {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "Line" } },
  };
  listed(schema(document, "Shape"), "oneOf").push(ref("Line"));
}

/** How a call can fail, and the client itself. */
const failures: TypePair[] = [
  breaking(
    "error status added",
    (d) =>
      (at(operation(d, "/pets/{petId}", "get"), "responses")["403"] = {
        description: "",
        content: { "application/json": { schema: ref("ErrorBody") } },
      }),
    failGet(exhaustive),
  ),
  breaking(
    "error status removed",
    (d) => delete at(operation(d, "/pets/{petId}", "get"), "responses")["404"],
    failGet(`if (error.kind === "http" && error.status === 404) void error.body;`),
  ),
  breaking(
    "error range removed",
    (d) => delete at(operation(d, "/pets/{petId}", "get"), "responses")["5XX"],
    failGet(`if (error.kind === "default") void error.body;`),
  ),
  breaking(
    "first error status",
    (d) => (at(operation(d, "/pets/{petId}", "delete"), "responses")["404"] = { description: "" }),
    `const got = await api.deletePet(client, { petId: "1" }); if (!got.ok) { const error = got.error; switch (error.kind) { case "undeclared": case "redirect": case "network": case "timeout": case "aborted": case "decode": case "invalid": case "hook": break; default: error satisfies never; } }`,
  ),
  breaking(
    "property of an error removed",
    (d) => delete at(schema(d, "ErrorBody"), "properties").code,
    failGet(`if (error.kind === "http") void error.body.code;`),
  ),
  breaking(
    "property of an error made optional",
    (d) => delete schema(d, "ErrorBody").required,
    failGet(`if (error.kind === "http") error.body.message.length;`),
  ),
  breaking(
    "another body of one status",
    (d) =>
      (at(operation(d, "/pets", "post"), "responses", "409", "content", "application/json").schema =
        ref("Owner")),
    `const made = await api.createPet(client, { body: { name: "x" } }); if (!made.ok && made.error.kind === "http") made.error.body.message.length;`,
  ),
  breaking(
    "credentials of another kind",
    (d) => (at(d, "components", "securitySchemes").key = { type: "http", scheme: "bearer" }),
    `api.createClient({ apiKey: "k" });`,
  ),
  unchanged(
    "server changed",
    (d) => (d.servers = [{ url: "https://animals.test" }]),
    `api.createClient({ apiKey: "k" });`,
  ),
  unchanged(
    "operation deprecated",
    (d) => (operation(d, "/pets", "get").deprecated = true),
    list("limit: 1"),
  ),
  unchanged(
    "test double of the client",
    (d) => (operation(d, "/pets", "get").summary = "Lists pets"),
    `class Double implements api.Client { call<Outcome>(): Promise<Outcome> { throw new Error(); } } void Double;`,
  ),
  unchanged(
    "header of an answer added",
    (d) =>
      (at(operation(d, "/pets", "get"), "responses", "200").headers = {
        "X-Total": { schema: { type: "integer" } },
      }),
    list("limit: 1"),
  ),
];

export const typePairs: readonly TypePair[] = [...names, ...requests, ...answers, ...failures];
