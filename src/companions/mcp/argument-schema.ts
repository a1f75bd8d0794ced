import type { Schema } from "../../model/schema/schema.js";
import { isMarked } from "../../model/schema/aliases.js";
import { modelOf } from "../../model/schema/schema.js";
import { subschemasOf } from "../../model/schema/visit-schemas.js";
import type { NamedModels } from "../../model/schema/references.js";
import { plainSchema, type PlainSchema } from "../../values/json-schema.js";
import { readPattern } from "../../values/linear-pattern.js";
import { visible } from "../../text/visible.js";
import { sentences } from "./brief.js";

/** The schemas that arguments of tools have, and those of the models that they lead to. */
export interface ArgumentSchemas {
  of(schema: Schema): PlainSchema;
  /** By name: those that were referred to, until now. */
  readonly models: ReadonlyMap<string, PlainSchema>;
}

/**
 * Schemas as an agent is told of them, and as the SDK's validator (draft-07) reads them: what that takes in another way
 * than the document means is left out, so that it refuses nothing that the API takes.
 */
export function argumentSchemas(models: NamedModels): ArgumentSchemas {
  const found = new Map<string, PlainSchema>();
  const refer = (name: string): PlainSchema => {
    const schema = models.get(name)?.schema ?? {};
    // What is short is shown where it is needed.
    if (schema.$ref === undefined && subschemasOf(schema).length === 0) return of(schema);
    if (!found.has(name)) {
      found.set(name, {});
      found.set(name, of(schema));
    }
    return { $ref: `#/$defs/${encodeURIComponent(name)}` };
  };
  const of = (schema: Schema): PlainSchema =>
    plainSchema(schema, {
      way: "written",
      models,
      refer,
      adapt: (each) => adapted(each, models),
      told: ["description", "default"],
    });
  return { of, models: found };
}

/** Formats that the SDK's validator knows; of others it warns. */
const formats: ReadonlySet<string> = new Set([
  ...["date", "time", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "uri"],
  ...["uri-reference", "uri-template", "uuid", "json-pointer", "byte", "int32", "int64"],
  ...["float", "double", "password"],
]);

function adapted(schema: Schema, models: NamedModels): Schema {
  if (schema.upload === "always") return fileSchema(schema);
  const { format, pattern, multipleOf = 1, minContains, description, ...rest } = schema;
  const { enum: values, properties, prefixItems, items } = rest;
  const own: Schema = { ...(schema.inProgram ? exactly(rest) : rest) };
  if (format !== undefined && formats.has(format) && exactTypes(schema)) own.format = format;
  if (pattern !== undefined && typeof readPattern(pattern) !== "string") own.pattern = pattern;
  // It divides doubles, of which 19.99 is no multiple of 0.01.
  if (schema.multipleOf !== undefined && Number.isInteger(multipleOf)) own.multipleOf = multipleOf;
  if (minContains !== undefined) delete own.contains;
  if (values?.length === 0) delete own.enum;
  // A default is told and not needed: one that nobody sees all of is left out.
  const said = JSON.stringify(rest.default ?? null);
  if (visible(said) !== said) delete own.default;
  if (description !== undefined) own.description = sentences(description, 120);
  if (prefixItems !== undefined && items !== undefined) {
    own.items = { anyOf: [...prefixItems, items] };
  }
  if (properties !== undefined) {
    const written = Object.entries(properties).filter(
      ([, property]) => !isMarked(property, "readOnly", models),
    );
    own.properties = Object.fromEntries(written);
  }
  return own;
}

/** A 64-bit integer that a number could not hold: its digits. */
function exactly(schema: Schema): Schema {
  if (schema.inProgram === "date") return schema;
  const { type, minimum: _, maximum: __, exclusiveMinimum: ___, ...rest } = schema;
  const { exclusiveMaximum: ____, multipleOf: _____, enum: ______, const: _______, ...own } = rest;
  const types = [type ?? []].flat().flatMap((each) => {
    if (each === "integer") return ["string" as const];
    return each === "number" ? ["string" as const, each] : [each];
  });
  const [only, ...others] = [...new Set(types)];
  const isOne = only !== undefined && others.length === 0;
  return {
    ...own,
    ...(only !== undefined && { type: isOne ? only : [only, ...others] }),
    pattern: "^-?(0|[1-9][0-9]*)$",
  };
}

function exactTypes({ inProgram }: Schema): boolean {
  return inProgram === undefined || inProgram === "date";
}

/** A file, which JSON can only hold as a text. */
export function fileSchema({ description }: Schema): Schema {
  const said = description === undefined ? "" : `${sentences(description, 120)} `;
  return { type: "string", contentEncoding: "base64", description: `${said}In base64.` };
}

/** The model that a schema is a reference to, and nothing else. */
export function referenceTo({ $ref }: Schema): string | undefined {
  return $ref === undefined ? undefined : modelOf($ref);
}
