import * as v from "valibot";
import { kindOf } from "../values/kind-of.js";
import { hold } from "./hold.js";
import { judged } from "./judged.js";

/** What schemas have said about the properties or the items of a value (JSON Schema, Core, 11). */
export interface Evaluated {
  names?: string[];
  patterns?: RegExp[];
  /** How many of the first items. */
  first?: number;
  /** Items that are one of these. */
  items?: v.GenericSchema[];
  isAll?: boolean;
  /** What is said where a value is what a schema accepts. */
  cases?: [schema: v.GenericSchema, then: Evaluated][];
}

/** A schema for the properties of an object, or the items of a list, that no other has spoken of. */
export function unevaluated(
  kind: string,
  evaluated: Evaluated,
  schema: v.GenericSchema,
): v.GenericSchema {
  return judged((context) => {
    const { value } = context.dataset;
    if (kindOf(value) !== kind) return;
    const known = knownOf(evaluated, value);
    if (known.some(({ isAll }) => isAll)) return;
    for (const [name, member] of Object.entries(value as object)) {
      const index = kind === "array" ? Number(name) : name;
      if (!known.some((each) => isKnown(each, index, member))) hold(context, schema, index);
    }
  });
}

function knownOf(evaluated: Evaluated, value: unknown): Evaluated[] {
  const cases = (evaluated.cases ?? []).filter(([schema]) => v.is(schema, value));
  return [evaluated, ...cases.flatMap(([, then]) => knownOf(then, value))];
}

function isKnown(
  { names = [], patterns = [], first = 0, items = [] }: Evaluated,
  name: number | string,
  member: unknown,
): boolean {
  return typeof name === "number"
    ? name < first || items.some((schema) => v.is(schema, member))
    : names.includes(name) || patterns.some((pattern) => pattern.test(name));
}
