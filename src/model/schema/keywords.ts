/** Keywords whose value is one schema (JSON Schema 2020-12, Core, 10.2 to 11.3). */
export const singles = [
  "additionalProperties",
  "unevaluatedProperties",
  "contentSchema",
  "propertyNames",
  "items",
  "contains",
  "unevaluatedItems",
  "not",
  "if",
  "then",
  "else",
] as const;

/** Keywords whose value is a list of schemas. */
export const lists = ["prefixItems", "allOf", "anyOf", "oneOf"] as const;

/** Keywords whose value is a map of schemas. */
export const maps = ["properties", "patternProperties", "dependentSchemas"] as const;

/** Whether a keyword is one of a list of them. */
export function isOneOf<Key extends string>(keys: readonly Key[], key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}

/** What is said about a value, and asks nothing of it (JSON Schema 2020-12, Validation, 9), our own notes included. */
export const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "example", "examples"],
  ...[
    "deprecated",
    "readOnly",
    "writeOnly",
    "xml",
    "evidence",
    "lifecycle",
    "valueNotes",
    "isPublic",
    "isPersonal",
  ],
]);
