import type { Api, Header, MediaType, Operation, Parameter, Webhook } from "../model/api.js";
import type { Schema } from "../model/schema/schema.js";
import type { At } from "../json/pointer.js";
import { memberAt } from "../json/pointer.js";

/** A schema of the Api and where it stands. */
export interface PlacedSchema {
  schema: Schema;
  at: At;
  /** Whether it is (also) part of what clients send; a model is what its uses make it. */
  written: boolean;
  /** What people call it: `Patient.name`, `listPatients page`. */
  name: string;
}

const lists = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;
const maps = ["dependentSchemas", "patternProperties", "properties"] as const;
const singles = [
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;

/** Where a parameter or a header has its schema and examples: itself, or its one media type (OpenAPI 3.1, 4.8.12.2). */
export function holderOf({ at, contentType }: Header | Parameter): At {
  return contentType === undefined ? at : memberAt(`${at}/content`, contentType);
}

/**
 * Every schema of the Api, once each: those of the models, and those written out where they are used. What several
 * operations share by a reference is one place, although each has a schema of its own of it.
 */
export function collectSchemas(api: Api): PlacedSchema[] {
  const seen = new Set<Schema | string>();
  const pending = [
    ...api.models.map(({ schema, at, written, name }) => ({ schema, at, written, name })),
    ...[...api.operations, ...api.webhooks].flatMap(outermost),
  ].reverse();
  const found: PlacedSchema[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const place = `${next.written ? "written" : "read"} ${next.at}`;
    if (seen.has(next.schema) || seen.has(place)) continue;
    seen.add(next.schema).add(place);
    found.push(next);
    pending.push(...partsOf(next).reverse());
  }
  return found;
}

function outermost(owner: Operation | Webhook): PlacedSchema[] {
  const isWebhook = !("resource" in owner);
  const { name } = owner;
  return [
    ...owner.parameters.map((parameter) => ({
      schema: parameter.schema,
      at: `${holderOf(parameter)}/schema`,
      written: !isWebhook,
      name: `${name} ${parameter.name}`,
    })),
    ...(owner.body?.content ?? []).flatMap((media) =>
      ofMedia(media, { written: !isWebhook, name: `the body of ${name}` }),
    ),
    ...owner.responses.flatMap(({ content, headers, status }) => [
      ...content.flatMap((media) =>
        ofMedia(media, { written: isWebhook, name: `the ${status} of ${name}` }),
      ),
      ...headers.map((header) => ofHeader(header)),
    ]),
  ];
}

function ofMedia(
  { schema, itemSchema, at }: MediaType,
  rest: Pick<PlacedSchema, "name" | "written">,
): PlacedSchema[] {
  return [
    ...(schema ? [{ schema, at: `${at}/schema`, ...rest }] : []),
    ...(itemSchema ? [{ schema: itemSchema, at: `${at}/itemSchema`, ...rest }] : []),
  ];
}

function ofHeader(header: Header): PlacedSchema {
  const { schema, name } = header;
  return { schema, at: `${holderOf(header)}/schema`, written: false, name };
}

/** The schemas directly below; a property adds its name. */
function partsOf({ schema, at, written, name }: PlacedSchema): PlacedSchema[] {
  const found: PlacedSchema[] = [];
  for (const key of maps) {
    for (const [member, part] of Object.entries(schema[key] ?? {})) {
      const below = key === "properties" ? `${name}.${member}` : name;
      found.push({ schema: part, at: memberAt(memberAt(at, key), member), written, name: below });
    }
  }
  for (const key of singles) {
    const part = schema[key];
    const below = key === "items" ? `${name}[]` : name;
    if (part !== undefined)
      found.push({ schema: part, at: memberAt(at, key), written, name: below });
  }
  for (const key of lists) {
    for (const [index, part] of (schema[key] ?? []).entries()) {
      found.push({ schema: part, at: memberAt(memberAt(at, key), index), written, name });
    }
  }
  return found;
}
