/** Where a value stands in an object, such as `["meta", "total_pages"]`. */
export type ResultPath = readonly string[];

/** The value at a path, or `undefined`. Only own properties count: a path never reaches a prototype. */
export function valueAt(root: unknown, path: ResultPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
