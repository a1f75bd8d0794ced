import type { At } from "../../json/pointer.js";
import type { Json, JsonObject } from "../../json/json.js";
import type { Node } from "../../read/document.js";
import { copyBounds } from "./bounds.js";
import { anchorsBelow, dependsOnAnchors, dynamicTarget } from "./dynamic-references.js";
import { normalizeDiscriminator } from "./discriminator.js";
import { evidenceOf } from "../extensions/evidence.js";
import { isOneOf, lists, maps, singles } from "./keywords.js";
import { lifecycleIn } from "../extensions/lifecycle.js";
import { valueNotesIn } from "../extensions/value-notes.js";
import { withListedNull, withNull } from "./nullable.js";
import type { SchemaContext } from "./schema-context.js";
import type { JsonType, Schema, Xml } from "./schema.js";
import { isObject } from "../../json/is-object.js";
import {
  child,
  flagAt,
  items,
  mapOf,
  members,
  part,
  pointer,
  referenceOf,
  stringAt,
} from "../source.js";

const jsonTypes = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);

const subschemas: ReadonlySet<string> = new Set([...singles, ...lists, ...maps]);

/** Keywords that are copied if their value has the right type. */
const plain: ReadonlyMap<string, string> = new Map([
  ["format", "string"],
  ["contentMediaType", "string"],
  ["contentEncoding", "string"],
  ["pattern", "string"],
  ["title", "string"],
  ["description", "string"],
  ["uniqueItems", "boolean"],
  ["deprecated", "boolean"],
  ["readOnly", "boolean"],
  ["writeOnly", "boolean"],
]);

/** Deepest nesting of schemas that is followed; beyond it the stack of any tool that reads the output would break. */
const maxDepth = 200;

/**
 * Brings a Schema Object of OpenAPI 3.0, 3.1 or 3.2 into the one spelling of {@link Schema}.
 * What has no meaning is left out with a warning, never guessed.
 */
export function normalizeSchema(node: Node, context: SchemaContext): Schema {
  const { value } = node;
  const { depth = 0 } = context;
  if (value === true) {
    return {};
  }
  if (value === false) {
    return { not: {} };
  }
  if (!isObject(value) || depth > maxDepth) {
    const what =
      depth > maxDepth
        ? `The schema is nested more than ${maxDepth} deep`
        : "A schema must be an object";
    const { at } = node;
    context.source.warnings.push({
      at,
      id: "field-shape",
      what,
      leftOut: [at],
      todo: "It is read as `unknown`.",
    });
    return {};
  }
  const inner = { ...context, anchors: anchorsBelow(node, context) };
  return referenceOf(node) === undefined
    ? normalizeObject({ ...node, value }, inner)
    : normalizeReference({ ...node, value }, inner);
}

interface ObjectNode extends Node {
  value: JsonObject;
}

function normalizeReference(node: ObjectNode, context: SchemaContext): Schema {
  const reference = written(node, context) ?? referred(node, context);
  const { $ref: _, ...rest } = node.value;
  // OpenAPI 3.0 ignores what stands beside a `$ref` (4.7.23.1); descriptions are kept all the same: they only inform.
  const siblings = context.source.document.version === "3.0" ? pickAnnotations(rest) : rest;
  const isPersonal = rest["x-personal"] === true;
  if (
    !isPersonal &&
    Object.keys(siblings).every((key) => key === "summary" || /^(x-|\$)/.test(key))
  ) {
    return reference;
  }
  const { nullable, ...others } = siblings;
  const schema = normalizeObject({ value: others, at: node.at }, context);
  const whole = { ...schema, allOf: [reference, ...(schema.allOf ?? [])] };
  return nullable === true ? withNull(whole) : whole;
}

function referred(node: Node, { registry }: SchemaContext): Schema {
  const at = registry.refer(node);
  return at === undefined ? {} : registry.reference(at);
}

/** A schema whose `$dynamicRef`s mean something else here is no model of its own: it is written out. */
function written(node: Node, context: SchemaContext): Schema | undefined {
  const { anchors, source, depth = 0, writtenOut = new Set() } = context;
  if (anchors === undefined) return undefined;
  const target = source.document.follow(referenceOf(node) ?? "", node.at);
  if ("what" in target || writtenOut.has(target.at)) return undefined;
  if (!dependsOnAnchors(target, anchors, source)) return undefined;
  const seen = new Set([...writtenOut, target.at]);
  return normalizeSchema(target, { ...context, depth: depth + 1, writtenOut: seen });
}

/** A `$dynamicRef` is a reference to what has its anchor here. */
function normalizeDynamic(node: ObjectNode, context: SchemaContext): Schema {
  const target = dynamicTarget(node, context);
  if (target === undefined) {
    context.source.warnings.push({
      at: node.at,
      id: "reference-dangling",
      what: "The `$dynamicRef` leads to no `$dynamicAnchor`",
      leftOut: [node.at],
      todo: "The schema is read as `unknown`; name its target with `$ref`.",
    });
    return {};
  }
  // An anchor that is another name for a model is that model; a component has a name of its own.
  const isNamed = /^[^#]*#\/components\/schemas\/[^/]+$/.test(target.at);
  if (referenceOf(target) !== undefined && !isNamed) return normalizeSchema(target, context);
  const [, fragment = ""] = target.at.split("#");
  return referred({ value: { $ref: `#${fragment}` }, at: target.at }, context);
}

function pickAnnotations(value: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const key of ["title", "description", "deprecated", "x-evidence", "x-personal"]) {
    if (Object.hasOwn(value, key)) {
      kept[key] = value[key] as Json;
    }
  }
  return kept;
}

function normalizeObject(node: ObjectNode, context: SchemaContext): Schema {
  const { value } = node;
  const schema: Schema = {};
  copyPlain(value, schema);
  copyBounds(node, schema, context);
  copyTypes(node, schema, context);
  copyValues(value, schema);
  copySubschemas(node, schema, context);
  copyNames(value, schema);
  const discriminator = child(node, "discriminator");
  if (discriminator !== undefined) {
    normalizeDiscriminator(discriminator, schema, context);
  }
  const xml = Object.hasOwn(value, "xml") ? xmlOf(child(node, "xml")) : undefined;
  if (xml !== undefined) {
    schema.xml = xml;
  }
  const evidence = Object.hasOwn(value, "x-evidence") ? evidenceOf(node) : undefined;
  if (evidence) {
    schema.evidence = evidence;
  }
  if (Object.hasOwn(value, "x-flavor")) {
    copyFlavor(node, schema, context);
  }
  if (Object.hasOwn(value, "$dynamicRef") || Object.hasOwn(value, "$recursiveRef")) {
    const target = normalizeDynamic(node, context);
    if (Object.keys(schema).length === 0) return target;
    schema.allOf = [target, ...(schema.allOf ?? [])];
  }
  return value.nullable === true ? withNull(schema) : withListedNull(schema);
}

/** An XML Object, without what says what is assumed anyway. */
function xmlOf(node: Node | undefined): Xml | undefined {
  if (node === undefined) {
    return undefined;
  }
  const name = stringAt(node, "name");
  const namespace = stringAt(node, "namespace");
  const prefix = stringAt(node, "prefix");
  const xml: Xml = {
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
    ...(prefix !== undefined && { prefix }),
    ...(flagAt(node, "attribute") === true && { attribute: true }),
    ...(flagAt(node, "wrapped") === true && { wrapped: true }),
  };
  return Object.keys(xml).length === 0 ? undefined : xml;
}

function copyPlain(value: JsonObject, schema: Schema): void {
  const target = schema as Record<string, Json>;
  for (const key of Object.keys(value)) {
    const own = value[key];
    if (typeof own === plain.get(key)) {
      target[key] = own as Json;
    }
  }
}

function copyTypes(node: ObjectNode, schema: Schema, { source }: SchemaContext): void {
  if (!Object.hasOwn(node.value, "type")) {
    return;
  }
  const { type } = node.value;
  const named = Array.isArray(type) ? type : [type];
  const known = named.filter(
    (name): name is JsonType => typeof name === "string" && jsonTypes.has(name),
  );
  if (known.length < named.length || known.length === 0) {
    source.warnings.push({
      at: pointer(node.at, "type"),
      id: "type-unknown",
      what: `${JSON.stringify(type)} is not a type of JSON Schema`,
      leftOut: [pointer(node.at, "type")],
      todo: "The value is read as `unknown`; use string, number, integer, boolean, object, array or null.",
    });
    return;
  }
  const distinct = [...new Set(known)];
  schema.type = distinct.length === 1 ? (distinct[0] as JsonType) : distinct;
}

function copyValues(value: JsonObject, schema: Schema): void {
  for (const key of ["const", "default", "example"] as const) {
    if (Object.hasOwn(value, key)) {
      schema[key] = value[key] as Json;
    }
  }
  if (Array.isArray(value.enum)) {
    schema.enum = value.enum;
    const notes = valueNotesIn(value, value.enum);
    if (notes !== undefined) schema.valueNotes = notes;
  }
  if (Array.isArray(value.examples)) {
    schema.examples = value.examples;
  }
  if (Array.isArray(value["x-extensible-enum"])) {
    schema.extensibleEnum = value["x-extensible-enum"];
  }
  if (value["x-public"] === true) schema.isPublic = true;
  if (value["x-personal"] === true) schema.isPersonal = true;
  const lifecycle = lifecycleIn(value);
  if (lifecycle !== undefined) {
    schema.lifecycle = lifecycle;
  }
}

function copySubschemas(node: ObjectNode, schema: Schema, context: SchemaContext): void {
  const inner = { ...context, depth: (context.depth ?? 0) + 1 };
  const below = (of: Node): Schema => normalizeSchema(of, inner);
  for (const key of Object.keys(node.value)) {
    if (!subschemas.has(key)) continue;
    const isOne = isOneOf(singles, key);
    const there = isOne ? child(node, key) : part(context.source, node, key);
    if (there === undefined) continue;
    const at = pointer(node.at, key);
    if (isOneOf(maps, key)) {
      if (!isObject(there.value)) warnOfShape(key, at, context);
      const entries = members(there);
      if (entries.length > 0) schema[key] = mapOf(entries.map(([name, of]) => [name, below(of)]));
    } else if (isOneOf(lists, key)) {
      if (!Array.isArray(there.value)) warnOfShape(key, at, context);
      const list = items(there);
      if (list.length > 0) schema[key] = list.map(below);
    } else if (isOne && !Array.isArray(there.value)) {
      schema[key] = below(there);
    }
  }
  const tuple = items(child(node, "items"));
  if (tuple.length > 0) {
    schema.prefixItems = tuple.map(below);
  }
}

function warnOfShape(key: string, at: At, { source }: SchemaContext): void {
  source.warnings.push({
    at,
    id: "field-shape",
    what: `${key} must be ${isOneOf(lists, key) ? "a list" : "an object"} of schemas`,
    leftOut: [at],
    todo: "It is not read; correct it, or leave it out.",
  });
}

function copyNames(value: JsonObject, schema: Schema): void {
  if (Array.isArray(value.required)) {
    const required = value.required.filter((name) => typeof name === "string");
    if (required.length > 0) {
      schema.required = [...new Set(required)];
    }
  }
  if (isObject(value.dependentRequired)) {
    const entries = Object.entries(value.dependentRequired).map(
      ([name, list]): [string, string[]] => [
        name,
        Array.isArray(list) ? list.filter((item) => typeof item === "string") : [],
      ],
    );
    schema.dependentRequired = mapOf(entries);
  }
}

/** A string, or null beside it: 3.0's `nullable` is not yet in the type here. */
function isString({ type }: Schema): boolean {
  const types = [type ?? []].flat().filter((each) => each !== "null");
  return types.length === 1 && types[0] === "string";
}

function copyFlavor(node: ObjectNode, schema: Schema, { source }: SchemaContext): void {
  const flavor = node.value["x-flavor"];
  if (typeof flavor !== "string" || !isString(schema) || !/^[A-Z][A-Za-z0-9]*$/.test(flavor)) {
    source.problems.push({
      at: pointer(node.at, "x-flavor"),
      id: "flavor-invalid",
      what: "x-flavor names the flavour of a string, in PascalCase",
      todo: "Put it on a schema of type string and give it a name such as PatientId.",
    });
    return;
  }
  schema.flavor = flavor;
}
