import type { Json } from "../json/json.js";
import { annotations } from "../model/schema/keywords.js";
import type { Name } from "../model/names/names.js";
import { modelOf, type Schema } from "../model/schema/schema.js";
import type { NamedModels } from "../model/schema/references.js";
import { extensibleValues, isOpenEnum } from "../model/passes/usage.js";
import { runtime, type Imports } from "./imports.js";
import { literalType } from "./literal.js";
import type { Direction } from "./output.js";

/** How a file refers to types. */
export interface TypeContext {
  models: NamedModels;
  imports: Imports;
  /** Declares a type in `schema.ts`. */
  declare(name: Name, schema: Schema, direction: Direction): void;
}

/** A schema and what its type is called if it needs a declaration. */
export interface Typed {
  schema: Schema;
  typeName: Name;
  direction: Direction;
}

/** Keywords that give a schema a structure which no short expression can say. */
const structural = [
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "properties",
  "patternProperties",
  "prefixItems",
] as const;

/**
 * Says how a type is referred to: a model by its name, a simple type in place, anything else by a declaration of its
 * own in `schema.ts`.
 */
export function spellType(typed: Typed, context: TypeContext): string {
  const short = spellInPlace(typed.schema, typed.direction, context);
  if (short !== undefined) {
    return short;
  }
  context.declare(typed.typeName, typed.schema, typed.direction);
  return context.imports.member("./schema", "schema", typed.typeName);
}

/** Longest list of literals that is written out in place. */
const shortEnum = 8;

/** The type of a schema that needs no declaration; undefined for the others. */
export function spellInPlace(
  schema: Schema,
  direction: Direction,
  context: TypeContext,
): string | undefined {
  if (schema.$ref !== undefined) {
    return spellModel(modelOf(schema.$ref), direction, context);
  }
  if (
    schema.allOf?.length === 1 &&
    Object.keys(schema).every((key) => key === "allOf" || annotations.has(key))
  ) {
    return spellInPlace(schema.allOf[0] as Schema, direction, context);
  }
  if (structural.some((key) => schema[key] !== undefined) || schema.upload === "always") {
    return undefined;
  }
  if (schema.const !== undefined) {
    return spellLiterals([schema.const]);
  }
  if (schema.enum !== undefined) {
    return spellEnum(schema, direction);
  }
  if (schema.flavor !== undefined) {
    return `${context.imports.type(runtime, "Flavored")}<string, "${schema.flavor}">`;
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length === 0) {
    return schema.items === undefined && schema.additionalProperties === undefined
      ? "unknown"
      : undefined;
  }
  const spelled = types.map((type) => spellSimple(type, schema, { direction, context }));
  return spelled.includes(undefined) ? undefined : [...new Set(spelled)].join(" | ");
}

function spellModel(name: string, direction: Direction, context: TypeContext): string {
  const model = context.models.get(name);
  const spelled = model?.split && direction === "write" ? model.inputName : name;
  return context.imports.type("./models", spelled);
}

function spellSimple(
  type: string,
  schema: Schema,
  { direction, context }: { direction: Direction; context: TypeContext },
): string | undefined {
  switch (type) {
    case "string":
      return schema.inProgram === "date" ? "Date" : spellExtensible(schema, type);
    case "boolean":
    case "null":
      return type;
    case "integer":
      return exactType(schema) ?? spellExtensible(schema, "number");
    case "number": {
      const exact = exactType(schema);
      return exact === undefined ? type : `${type} | ${exact}`;
    }
    case "array": {
      const item =
        schema.items === undefined ? "unknown" : spellInPlace(schema.items, direction, context);
      return item === undefined ? undefined : `${item.includes(" ") ? `(${item})` : item}[]`;
    }
    default:
      return undefined;
  }
}

/** What a 64-bit integer is that is no number. */
export function exactType({ inProgram }: Schema): "bigint" | "string" | undefined {
  if (inProgram === "digits") return "string";
  return inProgram === "bigint" ? inProgram : undefined;
}

function spellEnum(schema: Schema, direction: Direction): string | undefined {
  const literals = spellLiterals(schema.enum ?? []);
  if (literals === undefined || (schema.enum ?? []).length > shortEnum) {
    return undefined;
  }
  const open = typeof (schema.enum ?? []).find((value) => value !== null);
  return direction === "read" && isOpenEnum(schema) ? `${literals} | (${open} & {})` : literals;
}

/** A text or a number, with the values that `x-extensible-enum` names; undefined where they are many. */
function spellExtensible(schema: Schema, kind: "number" | "string"): string | undefined {
  const values = extensibleValues(schema, kind);
  if (values.length > shortEnum) return undefined;
  return values.length === 0 ? kind : `${spellLiterals(values)} | (${kind} & {})`;
}

function spellLiterals(values: Json[]): string | undefined {
  const simple = values.every((value) => value === null || typeof value !== "object");
  return simple && values.length > 0
    ? [...new Set(values.map(literalType))].join(" | ")
    : undefined;
}
