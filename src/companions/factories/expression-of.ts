import { spellJson } from "../../emit/literal.js";
import type { Json } from "../../json/json.js";
import { conjunctionOf } from "../../model/schema/conjunction.js";
import { kindOf, kindOfType, kindsOf } from "../../model/schema/kinds.js";
import { isNever } from "../../model/schema/open.js";
import { modelOf, type JsonType, type Schema } from "../../model/schema/schema.js";
import { typesOf } from "../../model/schema/types-of.js";
import { flatSchema } from "../../values/flat-schema.js";
import { literalSamples } from "./literal-samples.js";
import type { Making } from "./making.js";
import { objectParts } from "./object-parts.js";
import { numberExpression, textExpression } from "./scalar-expression.js";
import { toldApart } from "./told-apart.js";

/**
 * What makes a value that a schema accepts; undefined where nothing was found that does. What a schema asks for with
 * words that cannot be followed one by one has samples that a validator was asked about.
 *
 * @param words what a text begins with
 */
export function expressionOf(schema: Schema, words: string, making: Making): string | undefined {
  if (schema.$ref !== undefined) return making.call(modelOf(schema.$ref));
  if (schema.upload === "always") return "new Blob([])";
  if (isNever(schema, making.models)) return undefined;
  return plainExpression(schema, words, making) ?? literalSamples(schema, making);
}

function plainExpression(schema: Schema, words: string, making: Making): string | undefined {
  const { models } = making;
  const parts = conjunctionOf(schema, models);
  if (!areTogether(parts)) return undefined;
  const own = flatSchema(schema, models);
  if (own.const !== undefined || own.enum !== undefined) return values(own);
  const { anyOf, oneOf, ...rest } = own;
  if (anyOf !== undefined && oneOf !== undefined) return undefined;
  const variants = anyOf ?? oneOf;
  if (variants !== undefined) {
    const isPlain = Object.keys(rest).every((key) => !said.has(key) || key === "type");
    return isPlain && parts.length === 1 ? union(own, words, making) : undefined;
  }
  if (typesOf(own).length === 0 && !Object.keys(own).some((key) => said.has(key))) {
    return textExpression({}, words);
  }
  for (const type of typesIn(own)) {
    const made = typeExpression(type, own, { words, making });
    if (made !== undefined) return made;
  }
  return undefined;
}

/** Keywords that say something of a value, beside those that hold its parts. */
const said: ReadonlySet<string> = new Set([
  ...["type", "format", "properties", "required", "additionalProperties", "items", "minLength"],
  ...["maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);

/** Keywords that none of the others here can follow. */
const beyond: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "dependentSchemas", "dependentRequired", "unevaluatedItems"],
  ...["unevaluatedProperties", "contains", "prefixItems", "propertyNames", "patternProperties"],
]);

/** Keywords that cannot be put together of two schemas. */
const alone = ["additionalProperties", "anyOf", "oneOf", "const", "format", "items", "multipleOf"];

function areTogether(parts: readonly Schema[]): boolean {
  const keys = parts.flatMap((part) => Object.keys(part));
  if (keys.some((key) => beyond.has(key))) return false;
  if (parts.length === 1) return true;
  const isClosed = parts.some(({ additionalProperties: others }) => others && others.not);
  const isTwice = [...alone, "pattern"].some(
    (key) => keys.filter((each) => each === key).length > 1,
  );
  return !isClosed && !isTwice;
}

function values({ const: only, enum: listed = [], ...rest }: Schema): string | undefined {
  const others = Object.keys(rest).filter((key) => said.has(key));
  const isPlain = others.every((key) => key === "type" || key === "format");
  if (!isPlain || rest.anyOf || rest.oneOf || [rest.type].flat().includes("integer")) {
    return undefined;
  }
  const kinds = typesOf(rest).map(kindOfType);
  const all: Json[] = only === undefined ? listed : [only];
  const fitting = all.filter((value) => kinds.length === 0 || kinds.includes(kindOf(value)));
  const plain = fitting.filter((value) => value !== null);
  const offered = (plain.length > 0 ? plain : fitting).map(spellJson);
  if (offered.length < 2) return offered[0];
  return `maker.pick(${offered.join(", ")})`;
}

function union(own: Schema, words: string, making: Making): string | undefined {
  const { models } = making;
  const { anyOf, oneOf = [] } = own;
  const possible = ofItsType(anyOf ?? toldApart(oneOf, models), own, making);
  if (possible === undefined) return undefined;
  const others = possible.filter((each) => [...kindsOf(each, models)].join() !== "null");
  const made = others.map((each) => expressionOf(each, words, making));
  const known = [...new Set(made.filter((each) => each !== undefined))];
  const [only] = known;
  if (only === undefined) return others.length < possible.length ? "null" : undefined;
  return known.length === 1
    ? only
    : `maker.oneOf(${known.map((each) => `() => ${each}`).join(", ")})`;
}

/** The variants as far as the type beside them allows; undefined where that is not for a variant alone to say. */
function ofItsType(
  variants: readonly Schema[],
  { type }: Schema,
  { models }: Making,
): readonly Schema[] | undefined {
  if (type === undefined) return variants;
  const types = [type].flat();
  const kinds = new Set(types.map(kindOfType));
  const kept: Schema[] = [];
  for (const each of variants) {
    const own = [...kindsOf(each, models)];
    if (!own.some((kind) => kinds.has(kind))) continue;
    const isWithin = own.every((kind) => kinds.has(kind));
    if (isWithin && !types.includes("integer")) kept.push(each);
    else if (each.$ref === undefined && each.type === undefined) kept.push({ type, ...each });
    else if (isWithin && typesOf(each).every((one) => types.includes(one))) kept.push(each);
    else return undefined;
  }
  return kept;
}

function typesIn(own: Schema): JsonType[] {
  const types = typesOf(own).filter((type) => type !== "null");
  if (typesOf(own).length > 0) return types.length > 0 ? types : ["null"];
  if (own.properties ?? own.required ?? own.minProperties) return ["object"];
  if (own.items ?? own.minItems) return ["array"];
  return (own.minimum ?? own.maximum ?? own.multipleOf) ? ["integer"] : ["string"];
}

function typeExpression(
  type: JsonType,
  own: Schema,
  { words, making }: { words: string; making: Making },
): string | undefined {
  switch (type) {
    case "string":
      return textExpression(own, words);
    case "integer":
    case "number":
      return numberExpression(own);
    case "boolean":
      return "maker.flag()";
    case "null":
      return "null";
    case "array":
      return listExpression(own, words, making);
    case "object": {
      const parts = objectParts(own, making);
      return parts && `${making.use("made")}(maker, {}, ${parts})`;
    }
    default:
      return type satisfies never;
  }
}

function listExpression(own: Schema, words: string, making: Making): string | undefined {
  const { items = {}, minItems: least = 0, maxItems = Infinity, uniqueItems } = own;
  const most = Math.min(maxItems, Math.max(least, 3));
  if (most < least || least > 100) return undefined;
  const item = expressionOf(items, words, making);
  if (item === undefined || most === 0) return least === 0 ? "[]" : undefined;
  if (uniqueItems !== true) {
    return `maker.list(${Math.max(least, Math.min(1, most))}, ${most}, () => ${item})`;
  }
  return least > 1 ? undefined : `maker.set(${most}, () => ${item})`;
}
