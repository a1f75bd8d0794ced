import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { isObject } from "../../src/json/is-object.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { pointerTokens, type At } from "../../src/json/pointer.js";
import { isDate } from "../../src/checks/values/is-date.js";
import { isDateTime } from "../../src/checks/values/is-date-time.js";
import { isTime } from "../../src/checks/values/is-time.js";
import { isInt64 } from "../../src/values/is-int64.js";

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** Who sends a value. */
export type Way = "read" | "written";

/** What ajv says of a value by the schema at a place of the document; undefined where it takes the schema for none. */
export type AjvVerdict = (pointer: At, value: unknown, way: Way) => boolean | undefined;

/**
 * ajv, given the schemas as the document has them: nothing of this project lies between, but for what 3.0 says in words
 * of its own (`nullable`, limits as booleans), and for what only one side has, which is not required of the other.
 */
export function plainAjv(root: JsonObject): AjvVerdict {
  const is30 = String(root["openapi"]).startsWith("3.0");
  const ajv = createAjv();
  const added = new Set<string>();
  const compiled = new Map<string, ValidateFunction | undefined>();

  /** Adds what a pointer leads to, and returns its address. */
  function refer(pointer: At, way: Way): string {
    const id = `https://document.invalid/${way}/${encodeURIComponent(pointer)}`;
    if (!added.has(id)) {
      added.add(id);
      ajv.addSchema(plain(nodeAt(root, pointer), way) as object, id);
    }
    return id;
  }

  function plain(schema: Json | undefined, way: Way, whole = schema): Json {
    if (!isObject(schema)) return schema ?? true;
    const { $ref, ...siblings } = schema;
    if (typeof $ref === "string") {
      const own = { $ref: refer(pointerOf($ref), way) };
      return is30 ? own : { ...(plain(siblings, way, whole) as JsonObject), ...own };
    }
    const members = Object.entries(asRead(is30 ? in31(schema) : schema)).map(([keyword, value]) => {
      if (keyword === "required" && Array.isArray(value)) {
        const isUnsent = (name: Json): boolean =>
          isMarked(whole, String(name), way === "read" ? "writeOnly" : "readOnly");
        return [keyword, value.filter((name) => !isUnsent(name))];
      }
      if (lists.has(keyword) && Array.isArray(value)) {
        const above = keyword === "allOf" ? whole : undefined;
        return [keyword, value.map((part) => plain(part, way, above ?? part))];
      }
      if (maps.has(keyword) && isObject(value)) {
        const parts = Object.entries(value).map(([name, part]) => [name, plain(part, way)]);
        return [keyword, Object.fromEntries(parts)];
      }
      return [keyword, singles.has(keyword) ? plain(value, way) : value];
    });
    return Object.fromEntries(members.filter(([keyword]) => !silent.has(String(keyword)))) as Json;
  }

  /** Whether a property that the schema, or a part of it, declares is only the other side's. */
  function isMarked(schema: Json | undefined, name: string, mark: string): boolean {
    if (!isObject(schema)) return false;
    const { $ref, properties, allOf } = schema;
    const property = isObject(properties) ? properties[name] : undefined;
    return (
      (isObject(property) && isMark(property, mark)) ||
      (typeof $ref === "string" && isMarked(nodeAt(root, pointerOf($ref)), name, mark)) ||
      (Array.isArray(allOf) && allOf.some((part) => isMarked(part, name, mark)))
    );
  }

  function isMark(schema: Json | undefined, mark: string): boolean {
    if (!isObject(schema)) return false;
    const { $ref, allOf } = schema;
    return (
      schema[mark] === true ||
      (typeof $ref === "string" && isMark(nodeAt(root, pointerOf($ref)), mark)) ||
      (Array.isArray(allOf) && allOf.some((part) => isMark(part, mark)))
    );
  }

  return (pointer, value, way) => {
    const id = `${way} ${pointer}`;
    if (!compiled.has(id)) compiled.set(id, compile(pointer, way));
    return compiled.get(id)?.(value) as boolean | undefined;
  };

  function compile(pointer: At, way: Way): ValidateFunction | undefined {
    try {
      return ajv.compile({ $ref: refer(pointer, way) });
    } catch {
      return undefined;
    }
  }
}

const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);
const singles = new Set([
  ...["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"],
  ...["unevaluatedProperties", "unevaluatedItems"],
]);
/** Not of JSON Schema, or of no weight. */
const silent = new Set(["discriminator", "example", "examples", "default", "xml", "$id"]);

/**
 * The schema where null may be told of beside a list of values, as the docs say it is read; and with `__proto__`, a name
 * as any other (RFC 8259, section 4), which ajv passes over among `properties`.
 */
function asRead(schema: JsonObject): JsonObject {
  const { const: only, ...rest } = schema;
  const { properties, patternProperties } = rest;
  const own = isObject(properties) ? Object.entries(properties) : [];
  const proto = own.find(([name]) => name === "__proto__")?.[1];
  const named = proto !== undefined && {
    properties: Object.fromEntries(own.filter(([name]) => name !== "__proto__")),
    patternProperties: { ...(patternProperties as JsonObject), "^__proto__$": proto },
  };
  const values = (only === undefined ? rest["enum"] : [only]) as Json[] | undefined;
  const isNullable = [rest["type"]].flat().includes("null");
  return isNullable && values ? { ...rest, enum: [...values, null] } : { ...schema, ...named };
}

/** A schema of 3.0 in the words of 3.1 (OpenAPI 3.0.4, section 4.7.24). */
function in31(schema: JsonObject): JsonObject {
  const { nullable, exclusiveMinimum, exclusiveMaximum, type, ...rest } = schema;
  const { minimum, maximum } = rest;
  if (exclusiveMinimum === true) delete rest["minimum"];
  if (exclusiveMaximum === true) delete rest["maximum"];
  const own: JsonObject = {
    ...rest,
    ...(type !== undefined && { type }),
    ...(exclusiveMinimum === true && minimum !== undefined && { exclusiveMinimum: minimum }),
    ...(exclusiveMaximum === true && maximum !== undefined && { exclusiveMaximum: maximum }),
  };
  if (nullable !== true) return own;
  const isLed = ["allOf", "anyOf", "oneOf"].some((keyword) => Object.hasOwn(rest, keyword));
  return type !== undefined && !isLed
    ? { ...own, type: [type, "null"] }
    : { anyOf: [own, { type: "null" }] };
}

/** Where a reference leads, in the same document: its text may be escaped as a URL. */
function pointerOf($ref: string): At {
  return decodeURIComponent($ref);
}

function nodeAt(root: Json, pointer: At): Json {
  let node: Json | undefined = root;
  for (const name of pointerTokens(pointer.replace(/^#/, "")) ?? []) {
    node = (node as JsonObject | undefined)?.[name];
  }
  if (node === undefined) throw new Error(`The document has nothing at ${pointer}.`);
  return node;
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    ownProperties: true,
    // 19.99 is a multiple of 0.01.
    multipleOfPrecision: 8,
    code: { optimize: false },
  });
  addFormats(ajv);
  // ajv takes any integer, a blank in the place of the T, offsets without a colon, and leap seconds at noon.
  ajv.addFormat("int64", { type: "number", validate: isInt64 });
  ajv.addFormat("date", isDate);
  ajv.addFormat("date-time", isDateTime);
  ajv.addFormat("time", isTime);
  return ajv;
}
