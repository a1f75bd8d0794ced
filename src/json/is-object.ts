import type { Json, JsonObject } from "./json.js";

/** True for an object in JSON, which a list is not. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
