import { STATUS_CODES } from "node:http";
import { isObject, type Value } from "../store/value.js";
import type { Operation } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf, requiredOf } from "../../model/schema/properties.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { ConflictShape } from "../behaviour/behaviour.js";
import type { Complaint } from "./complaint.js";
import { declaredFor } from "./declared.js";
import { detailsOf } from "./messages.js";
import type { Reason, Refusal } from "./outcome.js";
import { sampleOf } from "../../values/sample.js";
import type { World } from "../world.js";

/** An error as it is answered. */
export interface ErrorAnswer {
  body: Value;
  type: string;
}

/** Where the existing record stands if the behaviour file does not say it: under `data`, with a text beside it. */
const defaultConflict: ConflictShape = { record: "data", error: true };

/** Property names that usually hold the text of an error, the first one that can is taken. */
const textNames = ["error", "message", "detail", "title", "description"];
const detailsNames = ["details", "errors"];

/** The body of an error: what the status declares, with the text, the details and the existing record in it. */
export function errorBody(operation: Operation, refusal: Refusal, world: World): ErrorAnswer {
  const { status, existing, reasons } = refusal;
  const media = declaredFor(operation, status)?.content.find(({ type }) => isJson(type));
  const type = media?.type ?? "application/json";
  const schema = media?.schema ?? {};
  const properties = propertiesOf(schema, world.models);
  const { errors = {}, conflict = defaultConflict } = world.behaviour;
  const text = errors.text ?? textIn(schema, world);
  const details = errors.details ?? detailsNames.find((name) => properties.has(name)) ?? "details";
  const detailed = detailsIn(properties.get(details), reasons, world);
  const except = [
    ...(text === undefined ? [] : [text]),
    ...(detailed === undefined ? [] : [details]),
  ];
  const told = detailed === undefined ? { ...refusal, text: wholeText(refusal) } : refusal;
  const body = {
    ...requiredParts(schema, { except, status }, world),
    ...(text !== undefined && { [text]: textValue(properties.get(text), told, world) }),
    ...(detailed !== undefined && { [details]: detailed }),
  };
  return {
    body: existing === undefined ? body : withRecord(body, existing, { conflict, text }),
    type,
  };
}

/** The text with what is wrong, where the body has no other place for it. */
function wholeText({ text, reasons }: Refusal): string {
  const blamed = reasons.flatMap((each) => ("field" in each ? [each.reason] : []));
  return blamed.length === 0 ? text : `${text}: ${blamed.slice(0, 5).join("; ")}`;
}

/**
 * What is wrong, in the place that the document has for it: an object with a list of messages for each field, or a list
 * of texts or of objects, such as the members of a problem's `errors`.
 */
function detailsIn(
  schema: Schema | undefined,
  reasons: readonly Reason[],
  world: World,
): Value | undefined {
  const blamed = reasons.flatMap((each) => ("field" in each ? [each] : []));
  if (schema === undefined || blamed.length === 0) return undefined;
  const { models } = world;
  if (allowsType(schema, "object", models)) return detailsOf(blamed);
  if (!allowsType(schema, "array", models)) return undefined;
  const item = dereference(schema, models).items ?? {};
  return isText(item, models)
    ? blamed.map(({ reason }) => reason)
    : blamed.map((each) => detailOf(item, each, world));
}

/** Property names that usually say where something is wrong. */
const placeNames = ["pointer", "field", "path", "parameter", "property", "location", "name"];

/** One of the objects in a list of what is wrong. */
function detailOf(item: Schema, { field, message, reason }: Complaint, world: World): Value {
  const properties = propertiesOf(item, world.models);
  const find = (names: readonly string[]): string | undefined =>
    names.find((name) => {
      const property = properties.get(name);
      return property !== undefined && isText(property, world.models);
    });
  const place = find(placeNames);
  const text = find(["message", ...textNames].filter((name) => name !== place));
  const except = [place, text].flatMap((name) => name ?? []);
  return {
    ...requiredParts(item, { except, status: 400 }, world),
    ...(text !== undefined && { [text]: place === undefined ? reason : message }),
    ...(place !== undefined && {
      [place]: place === "pointer" ? `/${field.replaceAll(".", "/")}` : field,
    }),
  };
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
        ? [[name, problemMember(name, status, property) ?? sampleOf(property, world)]]
        : [];
    }),
  );
}

/** What the members of a problem say of a status by themselves (RFC 9457, section 4.2.1). */
function problemMember(name: string, status: number, { type, format }: Schema): Value | undefined {
  if (type !== "string") return undefined;
  if (name === "title") return STATUS_CODES[status];
  return name === "type" && format?.startsWith("uri") ? "about:blank" : undefined;
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
