import type { RuntimeValue } from "../runtime/names.js";
import type { Parameter } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import { essenceOf } from "../../model/operations/reading.js";
import { allowsType } from "../../model/schema/kinds.js";
import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";

/** What decides how a parameter is spelled. */
export type StyledParameter = Pick<
  Parameter,
  "allowReserved" | "contentType" | "explode" | "in" | "isWhole" | "schema" | "style"
>;

/**
 * The runtime's name for the way a parameter is spelled (OpenAPI 3.1, 4.8.12.4); undefined where it is the one that
 * the runtime has for the parameter's place anyway.
 */
export function styleOf(parameter: StyledParameter, models: Models): RuntimeValue | undefined {
  const { contentType, style, explode, allowReserved, isWhole } = parameter;
  if (isWhole) {
    const isForm = essenceOf(contentType ?? "") === "application/x-www-form-urlencoded";
    return isForm ? "wholeForm" : isJson(contentType ?? "") ? "wholeJson" : "wholeText";
  }
  if (contentType !== undefined) {
    return isJson(contentType) ? jsonStyles[parameter.in] : undefined;
  }
  switch (style) {
    case "form":
      return form(parameter, models);
    case "simple":
      return parameter.in === "path"
        ? pathSimple(parameter, models)
        : headerSimple(parameter, models);
    case "label":
      return explode ? "labelExploded" : "label";
    case "matrix":
      return explode ? "matrixExploded" : "matrix";
    case "spaceDelimited":
    case "pipeDelimited":
      // The standard says nothing of these exploded: lists are repeated, as in `form`.
      return explode ? form(parameter, models) : allowReserved ? `${style}Reserved` : style;
    case "deepObject":
      return allowReserved ? "deepObjectReserved" : style;
    case "cookie":
      return explode ? "cookiePairs" : "cookieJoined";
    default:
      return style satisfies never;
  }
}

/** Parameters that are a JSON text. In a cookie it is percent-encoded, since it may have a semicolon. */
const jsonStyles = {
  path: "jsonPath",
  query: "jsonQuery",
  header: "jsonHeader",
  cookie: "jsonQuery",
} as const;

/** In a query or a cookie. */
function form(parameter: StyledParameter, models: Models): RuntimeValue | undefined {
  const { explode, allowReserved } = parameter;
  if (explode) {
    return allowReserved ? "formReserved" : exploded(parameter, models);
  }
  return allowReserved ? "formJoinedReserved" : "formJoined";
}

/**
 * The members of an object are parameters of their own, and an item that is null is left out. Cookies need not be told:
 * they are few, and always spelled so.
 */
function exploded(parameter: StyledParameter, models: Models): RuntimeValue | undefined {
  const { items } = dereference(parameter.schema, models);
  const mayHaveNull = items !== undefined && allowsType(items, "null", models);
  const isPlain = !mayHaveNull && !mayBeObject(parameter.schema, models);
  return isPlain || parameter.in === "cookie" ? undefined : "formExploded";
}

/** True where nothing says that the value is no object. */
function mayBeObject(schema: Schema, models: Models): boolean {
  const { type, allOf, anyOf, oneOf, enum: values } = dereference(schema, models);
  if (type !== undefined || values !== undefined) {
    return type === "object" || (Array.isArray(type) && type.includes("object"));
  }
  const parts = [...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])];
  return parts.length === 0 || parts.some((part) => mayBeObject(part, models));
}

/** A single value is spelled the same way, exploded or not. */
function pathSimple(
  { schema, explode, allowReserved }: StyledParameter,
  models: Models,
): RuntimeValue | undefined {
  if (allowReserved) return explode ? "simpleExplodedReserved" : "simpleReserved";
  const single = !allowsType(schema, "array", models) && !allowsType(schema, "object", models);
  return single ? undefined : explode ? "simpleExploded" : "simple";
}

function headerSimple(
  { schema, explode }: StyledParameter,
  models: Models,
): RuntimeValue | undefined {
  return allowsType(schema, "object", models)
    ? explode
      ? "headerPairs"
      : "headerList"
    : undefined;
}
