import type { Json, JsonObject } from "./document.js";

/** True for an object in JSON, which a list is not. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
