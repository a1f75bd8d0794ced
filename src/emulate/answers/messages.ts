import type { ErrorObject } from "ajv/dist/2020.js";
import { pointerTokens } from "../../json/pointer.js";

/** Messages by field; the fields of inner objects are joined with dots. */
export type Details = Record<string, string[]>;

/** The messages of complaints, by field. */
export function detailsOf(complaints: readonly { field: string; message: string }[]): Details {
  const details = new Map<string, Set<string>>();
  for (const { field, message } of complaints) {
    details.set(field, (details.get(field) ?? new Set()).add(message));
  }
  return Object.fromEntries([...details].map(([field, messages]) => [field, [...messages]]));
}

/** Without the errors that only say that a branch did not match, where another one at the same place says why. */
export function informative(errors: readonly ErrorObject[]): ErrorObject[] {
  const branch = (error: ErrorObject): boolean =>
    error.keyword === "anyOf" ||
    error.keyword === "oneOf" ||
    error.keyword === "if" ||
    (error.keyword === "type" && error.params["type"] === "null");
  return errors.filter(
    (error) =>
      !branch(error) ||
      !errors.some((other) => other.instancePath.startsWith(error.instancePath) && !branch(other)),
  );
}

/** The names that lead to what is wrong, joined with dots; empty where it is the whole. */
export function dottedPath(error: ErrorObject): string {
  const path = (pointerTokens(error.instancePath) ?? []).concat(missingOrExtra(error) ?? []);
  return path.join(".");
}

/** The property that is missing, or is one too many. */
export function missingOrExtra({ params }: ErrorObject): string | undefined {
  const name: unknown =
    params["missingProperty"] ?? params["additionalProperty"] ?? params["unevaluatedProperty"];
  return typeof name === "string" ? name : undefined;
}

/** The sentences of Zod 3, whose form the one documented example has. */
export function messageOf({ keyword, params, data, message }: ErrorObject): string {
  const limit = String(params["limit"]);
  switch (keyword) {
    case "minLength":
      return `String must contain at least ${limit} character(s)`;
    case "maxLength":
      return `String must contain at most ${limit} character(s)`;
    case "minItems":
      return `Array must contain at least ${limit} element(s)`;
    case "maxItems":
      return `Array must contain at most ${limit} element(s)`;
    case "minimum":
      return `Number must be greater than or equal to ${limit}`;
    case "maximum":
      return `Number must be less than or equal to ${limit}`;
    case "exclusiveMinimum":
      return `Number must be greater than ${limit}`;
    case "exclusiveMaximum":
      return `Number must be less than ${limit}`;
    case "multipleOf":
      return `Number must be a multiple of ${String(params["multipleOf"])}`;
    case "required":
      return "Required";
    case "additionalProperties":
      return `Unrecognized key(s) in object: '${String(params["additionalProperty"])}'`;
    case "type":
      return `Expected ${[params["type"]].flat().join(" | ")}, received ${typeOf(data)}`;
    case "enum":
      return `Invalid enum value. Expected ${quoted(params["allowedValues"])}, received '${short(data)}'`;
    case "format":
      return `Invalid ${String(params["format"]).replace("date-time", "datetime")}`;
    default:
      return `Invalid input: ${message ?? keyword}`;
  }
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function quoted(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => `'${String(value)}'`).join(" | ") : "";
}

/** What was sent may be anything and of any length; a message shows its beginning. */
function short(value: unknown): string {
  return (typeof value === "string" ? value : typeOf(value)).slice(0, 100);
}
