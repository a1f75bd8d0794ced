import * as z from "zod";
import { kindOf } from "../values/kind-of.js";
import { accepts } from "./accepts.js";
import { hold } from "./hold.js";

/** What schemas have said about the properties or the items of a value (JSON Schema, Core, 11). */
export interface Evaluated {
  names?: string[];
  patterns?: RegExp[];
  /** How many of the first items. */
  first?: number;
  /** Items that are one of these. */
  items?: z.ZodType[];
  isAll?: boolean;
  /** What is said where a value is what a schema accepts. */
  cases?: [schema: z.ZodType, then: Evaluated][];
}

/** A schema for the properties of an object, or the items of a list, that no other has spoken of. */
export function unevaluated(kind: string, evaluated: Evaluated, schema: z.ZodType): z.ZodType {
  return z.unknown().check((payload) => {
    const { value } = payload;
    if (kindOf(value) !== kind) return;
    const known = knownOf(evaluated, value);
    if (known.some(({ isAll }) => isAll)) return;
    for (const [name, member] of Object.entries(value as object)) {
      const index = kind === "array" ? Number(name) : name;
      if (!known.some((each) => isKnown(each, index, member))) hold(payload, schema, index);
    }
  });
}

function knownOf(evaluated: Evaluated, value: unknown): Evaluated[] {
  const cases = (evaluated.cases ?? []).filter(([schema]) => accepts(schema, value));
  return [evaluated, ...cases.flatMap(([, then]) => knownOf(then, value))];
}

function isKnown(
  { names = [], patterns = [], first = 0, items = [] }: Evaluated,
  name: number | string,
  member: unknown,
): boolean {
  return typeof name === "number"
    ? name < first || items.some((schema) => accepts(schema, member))
    : names.includes(name) || patterns.some((pattern) => pattern.test(name));
}
