/** Whether an object with a property has the others that it needs (JSON Schema, Validation, 6.5.4). */
export function hasDependent(needed: Record<string, string[]>): (value: object) => boolean {
  return (value) =>
    Object.entries(needed).every(
      ([name, others]) =>
        !Object.hasOwn(value, name) || others.every((other) => Object.hasOwn(value, other)),
    );
}
