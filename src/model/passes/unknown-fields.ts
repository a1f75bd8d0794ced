import type { At } from "../../json/pointer.js";
import type { Node } from "../../read/document.js";
import { isObject } from "../../json/is-object.js";
import { child, items, members, part, pointer, type Source } from "../source.js";

/**
 * The fields of each kind of object, in any of the three versions of OpenAPI: `[]` behind those that are lists, `{}`
 * behind those that are objects. Schemas may have fields of their own, and complain of wrong ones themselves.
 */
const fieldsOf = {
  "The document":
    "openapi $self info{} jsonSchemaDialect servers[] paths{} webhooks{} components{} security[] tags[] externalDocs",
  Info: "title summary description termsOfService contact license version",
  "The components object":
    "schemas{} responses{} parameters{} examples{} requestBodies{} headers{} securitySchemes{} links{} callbacks{} " +
    "pathItems{} mediaTypes{}",
  "A path":
    "$ref summary description get put post delete options head patch trace query additionalOperations{} servers[] parameters[]",
  "An operation":
    "tags[] summary description externalDocs operationId parameters[] requestBody{} responses{} callbacks{} deprecated " +
    "security[] servers[]",
  "A parameter":
    "$ref name in description summary required deprecated allowEmptyValue style explode allowReserved schema content{} " +
    "example examples{}",
  "A request body": "$ref description summary content{} required",
  "A response": "$ref description summary headers{} content{} links{}",
} as const;

type Kind = keyof typeof fieldsOf;

/** By kind and field what it must be: `[]`, `{}`, or anything. */
const known = new Map(
  Object.entries(fieldsOf).map(([kind, fields]) => [
    kind,
    new Map(fields.split(" ").map((field) => [field.replace(/\W+$/, ""), field.slice(-2)])),
  ]),
);

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/**
 * Warns of fields that OpenAPI does not have: once for each kind of object and field, at the first of its places. Warns
 * of lists and objects that are none, too: what is in them is not read.
 */
export function warnOfUnknownFields(root: Node, source: Source): void {
  const found = new Map<string, { kind: Kind; field: string; places: At[] }>();
  for (const [kind, node] of objectsOf(root, source)) {
    if (kind === "A path" || kind === "A response") {
      warnOfShape("{}", { field: kind, ...node }, source);
    }
    for (const field of isObject(node.value) ? Object.keys(node.value) : []) {
      const shape = known.get(kind)?.get(field);
      if (shape === "[]" || shape === "{}") {
        const there = part(source, node, field);
        const at = pointer(node.at, field);
        if (there) warnOfShape(shape, { field, value: there.value, at }, source);
      } else if (shape === undefined && !field.startsWith("x-")) {
        const same = found.get(`${kind} ${field}`) ?? { kind, field, places: [] };
        same.places.push(pointer(node.at, field));
        found.set(`${kind} ${field}`, same);
      }
    }
  }
  for (const { kind, field, places } of found.values()) {
    const [at = "#", ...others] = places;
    const more = others.length === 0 ? "" : ` (nor in ${others.length} other places)`;
    source.warnings.push({
      at,
      id: "field-unknown",
      what: `${kind} has no field ${JSON.stringify(field)}${more}`,
      leftOut: places,
      todo: "It is not read; the names of extensions begin with x-.",
    });
  }
}

/** A field that is null says nothing, as one that is not there. */
function warnOfShape(
  shape: string,
  { field, value, at }: Node & { field: string },
  { warnings }: Source,
): void {
  const todo = "It is not read; correct it, or leave it out.";
  if (shape === "[]" && value !== null && !Array.isArray(value)) {
    warnings.push({ at, id: "field-shape", what: `${field} must be a list`, todo, leftOut: [at] });
  } else if (shape === "{}" && value !== null && !isObject(value)) {
    warnings.push({
      at,
      id: "field-shape",
      what: `${field} must be an object`,
      todo,
      leftOut: [at],
    });
  }
}

function* objectsOf(root: Node, source: Source): Generator<[Kind, Node]> {
  yield ["The document", root];
  yield* optional("Info", part(source, root, "info"));
  for (const [path, pathItem] of members(part(source, root, "paths"))) {
    if (!path.startsWith("x-")) yield* pathObjects(pathItem, source);
  }
  for (const [, pathItem] of members(part(source, root, "webhooks")))
    yield* pathObjects(pathItem, source);
  const declared = part(source, root, "components");
  yield* optional("The components object", declared);
  const components: [Kind, string][] = [
    ["A parameter", "parameters"],
    ["A request body", "requestBodies"],
    ["A response", "responses"],
  ];
  for (const [kind, name] of components) {
    for (const [, node] of members(part(source, declared, name))) yield [kind, node];
  }
}

function* pathObjects(pathItem: Node, source: Source): Generator<[Kind, Node]> {
  yield ["A path", pathItem];
  for (const parameter of items(part(source, pathItem, "parameters")))
    yield ["A parameter", parameter];
  for (const operation of methods.map((method) => part(source, pathItem, method))) {
    if (operation === undefined) continue;
    yield ["An operation", operation];
    for (const parameter of items(part(source, operation, "parameters")))
      yield ["A parameter", parameter];
    yield* optional("A request body", child(operation, "requestBody"));
    for (const [status, response] of members(part(source, operation, "responses"))) {
      if (!status.startsWith("x-")) yield ["A response", response];
    }
  }
}

function* optional(kind: Kind, node: Node | undefined): Generator<[Kind, Node]> {
  if (node !== undefined) yield [kind, node];
}
