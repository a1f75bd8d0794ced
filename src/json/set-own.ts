import type { Json, JsonObject } from "./json.js";

/** Sets a member as data, also where its key is `__proto__`, which an assignment would take for the prototype. */
export function setOwn(target: JsonObject, key: string, value: Json): void {
  if (key !== "__proto__") target[key] = value;
  else
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
}
