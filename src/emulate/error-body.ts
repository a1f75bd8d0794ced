import { isObject, type Value } from "./value.js";
import type { MediaType, Operation } from "../model/api.js";
import { allowsType, isJson, propertiesOf, requiredOf } from "../model/schema-lookup.js";
import type { Schema } from "../model/schema.js";
import type { ConflictShape } from "./behaviour.js";
import type { Refusal } from "./outcome.js";
import { sampleOf } from "./sample.js";
import type { World } from "./world.js";

/** An error as it is answered. */
export interface ErrorAnswer {
  status: number;
  body: Value;
  type: string;
}

/** Where the existing record stands if the behaviour file does not say it: under `data`, with a text beside it. */
const usualConflict: ConflictShape = { record: "data", error: true };

/** Property names that usually hold the text of an error, the first one that is declared counts. */
const textNames = ["error", "message", "detail", "title", "description"];
const detailsNames = ["details", "errors"];

/** The body of an error: what the status declares, with the text, the details and the existing record in it. */
export function errorBody(operation: Operation, refusal: Refusal, world: World): ErrorAnswer {
  const media = declaredMedia(operation, refusal.status);
  const type = media?.type ?? "application/json";
  const properties = media?.schema
    ? propertiesOf(media.schema, world.models)
    : new Map<string, Schema>();
  const { errors = {}, conflict = usualConflict } = world.behaviour;
  const text = errors.text ?? textNames.find((name) => properties.has(name)) ?? "error";
  const details = errors.details ?? detailsNames.find((name) => properties.has(name)) ?? "details";
  const body = {
    ...requiredParts(media?.schema, { except: [text, details], status: refusal.status }, world),
    [text]: refusal.text,
    ...(refusal.details &&
      holdsObject(properties.get(details), world) && { [details]: refusal.details }),
  };
  return {
    status: refusal.status,
    body:
      refusal.existing === undefined
        ? body
        : withRecord(body, refusal.existing, { conflict, text }),
    type,
  };
}

/** The media type of the status itself, of its range, or of the default (OpenAPI 3.1, 4.8.16.1). */
function declaredMedia({ responses }: Operation, status: number): MediaType | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const found = names.flatMap((name) => responses.filter((each) => each.status === name));
  return found[0]?.content.find(({ type }) => isJson(type));
}

/** What else an error must have; a number called `status` or `code` is the status. */
function requiredParts(
  schema: Schema | undefined,
  { except, status }: { except: string[]; status: number },
  world: World,
): Record<string, Value> {
  const { models } = world;
  const required = schema ? requiredOf(schema, models) : new Set<string>();
  const properties = schema ? [...propertiesOf(schema, models)] : [];
  return Object.fromEntries(
    properties.flatMap(([name, property]): [string, Value][] => {
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
  { conflict, text }: { conflict: ConflictShape; text: string },
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
