import { isObject, type Value } from "../store/value.js";
import type { MediaType, Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { ConflictShape } from "../behaviour/behaviour.js";
import type { Refusal } from "./outcome.js";
import { sampleOf } from "../../values/sample.js";
import type { World } from "../world.js";

/** An error as it is answered. */
export interface ErrorAnswer {
  status: number;
  body: Value;
  type: string;
}

/** Where the existing record stands if the behaviour file does not say it: under `data`, with a text beside it. */
const usualConflict: ConflictShape = { record: "data", error: true };

/** Property names that usually hold the text of an error, the first one that can is taken. */
const textNames = ["error", "message", "detail", "title", "description"];
const detailsNames = ["details", "errors"];

/** The body of an error: what the status declares, with the text, the details and the existing record in it. */
export function errorBody(operation: Operation, refusal: Refusal, world: World): ErrorAnswer {
  const { status, existing } = refusal;
  const media = declaredMedia(operation, status);
  const type = media?.type ?? "application/json";
  const schema = media?.schema ?? {};
  const properties = propertiesOf(schema, world.models);
  const { errors = {}, conflict = usualConflict } = world.behaviour;
  const text = errors.text ?? textIn(schema, world);
  const details = errors.details ?? detailsNames.find((name) => properties.has(name)) ?? "details";
  const detailed = refusal.details && holdsObject(properties.get(details), world);
  const except = [...(text === undefined ? [] : [text]), ...(detailed ? [details] : [])];
  const body = {
    ...requiredParts(schema, { except, status }, world),
    ...(text !== undefined && { [text]: textValue(properties.get(text), refusal, world) }),
    ...(detailed && { [details]: refusal.details ?? {} }),
  };
  const whole = existing === undefined ? body : withRecord(body, existing, { conflict, text });
  return { status, body: whole, type };
}

/** The property that the text goes into. Where the schema is closed and has none, there is no place for it. */
function textIn(schema: Schema, { models }: World): string | undefined {
  const properties = propertiesOf(schema, models);
  const found = textNames.find((name) => {
    const property = properties.get(name);
    return property && (isText(property, models) || propertiesOf(property, models).size > 0);
  });
  const { additionalProperties } = dereference(schema, models);
  const isClosed = additionalProperties?.not !== undefined;
  return found ?? (isClosed || properties.has("error") ? undefined : "error");
}

/** The text, or an object that has it: some errors are one property with everything in it. */
function textValue(property: Schema = {}, { text, status }: Refusal, world: World): Value {
  const inner = propertiesOf(property, world.models);
  if (inner.size === 0 || isText(property, world.models)) {
    return text;
  }
  const name = ["message", ...textNames].find((each) => {
    const own = inner.get(each);
    return own && isText(own, world.models);
  });
  const except = name === undefined ? [] : [name];
  return {
    ...requiredParts(property, { except, status }, world),
    ...(name !== undefined && { [name]: text }),
  };
}

/** True where a text may stand: it is declared, or nothing is. A text out of a list is none of ours. */
function isText(schema: Schema, models: Models): boolean {
  const own = dereference(schema, models);
  const isListed = (own.enum ?? own.const) !== undefined;
  return !isListed && (allowsType(own, "string", models) || Object.keys(own).length === 0);
}

/** The media type of the status itself, of its range, or of the default (OpenAPI 3.1, 4.8.16.1). */
function declaredMedia({ responses }: Operation, status: number): MediaType | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const found = names.flatMap((name) => responses.filter((each) => each.status === name));
  return found[0]?.content.find(({ type }) => isJson(type));
}

/** What else an error must have; a number called `status` or `code` is the status. */
function requiredParts(
  schema: Schema,
  { except, status }: { except: string[]; status: number },
  world: World,
): Record<string, Value> {
  const { models } = world;
  const required = requiredOf(schema, models);
  return Object.fromEntries(
    [...propertiesOf(schema, models)].flatMap(([name, property]): [string, Value][] => {
      const number =
        allowsType(property, "integer", models) || allowsType(property, "number", models);
      if (number && (name === "status" || name === "code")) {
        return [[name, status]];
      }
      return required.has(name) && !except.includes(name)
        ? [[name, sampleOf(property, world)]]
        : [];
    }),
  );
}

/** Details are an object of lists; where the document has something else by that name, or nothing, they are left out. */
function holdsObject(schema: Schema | undefined, { models }: World): boolean {
  return schema === undefined ? false : allowsType(schema, "object", models);
}

function withRecord(
  body: Record<string, Value>,
  record: Value,
  { conflict, text = "" }: { conflict: ConflictShape; text: string | undefined },
): Value {
  const { [text]: said, ...others } = body;
  const beside = conflict.error && said !== undefined ? { ...others, [text]: said } : others;
  switch (conflict.record) {
    case "none":
      return beside;
    case ".":
      return isObject(record) ? { ...record, ...beside } : beside;
    default:
      return { ...beside, [conflict.record]: record };
  }
}
