import type { Json, JsonObject } from "../../src/json/json.js";
import type { Random } from "./random.js";

/** A large document with a few of its paths, and the components that they need. */
export function slice(document: JsonObject, random: Random): JsonObject {
  const paths = Object.entries(document["paths"] as JsonObject);
  const kept = Array.from({ length: Math.min(6, paths.length) }, () => random.pick(paths));
  const components: Record<string, JsonObject> = {
    securitySchemes: section(document, "securitySchemes"),
  };
  const pending: Json[] = kept.map(([, path]) => path);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const [, group = "", name = ""] =
      /^#\/components\/([^/]+)\/([^/]+)$/.exec(String((node as JsonObject)["$ref"])) ?? [];
    const target = section(document, group)[name];
    if (target !== undefined && !Object.hasOwn((components[group] ??= {}), name)) {
      components[group][name] = target;
      pending.push(target);
    }
    pending.push(...Object.values(node));
  }
  return { ...document, paths: Object.fromEntries(kept), components };
}

function section(document: JsonObject, group: string): JsonObject {
  return ((document["components"] as JsonObject)[group] ?? {}) as JsonObject;
}
