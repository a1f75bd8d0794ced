import { spellObject, stringLiteral } from "../../emit/literal.js";
import { isMarked } from "../../model/schema/aliases.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Making } from "./making.js";

/**
 * What makes the members of an object: those that must be there, and the others; undefined where they are not known to
 * fit.
 */
export function objectParts(own: Schema, making: Making): string | undefined {
  const { properties = {}, required = [], minProperties = 0, maxProperties = Infinity } = own;
  const unsent = making.direction === "read" ? "writeOnly" : "readOnly";
  const needed = new Set(required.filter((name) => !isUnsent(name)));
  if ([...needed].some((name) => !Object.hasOwn(properties, name))) return undefined;
  const must: [string, string][] = [];
  const may: [string, string][] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (isUnsent(name)) continue;
    const made = memberExpression(name, property, making);
    if (made !== undefined) (needed.has(name) ? must : may).push([name, `() => ${made}`]);
    else if (needed.has(name)) return undefined;
  }
  if (must.length < minProperties || must.length + may.length > maxProperties) return undefined;
  return `[${members(must)}, ${members(may)}]`;

  function isUnsent(name: string): boolean {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property !== undefined && isMarked(property, unsent, making.models);
  }
}

/** A literal has no own `__proto__` unless its name is computed. */
function members(pairs: [string, string][]): string {
  return spellObject(pairs).replace(/(?<=[{,] ?)"?__proto__"?:/, '["__proto__"]:');
}

function memberExpression(name: string, property: Schema, making: Making): string | undefined {
  const made = making.make(property, name.replaceAll("_", " "));
  const id = made === undefined ? undefined : making.idOf(name, property);
  if (id === undefined) return made;
  return `maker.${id.isOwn ? "own" : "related"}(${stringLiteral(id.kind)}, () => ${made})`;
}
