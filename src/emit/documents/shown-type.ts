import type { NamedModels } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import type { Imports } from "../imports.js";
import type { Direction } from "../output.js";
import { spellInPlace, type TypeContext } from "../spell-type.js";

/** For types that are only shown: nothing is imported, and nothing declared. */
export function shownTypes(models: NamedModels): TypeContext {
  const imports: Imports = {
    type: (_, name) => name,
    value: (_, name) => name,
    member: (_, __, name) => name,
    valueMember: (_, __, name) => name,
    namespace: () => undefined,
    names: () => [],
    declarations: () => [],
  };
  return { models, imports, declare: () => undefined };
}

/** Longest union whose members are named. */
const maxUnionLength = 4;

/** A type as a page shows it: names, simple types, and for what has no name what it is. */
export function shownType(schema: Schema, direction: Direction, context: TypeContext): string {
  if (schema.$ref === undefined && schema.type === "array" && schema.items !== undefined) {
    const item = shownType(schema.items, direction, context);
    return `${item.includes(" ") ? `(${item})` : item}[]`;
  }
  return spellInPlace(schema, direction, context) ?? shapeOf(schema, direction, context);
}

/** What a schema without a name, and without a short spelling, is. */
function shapeOf(schema: Schema, direction: Direction, context: TypeContext): string {
  if (schema.upload === "always") return "Upload";
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants !== undefined && variants.length <= maxUnionLength) {
    const shown = variants.map((each) => shownType(each, direction, context));
    return [...new Set(shown)].join(" | ");
  }
  const types = [schema.type ?? "object"].flat();
  return types.map((type) => (type === "integer" ? "number" : type)).join(" | ");
}
