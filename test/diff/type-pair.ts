import type { Json, JsonObject } from "../../src/json/json.js";

/** An edit of the document of pets, code that uses its client, and what is expected of the two. */
export interface TypePair {
  name: string;
  edit: (document: JsonObject) => void;
  /** What the document needs for it, on both sides. */
  before?: (document: JsonObject) => void;
  /** The inside of an async function; `api` is the client's index, `client` a client. */
  consumer: string;
  types: "breaking" | "safe" | "unchanged";
  /** The consumer breaks, and nobody has to fear it: it switches over all that may be sent, or makes up data. */
  isMinor?: true;
}

/** The object or list below a document that the keys lead to. */
export function at(document: JsonObject, ...keys: string[]): JsonObject {
  return keys.reduce<JsonObject>((value, key) => value[key] as JsonObject, document);
}

export const schema = (document: JsonObject, name: string): JsonObject =>
  at(document, "components", "schemas", name);
export const property = (document: JsonObject, name: string, key: string): JsonObject =>
  at(schema(document, name), "properties", key);
export const operation = (document: JsonObject, path: string, method: string): JsonObject =>
  at(document, "paths", path, method);
export const listed = (holder: JsonObject, key: string): Json[] => holder[key] as Json[];
export const parameter = (document: JsonObject, index: number): JsonObject =>
  listed(operation(document, "/pets", "get"), "parameters")[index] as JsonObject;
export const patchBody = (document: JsonObject): JsonObject =>
  at(
    operation(document, "/pets/{petId}", "patch"),
    "requestBody",
    "content",
    "application/json",
    "schema",
  );
export const patchData = (document: JsonObject): JsonObject =>
  at(
    operation(document, "/pets/{petId}", "patch"),
    "responses",
    "200",
    "content",
    "application/json",
    "schema",
  );
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

export const readPet = (code: string): string =>
  `const got = await api.getPet(client, { petId: "1" }); if (got.ok) { const pet = got.data; ${code} }`;
export const failGet = (code: string): string =>
  `const got = await api.getPet(client, { petId: "1" }); if (!got.ok) { const error = got.error; ${code} }`;
export const create = (fields: string): string =>
  `await api.createPet(client, { body: { name: "Rex", ${fields} } });`;
export const list = (fields: string): string => `await api.listPets(client, { ${fields} });`;
export const exhaustive = `switch (error.kind) {
  case "http": { const status: 404 = error.status; break; }
  case "default": case "undeclared": case "redirect": case "network": case "timeout": case "aborted": case "decode": case "invalid": case "hook": break;
  default: error satisfies never;
}`;

export type MakePair = (name: string, edit: TypePair["edit"], consumer: string) => TypePair;

export function pairs(types: TypePair["types"]): MakePair {
  return (name, edit, consumer) => ({ name, edit, consumer, types });
}

export const breaking: MakePair = pairs("breaking");
export const safe: MakePair = pairs("safe");
export const unchanged: MakePair = pairs("unchanged");
export const minor: MakePair = (name, edit, consumer) => ({
  ...safe(name, edit, consumer),
  isMinor: true,
});

/** Gives a path another name. */
export function movePath(document: JsonObject, from: string, to: string): void {
  const paths = at(document, "paths");
  paths[to] = paths[from] as Json;
  delete paths[from];
}

/** Adds a property that is required. */
export function addRequired(document: JsonObject, name: string): void {
  at(schema(document, name), "properties").color = { type: "string" };
  listed(schema(document, name), "required").push("color");
}
