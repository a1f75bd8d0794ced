import type { JsonObject } from "../../src/json/json.js";
import {
  at,
  breaking,
  listed,
  operation,
  parameter,
  patchBody,
  patchData,
  safe,
  type TypePair,
} from "./type-pair.js";

/** Optional properties that are no longer there, which assignability does not see, wherever they may stand. */
export const vanishingPairs: readonly TypePair[] = [
  breaking(
    "property of a nullable object's anyOf in an answer removed",
    (d) => delete at(places(d).nullable, "properties").zip,
    readPatch("void data.note?.zip;"),
  ),
  breaking(
    "property of an inline union's branch removed, another branch keeps the name",
    (d) => delete at(places(d).branch, "properties").zip,
    readPatch(`if (data.either?.kind === "a") void data.either.zip;`),
  ),
  breaking(
    "property of a map's values removed",
    (d) => delete at(places(d).value, "properties").zip,
    readPatch("void data.map?.x?.zip;"),
  ),
  breaking(
    "property of a body's list of objects removed",
    (d) => delete at(places(d).item, "properties").zip,
    `await api.updatePet(client, { petId: "1", body: { list: [{ zip: "1" }] } });`,
  ),
  breaking(
    "map of a body closed",
    (d) => Object.assign(places(d).open, { additionalProperties: false, properties: { a: {} } }),
    `await api.updatePet(client, { petId: "1", body: { open: { other: "1" } } });`,
  ),
  breaking(
    "property of an object in a query removed",
    (d) => delete at(places(d).filter, "properties").zip,
    `await api.listPets(client, { filter: { zip: "1" } });`,
  ),
  breaking(
    "nested property of an error removed",
    (d) => delete at(places(d).failure, "properties").zip,
    failPatch(`if (error.kind === "http") void error.body.detail?.zip;`),
  ),
  breaking(
    "property of the body of default removed",
    (d) => delete at(places(d).otherwise, "properties").zip,
    failPatch(`if (error.kind === "default") void error.body.zip;`),
  ),
  breaking(
    "property of one of two successes removed",
    (d) => delete at(places(d).accepted, "properties").zip,
    `const got = await api.getShape(client); if (got.ok && "zip" in got.data) void got.data.zip?.length;`,
  ),
  safe(
    "property of a body's list of objects added",
    (d) => (at(places(d).item, "properties").more = { type: "string" }),
    `await api.updatePet(client, { petId: "1", body: { list: [{ zip: "1" }] } });`,
  ),
  safe(
    "branch of a body's union added",
    (d) => listed(places(d).choice, "oneOf").push(branch("c")),
    `await api.updatePet(client, { petId: "1", body: { choice: { kind: "a", zip: "1" } } });`,
  ),
].map((pair) => ({ ...pair, before: addPlaces }));

function holders(
  document: JsonObject,
): Record<"body" | "data" | "responses" | "shape", JsonObject> {
  return {
    data: at(patchData(document), "properties"),
    body: at(patchBody(document), "properties"),
    responses: at(operation(document, "/pets/{petId}", "patch"), "responses"),
    shape: at(operation(document, "/shapes", "get"), "responses"),
  };
}

/** What the document of pets has none of. */
function addPlaces(document: JsonObject): void {
  const { data, body, responses, shape } = holders(document);
  data.note = { anyOf: [withZip(), { type: "null" }] };
  data.either = { oneOf: [branch("a"), branch("b")] };
  data.map = { type: "object", additionalProperties: withZip() };
  body.list = { type: "array", items: withZip() };
  body.open = { type: "object", additionalProperties: { type: "string" } };
  body.choice = { oneOf: [branch("a"), branch("b")] };
  responses["404"] = answer({ type: "object", properties: { detail: withZip() } });
  responses.default = answer(withZip());
  shape["202"] = answer(withZip());
  const filter = { name: "filter", in: "query", style: "deepObject", schema: withZip() };
  listed(operation(document, "/pets", "get"), "parameters").push(filter);
}

function places(document: JsonObject): Record<Place, JsonObject> {
  const { data, body, responses, shape } = holders(document);
  const content = (response: JsonObject): JsonObject =>
    at(response, "content", "application/json", "schema");
  return {
    nullable: listed(at(data, "note"), "anyOf")[0] as JsonObject,
    branch: listed(at(data, "either"), "oneOf")[0] as JsonObject,
    value: at(data, "map", "additionalProperties"),
    item: at(body, "list", "items"),
    open: at(body, "open"),
    choice: at(body, "choice"),
    filter: at(parameter(document, 4), "schema"),
    failure: at(content(at(responses, "404")), "properties", "detail"),
    otherwise: content(at(responses, "default")),
    accepted: content(at(shape, "202")),
  };
}

type Place =
  | "accepted"
  | "branch"
  | "choice"
  | "failure"
  | "filter"
  | "item"
  | "nullable"
  | "open"
  | "otherwise"
  | "value";

function withZip(): JsonObject {
  return { type: "object", properties: { a: { type: "string" }, zip: { type: "string" } } };
}

function branch(kind: string): JsonObject {
  return {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, zip: { type: "string" } },
  };
}

function answer(of: JsonObject): JsonObject {
  return { description: "Told", content: { "application/json": { schema: of } } };
}

function readPatch(code: string): string {
  return `const got = await api.updatePet(client, { petId: "1" }); if (got.ok) { const data = got.data; ${code} }`;
}

function failPatch(code: string): string {
  return `const got = await api.updatePet(client, { petId: "1" }); if (!got.ok) { const error = got.error; ${code} }`;
}
