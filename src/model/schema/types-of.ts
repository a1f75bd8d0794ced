import type { JsonType, Schema } from "./schema.js";

/** The declared types; where none is declared, the one that the schema's keywords are about. */
export function typesOf(schema: Schema): readonly JsonType[] {
  const { type } = schema;
  if (type !== undefined) {
    return typeof type === "string" ? [type] : type;
  }
  if (
    schema.properties ||
    schema.patternProperties ||
    schema.additionalProperties ||
    hasOwnRequired(schema)
  ) {
    return ["object"];
  }
  if (schema.items || schema.prefixItems) {
    return ["array"];
  }
  return isBinary(schema) || schema.flavor ? ["string"] : [];
}

function hasOwnRequired({ required, allOf, anyOf, oneOf }: Schema): boolean {
  return required !== undefined && !allOf && !anyOf && !oneOf && required.length > 0;
}

/** True for bytes in a string's clothes: `format: binary` (3.0), `contentMediaType` without an encoding (3.1). */
export function isBinary(schema: Schema): boolean {
  const types = [schema.type ?? "string"].flat();
  const text =
    types.includes("string") && types.every((type) => type === "string" || type === "null");
  return (
    text &&
    (schema.format === "binary" ||
      (schema.contentMediaType !== undefined && schema.contentEncoding === undefined))
  );
}
