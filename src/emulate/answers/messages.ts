import type { ErrorObject } from "ajv/dist/2020.js";

/** Messages by field; the fields of inner objects are joined with dots. */
export type Details = Record<string, string[]>;

/** What is wrong with a value, by field. `whole` names the value itself where it is wrong as a whole. */
export function detailsOf(errors: readonly ErrorObject[], whole: string): Details {
  const details = new Map<string, string[]>();
  for (const error of informative(errors)) {
    const field = fieldOf(error) || whole;
    const messages = details.get(field) ?? [];
    const message = messageOf(error);
    if (!messages.includes(message)) {
      details.set(field, [...messages, message]);
    }
  }
  return Object.fromEntries(details);
}

/** Without the errors that only say that a branch did not match, where another one at the same place says why. */
function informative(errors: readonly ErrorObject[]): ErrorObject[] {
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

function fieldOf({ instancePath, params }: ErrorObject): string {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const name: unknown = params["missingProperty"] ?? params["additionalProperty"];
  return [...path, ...(typeof name === "string" ? [name] : [])].join(".");
}

/** The sentences of Zod 3, whose form the one documented example has. */
function messageOf({ keyword, params, data, message }: ErrorObject): string {
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
