import { annotations } from "./keywords.js";
import type { Schema } from "./schema.js";

/**
 * Keywords that say nothing about which values are valid (JSON Schema 2020-12, Validation, 9; OpenAPI 3.1, 4.8.25). Who
 * sends a property decides where it may stand.
 */
const idle: ReadonlySet<string> = new Set([
  ...[...annotations].filter((keyword) => keyword !== "readOnly" && keyword !== "writeOnly"),
  ...["discriminator", "flavor", "upload"],
]);

/** Whether a keyword of a schema says nothing about which values are valid. */
export function isIdle(schema: Schema, keyword: string): boolean {
  switch (keyword) {
    // Neither says anything without the other (JSON Schema 2020-12, Core, 10.2.2).
    case "if":
      return schema.then === undefined && schema.else === undefined;
    case "then":
    case "else":
      return schema.if === undefined;
    case "propertyNames":
      return isAnyName(schema.propertyNames ?? {});
    case "dependentRequired":
      return Object.values(schema.dependentRequired ?? {}).every((names) => names.length === 0);
    // None need be there, and none is too many (JSON Schema 2020-12, Core, 10.3.1.3).
    case "contains":
      return schema.minContains === 0 && schema.maxContains === undefined;
    case "minContains":
    case "maxContains":
      return schema.contains === undefined || isIdle(schema, "contains");
    // A hint to who shows the value (OpenAPI 3.1, 4.4).
    case "format":
      return schema.format === "password";
    default:
      return idle.has(keyword);
  }
}

/** Names are strings: some generators say so of every map. */
function isAnyName(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) =>
    keyword === "type" ? schema.type === "string" : isIdle(schema, keyword),
  );
}
