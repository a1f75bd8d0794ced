import type { MediaType, Operation } from "../api.js";
import type { EventShape } from "../operations/event-shape.js";
import { isJson } from "../operations/payload.js";
import { readingOf } from "../operations/reading.js";
import { isOpen } from "../schema/open.js";
import { plainSchema } from "../schema/aliases.js";
import { conjunctionOf } from "../schema/conjunction.js";
import { kindsOf } from "../schema/kinds.js";
import { propertiesOf, requiredOf } from "../schema/properties.js";
import type { Models } from "../schema/references.js";
import type { Discriminator, Schema } from "../schema/schema.js";

/** Says which events each stream of them has, where a schema says more than that they are texts. */
export function nameEventShapes(operations: readonly Operation[], models: Models): void {
  for (const media of operations
    .flatMap((each) => each.responses)
    .flatMap((each) => each.content)) {
    const shapes = readingOf(media) === "events" ? shapesOf(media, models) : [];
    if (shapes.length > 0) media.events = shapes;
  }
}

/**
 * `itemSchema` is of the event as an object of its fields (OpenAPI 3.2, 4.14.4). A `schema`, which is to be of the whole
 * text, and an `itemSchema` with other members are what many documents have for the `data` itself.
 */
function shapesOf({ schema, itemSchema }: MediaType, models: Models): EventShape[] {
  const item = itemSchema ?? (schema && itemOf(schema, models));
  if (item === undefined) return [];
  const alternatives = alternativesOf(item, models);
  const count = alternatives.length;
  const isEvent = alternatives.every(
    (each) => hasFields(each, models) && (itemSchema !== undefined || isTold(each, models)),
  );
  const shapes = isEvent
    ? alternatives.map((each) => shapeOf(each, count, models))
    : [payloadOf(item, models)];
  const areNamed = shapes.every(({ names }) => names !== undefined);
  // Of events without names nobody could tell which of them are texts.
  return areNamed || shapes.every(({ isJson: json }) => json) ? shapes : [];
}

function itemOf(schema: Schema, models: Models): Schema {
  const { items = {} } = plainSchema(schema, models);
  return kindsOf(schema, models).has("array") ? items : schema;
}

/** The fields that an event has (HTML, section 9.2.6). */
const fields: ReadonlySet<string> = new Set(["event", "data", "id", "retry"]);

function hasFields(schema: Schema, models: Models): boolean {
  const names = [...propertiesOf(schema, models).keys()];
  return (
    (names.includes("data") || names.includes("event")) && names.every((name) => fields.has(name))
  );
}

/** Whether a schema that may be of an event or of its data is of the event: its data are a text, or it lists its names. */
function isTold(schema: Schema, models: Models): boolean {
  const data = propertiesOf(schema, models).get("data");
  return (
    data !== undefined &&
    (kindsOf(data, models).has("string") || namesOf(schema, 1, models) !== undefined)
  );
}

/** How many unions inside of unions are followed. */
const maxDepth = 8;

/** A schema once for each way through its `oneOf` or `anyOf`: all that speaks of one event together. */
function alternativesOf(schema: Schema, models: Models, depth = 0): Schema[] {
  const all = conjunctionOf(schema, models);
  const [variants, ...others] = all
    .flatMap(({ oneOf, anyOf }) => [oneOf, anyOf])
    .filter((each) => each !== undefined);
  if (variants === undefined || others.length > 0 || depth > maxDepth) return [schema];
  const own = all.map(({ properties, required }) => ({
    ...(properties && { properties }),
    ...(required && { required }),
  }));
  return variants.flatMap((each) => {
    const tagged = all.flatMap(({ discriminator }) => taggedBy(discriminator, each));
    return alternativesOf({ allOf: [...own, each, ...tagged] }, models, depth + 1);
  });
}

/** The names of events that a discriminator's mapping gives a variant, as what the variant says itself. */
function taggedBy(discriminator: Discriminator | undefined, { $ref }: Schema): Schema[] {
  if (discriminator?.propertyName !== "event" || $ref === undefined) return [];
  const { mapping } = discriminator;
  const names = Object.keys(mapping).filter((name) => mapping[name] === $ref);
  return names.length === 0 ? [] : [{ properties: { event: { enum: names } } }];
}

function shapeOf(schema: Schema, count: number, models: Models): EventShape {
  const names = namesOf(schema, count, models);
  const data = conjunctionOf(schema, models).flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, "data") ? [properties["data"] ?? {}] : [],
  );
  // What says more than that it is a text is the more special part, and what the text holds more than that it is JSON.
  const payloads = data.map((each) => payloadOf(each, models)).filter(({ isJson: json }) => json);
  const payload = payloads.find((each) => !isOpen(each.data, models)) ?? payloads[0] ?? text;
  return { ...payload, ...(names && { names }) };
}

/** The names that are listed. An event without one is a `message` (HTML, section 9.2.6). */
function namesOf(schema: Schema, count: number, models: Models): string[] | undefined {
  const declared = propertiesOf(schema, models).get("event");
  if (declared === undefined) return count > 1 ? ["message"] : undefined;
  const { const: constant, enum: values } = plainSchema(declared, models);
  const listed = constant === undefined ? (values ?? []) : [constant];
  const names = listed.filter((value) => typeof value === "string");
  if (names.length === 0) return undefined;
  const mayLack = count === 1 && !requiredOf(schema, models).has("event");
  return mayLack && !names.includes("message") ? [...names, "message"] : names;
}

const text: EventShape = { data: { type: "string" }, isJson: false };

/** What a text is said to hold, or else what stands in the place of a text, as JSON. */
function payloadOf(schema: Schema, models: Models): EventShape {
  const all = conjunctionOf(schema, models);
  const held = all.find(
    ({ contentSchema, contentMediaType = "" }) => contentSchema ?? isJson(contentMediaType),
  );
  if (held !== undefined) return { data: held.contentSchema ?? {}, isJson: true };
  if (!kindsOf(schema, models).has("string")) return { data: schema, isJson: true };
  const { oneOf, anyOf = oneOf } = plainSchema(schema, models);
  const payloads = (anyOf ?? []).filter((each) => !isEnd(each, models));
  const variants = payloads.map((each) => payloadOf(each, models));
  if (variants.length === 0 || !variants.every(({ isJson: json }) => json)) return text;
  const [only, ...others] = variants.map(({ data }) => data);
  return {
    data: others.length === 0 ? (only ?? {}) : { anyOf: [only ?? {}, ...others] },
    isJson: true,
  };
}

/** `[DONE]`, which many streams of JSON end with, is no JSON and no event. */
function isEnd(schema: Schema, models: Models): boolean {
  const { const: constant, enum: [only] = [constant] } = plainSchema(schema, models);
  return only === "[DONE]";
}
