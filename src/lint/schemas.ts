import type { Api, Header, MediaType, Operation, Parameter, Webhook } from "../model/api.js";
import type { Schema } from "../model/schema/schema.js";
import { subschemasOf } from "../model/schema/visit-schemas.js";
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

/** Where a parameter or a header has its schema and examples: itself, or its one media type (OpenAPI 3.1, 4.8.12.2). */
export function holderOf({ at, contentType }: Header | Parameter): At {
  return contentType === undefined ? at : memberAt(`${at}/content`, contentType);
}

/**
 * Every schema of the Api, once each: those of the models, and those written out where they are used. What several
 * operations share by a reference is one place, although each has a schema of its own of it.
 */
export function collectSchemas(
  api: Pick<Api, "models" | "operations" | "webhooks">,
): PlacedSchema[] {
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
  return subschemasOf(schema).map(({ keyword, member, schema: part }) => {
    const below =
      keyword === "properties" ? `${name}.${member}` : keyword === "items" ? `${name}[]` : name;
    const place = memberAt(at, keyword);
    const partAt = member === undefined ? place : memberAt(place, member);
    return { schema: part, at: partAt, written, name: below };
  });
}
