import type { Json } from "../read/document.js";
import {
  allowsType,
  dereference,
  propertiesOf,
  requiredOf,
  type Models,
} from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";

/** How deep a made-up value nests at most; a schema may name itself. */
const deepest = 8;

/** Values that the usual formats accept (OpenAPI Format Registry). */
const formats: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00.000Z",
  date: "2026-01-01",
  time: "00:00:00Z",
  duration: "PT1H",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "someone@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "AA==",
};

/** A value that the schema describes: its example where it has one, otherwise the least that it asks for. */
export function sampleOf(schema: Schema, models: Models, depth = 0): Json {
  const own = dereference(schema, models);
  const told = own.const ?? own.examples?.[0] ?? own.example ?? own.default ?? own.enum?.[0];
  if (told !== undefined) {
    return structuredClone(told);
  }
  const branch = [...(own.oneOf ?? []), ...(own.anyOf ?? [])].find((each) => !isNull(each, models));
  if (branch !== undefined && depth < deepest) {
    return sampleOf(branch, models, depth + 1);
  }
  if (propertiesOf(own, models).size > 0 || allowsType(own, "object", models)) {
    return sampleObject(own, models, depth);
  }
  return sampleScalar(own, models, depth);
}

function sampleObject(schema: Schema, models: Models, depth: number): Json {
  const required = requiredOf(schema, models);
  const members: [string, Json][] = [];
  for (const [name, property] of propertiesOf(schema, models)) {
    const { example, examples } = dereference(property, models);
    const wanted = required.has(name) || example !== undefined || examples !== undefined;
    if (wanted && depth < deepest) {
      members.push([name, sampleOf(property, models, depth + 1)]);
    }
  }
  return Object.fromEntries(members);
}

function sampleScalar(schema: Schema, models: Models, depth: number): Json {
  const type = [schema.type ?? (schema.allOf?.[0] ? "object" : "null")].flat()[0];
  switch (type) {
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1;
    case "boolean":
      return false;
    case "array":
      return Array.from({ length: Math.min(schema.minItems ?? 0, 10) }, () =>
        depth < deepest ? sampleOf(schema.items ?? {}, models, depth + 1) : null,
      );
    default:
      return schema.allOf?.[0] && depth < deepest
        ? sampleOf(schema.allOf[0], models, depth + 1)
        : null;
  }
}

function sampleString({ format = "", minLength = 0, maxLength }: Schema): string {
  const text = formats[format] ?? "text";
  return text
    .padEnd(minLength, "x")
    .slice(0, formats[format] === undefined ? maxLength : undefined);
}

function isNull(schema: Schema, models: Models): boolean {
  return dereference(schema, models).type === "null";
}
