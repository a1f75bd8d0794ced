/** Whether no two items of a list are equal. Each is looked at once: a list may be as long as a body allows. */
export function isUnique(list: readonly unknown[]): boolean {
  return new Set(list.map(identityOf)).size === list.length;
}

/** A text that values have in common where they are equal (JSON Schema, Core, 4.2.2), and nowhere else. */
function identityOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(identityOf).join()}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${identityOf(member)}`,
  );
  return `{${members.sort().join()}}`;
}
