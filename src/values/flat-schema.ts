import { sameValue } from "../checks/values/same-value.js";
import { conjunctionOf } from "../model/schema/conjunction.js";
import { remembered, type Answer } from "../model/schema/remembered.js";
import type { JsonType, Schema } from "../model/schema/schema.js";

/** The schema without `$ref` and `allOf`: what all its parts ask for together, as far as one schema can say it. */
export const flatSchema: Answer<Schema> = remembered((schema, models) => {
  const all = conjunctionOf(schema, models).map(({ $ref: _, allOf: __, ...own }) => own);
  return all.reduceRight(both);
}, {});

/** What fits both. Where only one of them can be told, it is what the second says. */
export function both(second: Schema, first: Schema): Schema {
  const united: Schema = { ...first, ...second };
  const types = typesOfBoth(first, second);
  const values = first.enum && second.enum?.filter((each) => isAmong(each, first.enum));
  return {
    ...united,
    ...(types && { type: types }),
    ...(values && { enum: values }),
    ...(united.properties && { properties: propertiesOfBoth(first, second) }),
    ...(united.required && {
      required: [...new Set([...(first.required ?? []), ...(second.required ?? [])])],
    }),
    ...bounds(first, second),
  };
}

function typesOfBoth({ type: a }: Schema, { type: b }: Schema): JsonType[] | undefined {
  if (a === undefined || b === undefined) return undefined;
  const others = [b].flat();
  return [a].flat().flatMap((type): JsonType[] => {
    if (others.includes(type)) return [type];
    const isWhole = type === "number" ? others.includes("integer") : others.includes("number");
    return isWhole && (type === "number" || type === "integer") ? ["integer"] : [];
  });
}

function isAmong(value: unknown, others: readonly unknown[] = []): boolean {
  return others.some((each) => sameValue(each, value));
}

function propertiesOfBoth(first: Schema, second: Schema): Record<string, Schema> {
  const found = new Map(Object.entries(first.properties ?? {}));
  for (const [name, property] of Object.entries(second.properties ?? {})) {
    const other = found.get(name);
    found.set(name, other && other !== property ? { allOf: [other, property] } : property);
  }
  return Object.fromEntries(found);
}

const least = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"] as const;
const most = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"] as const;

function bounds(first: Schema, second: Schema): Schema {
  const found: Schema = {};
  for (const keyword of [...least, ...most]) {
    const given = [first[keyword], second[keyword]].filter((each) => each !== undefined);
    const isLeast = (least as readonly string[]).includes(keyword);
    if (given.length > 0) found[keyword] = isLeast ? Math.max(...given) : Math.min(...given);
  }
  return found;
}
