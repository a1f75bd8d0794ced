import type { JsonSchema } from "./tool.js";

/** A schema together with the models that it leads to, so that it can stand alone. */
export function withModels(
  schema: JsonSchema,
  models: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { $ref } = part as { $ref?: unknown };
    const name = typeof $ref === "string" ? decodeURIComponent($ref.replace("#/$defs/", "")) : "";
    if (Object.hasOwn(models, name) && !names.has(name)) {
      names.add(name);
      visit(models[name]);
    }
    Object.values(part).forEach(visit);
  };
  visit(schema);
  if (names.size === 0) return schema;
  return { ...schema, $defs: Object.fromEntries([...names].map((name) => [name, models[name]])) };
}
