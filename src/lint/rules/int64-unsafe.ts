import type { Schema } from "../../model/schema/schema.js";
import type { Rule } from "../rule.js";
import type { PlacedSchema } from "../schemas.js";

const maxInt64 = Number.MAX_SAFE_INTEGER;

/** Integers that JavaScript may read as another number. */
export const int64Unsafe: Rule = {
  id: "int64-unsafe",
  severity: "warning",
  title: "Integers stay within 2^53",
  explain:
    "JSON.parse reads numbers as doubles (ECMA-262, 25.5.1), which skip integers beyond 2^53 - 1: a larger id is " +
    "silently read as the id of something else (RFC 8259, section 6). Declare it as a string or with a `maximum`, " +
    "or generate the client with `--int64 bigint` or `--int64 string`, which keep every digit.",
  example: {
    before: [
      "paths: {}",
      "components:",
      "  schemas:",
      "    PetId: { type: integer, format: int64 }",
    ],
    after: ["paths: {}", "components:", "  schemas:", "    PetId: { type: string }"],
  },
  check: ({ schemas }) => {
    const [first, ...others] = schemas.filter(({ schema }) => isUnsafe(schema));
    if (first === undefined) return [];
    return [
      {
        at: first.at,
        what: describe([first, ...others]),
        todo: `Send what can be larger as a string (type: string), or declare the bound: maximum: ${maxInt64}.`,
        others: others.map(({ at }) => at),
      },
    ];
  },
};

function isUnsafe({ type, format, minimum, maximum, enum: values }: Schema): boolean {
  const types = [type].flat();
  if (!types.includes("integer") && !types.includes("number")) return false;
  if (values !== undefined) return false;
  const lower = minimum ?? (format === "uint64" ? 0 : undefined);
  if (format === "int64" || format === "uint64") {
    return maximum === undefined || maximum > maxInt64 || lower === undefined || lower < -maxInt64;
  }
  return types.includes("integer") && (maximum ?? 0) > maxInt64;
}

function describe(schemas: readonly PlacedSchema[]): string {
  const names = [...new Set(schemas.map(({ name }) => name))].slice(0, 3).join(", ");
  return schemas.length === 1
    ? `${names} may lie beyond 2^53 - 1, where numbers are no longer exact`
    : `${schemas.length} integers may lie beyond 2^53 - 1, where numbers are no longer exact, such as ${names}`;
}
