import { allowsType } from "../../model/schema/kinds.js";
import type { Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { flatSchema } from "../../values/flat-schema.js";
import { maxLevels } from "./nesting.js";
import { readValue, readValues } from "./read-value.js";
import type { Value } from "../store/value.js";

/** What stands under one name: its own texts, and what the next pair of brackets names. */
interface Named {
  texts: string[];
  members: Map<string, Named>;
}

/** The name before the brackets of `filter[price][min]` (the style `deepObject`). */
export function outerName(name: string): string {
  return /^([^[\]]+)(?:\[[^[\]]*\])+$/.exec(name)?.[1] ?? name;
}

/** The value that names such as `filter[price][min]` and `lines[0][id]` spell; undefined where there are none. */
export function readNested(
  outer: string,
  pairs: Iterable<[string, string]>,
  { schema, models }: { schema: Schema; models: Models },
): Value | undefined {
  const root: Named = { texts: [], members: new Map() };
  for (const [name, text] of pairs) {
    const rest = name.startsWith(`${outer}[`) ? name.slice(outer.length) : "";
    const keys = [...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? "");
    if (keys.length > 0 && keys.length < maxLevels && /^(\[[^[\]]*\])+$/.test(rest)) {
      enter(root, keys, text);
    }
  }
  return root.members.size > 0 ? valueOf(root, schema, models) : undefined;
}

function enter(root: Named, keys: readonly string[], text: string): void {
  let named = root;
  for (const key of keys) {
    const next: Named = named.members.get(key) ?? { texts: [], members: new Map() };
    named.members.set(key, next);
    named = next;
  }
  named.texts.push(text);
}

function valueOf({ texts, members }: Named, schema: Schema, models: Models): Value {
  const isList = allowsType(schema, "array", models);
  if (members.size === 0) {
    return isList ? readValues(texts, schema, models) : readValue(texts[0] ?? "", schema, models);
  }
  if (isList && [...members.keys()].every((key) => /^\d*$/.test(key))) {
    const item = itemOf(schema, models);
    return [...members].flatMap(([key, inner]) =>
      key === "" && inner.members.size === 0
        ? inner.texts.map((text) => readValue(text, item, models))
        : [valueOf(inner, item, models)],
    );
  }
  return Object.fromEntries(
    [...members].map(([key, inner]): [string, Value] => [
      key,
      valueOf(inner, memberOf(schema, key, models) ?? {}, models),
    ]),
  );
}

function itemOf(schema: Schema, models: Models): Schema {
  return within(schema, models, (own) => own.items) ?? {};
}

/** The schema of a property, whichever part or branch of an object's schema declares it. */
export function memberOf(schema: Schema, name: string, models: Models): Schema | undefined {
  const declared = within(schema, models, ({ properties = {} }) =>
    Object.hasOwn(properties, name) ? properties[name] : undefined,
  );
  return declared ?? within(schema, models, (own) => own.additionalProperties);
}

/** Branches of branches may lead back to where they came from. */
const maxDepth = 5;

function within(
  schema: Schema,
  models: Models,
  look: (own: Schema) => Schema | undefined,
): Schema | undefined {
  const branchesOf = (each: Schema): Schema[] => [...(each.oneOf ?? []), ...(each.anyOf ?? [])];
  let level = [flatSchema(schema, models)];
  for (let depth = 0; depth < maxDepth && level.length > 0; depth += 1) {
    const found = level.map(look).find((each) => each !== undefined);
    if (found !== undefined) return found;
    level = level.flatMap(branchesOf).map((branch) => flatSchema(branch, models));
  }
  return undefined;
}
