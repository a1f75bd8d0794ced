import { patternLiteral, spellJson, spellObject, stringLiteral } from "../../emit/literal.js";
import type { Json } from "../../json/json.js";
import type { Spelling } from "../shapes/library.js";
import {
  evaluatedParts,
  formatCheck,
  isOrdinary,
  limits,
  objectChecks,
  objectParts,
} from "../shapes/object-parts.js";
import type {
  Int64Shape,
  ListShape,
  NumberShape,
  ObjectShape,
  Shape,
  TextShape,
} from "../shapes/shape.js";

/** A shape as a schema of Valibot 1. What Valibot has no words for, or says otherwise, a function of the file does. */
export function spellValibot(shape: Shape, spelling: Spelling): string {
  const { use } = spelling;
  const spell = (each: Shape): string => spellValibot(each, spelling);
  const list = (shapes: readonly Shape[]): string => shapes.map(spell).join(", ");
  switch (shape.kind) {
    case "any":
      return "v.unknown()";
    case "boolean":
    case "never":
    case "null":
      return `v.${shape.kind}()`;
    case "model":
      return spelling.refer(shape.name);
    case "values":
      return values(shape.values, spelling);
    case "text":
      return text(shape, spelling);
    case "number":
      return number(shape, spelling);
    case "date":
      return "v.date()";
    case "int64":
      return int64(shape, spelling);
    case "list":
      return listOf(shape, spelling, spell);
    case "object":
      return object(shape, spelling, spell);
    case "where":
      return `${use("where")}(${stringLiteral(shape.of)}, ${spell(shape.shape)})`;
    case "union":
      return union(shape.variants, spell);
    case "exclusive":
      return `${use("exactlyOne")}(${list(shape.variants)})`;
    case "tagged": {
      const pairs = shape.variants.flatMap(({ tags, shape: each }) =>
        tags.map((tag) => `[${spellJson(tag)}, ${spell(each)}]`),
      );
      return `${use("byTag")}(${stringLiteral(shape.property)}, [${pairs.join(", ")}])`;
    }
    case "all":
      return all(shape.parts, spelling, spell);
    case "not":
      return piped("v.unknown()", [check(`${use("not")}(${spell(shape.shape)})`)]);
    case "condition": {
      const { if: condition, then, else: otherwise } = shape;
      const ways = otherwise.kind === "any" ? [condition, then] : [condition, then, otherwise];
      return `${use("ifThenElse")}(${list(ways)})`;
    }
    case "unevaluated": {
      const parts = evaluatedParts(shape.evaluated, spell);
      return `${use("unevaluated")}(${stringLiteral(shape.of)}, ${parts}, ${spell(shape.shape)})`;
    }
    default:
      return shape satisfies never;
  }
}

/** A schema and what else is asked of its values. */
function piped(schema: string, actions: readonly string[]): string {
  return actions.length === 0 ? schema : `v.pipe(${[schema, ...actions].join(", ")})`;
}

/** A schema and predicates, which may ask less of a value than its type tells. */
function checked(schema: string, checks: readonly string[], { use }: Spelling): string {
  return checks.length === 0 ? schema : `${use("checked")}(${[schema, ...checks].join(", ")})`;
}

function check(predicate: string): string {
  return `v.check(${predicate})`;
}

function values(listed: readonly Json[], { use }: Spelling): string {
  const [only] = listed;
  const others = listed.filter((value) => value !== null);
  if (others.some((value) => typeof value === "object")) {
    return piped("v.unknown()", [check(`${use("isOneOf")}(${spellJson([...listed])})`)]);
  }
  if (listed.length === 1) {
    return only === null ? "v.null()" : `v.literal(${spellJson(only as Json)})`;
  }
  const isPicked = others.every((value) => typeof value !== "boolean");
  const base = isPicked
    ? `v.picklist(${spellJson(others)})`
    : `v.union([${others.map((value) => `v.literal(${spellJson(value)})`).join(", ")}])`;
  return others.length < listed.length ? `v.nullable(${base})` : base;
}

function text({ format, min, max, pattern }: TextShape, { use }: Spelling): string {
  const isCounted = max !== undefined || (min ?? 0) > 1;
  return piped("v.string()", [
    ...(min === 1 && !isCounted ? ["v.minLength(1)"] : []),
    ...(pattern === undefined ? [] : [`v.regex(${patternLiteral(pattern)})`]),
    ...(isCounted ? [check(`${use("hasLength")}(${limits(min, max)})`)] : []),
    ...(format === undefined ? [] : [check(use(formatCheck(format)))]),
  ]);
}

function number(shape: NumberShape, { use }: Spelling): string {
  const { isInteger, format, minimum, maximum, multipleOf } = shape;
  const bounds = {
    int32: ["v.minValue(-(2 ** 31))", "v.ltValue(2 ** 31)"],
    int64: ["v.minValue(-(2 ** 63))", "v.ltValue(2 ** 63)"],
  }[format ?? ""];
  return piped("v.number()", [
    ...(isInteger ? ["v.integer()"] : []),
    ...(bounds ?? []),
    ...(minimum === undefined ? [] : [`v.minValue(${minimum})`]),
    ...(maximum === undefined ? [] : [`v.maxValue(${maximum})`]),
    ...(shape.exclusiveMinimum === undefined ? [] : [`v.gtValue(${shape.exclusiveMinimum})`]),
    ...(shape.exclusiveMaximum === undefined ? [] : [`v.ltValue(${shape.exclusiveMaximum})`]),
    ...(multipleOf === undefined ? [] : [check(`${use("multipleOf")}(${multipleOf})`)]),
  ]);
}

function int64({ as, least, most }: Int64Shape, { use }: Spelling): string {
  if (as === "string") {
    const bounds = [least ?? (most === undefined ? undefined : "undefined"), most];
    const given = bounds
      .filter((bound) => bound !== undefined)
      .map((bound) => (typeof bound === "string" ? bound : `${bound}n`));
    return piped("v.string()", [check(`${use("isDigits")}(${given.join(", ")})`)]);
  }
  return piped("v.bigint()", [
    ...(least === undefined ? [] : [`v.minValue(${least}n)`]),
    ...(most === undefined ? [] : [`v.maxValue(${most}n)`]),
  ]);
}

function listOf(shape: ListShape, spelling: Spelling, spell: (shape: Shape) => string): string {
  const { use } = spelling;
  const { first, rest, min = 0, max, isUnique, contains } = shape;
  const items = `[${first.map(spell).join(", ")}]`;
  const base =
    first.length > 0 ? `${use("listOf")}(${items}, ${spell(rest)})` : `v.array(${spell(rest)})`;
  const counts =
    contains?.min === 1 && contains.max === undefined
      ? ""
      : `, ${limits(contains?.min, contains?.max)}`;
  const limited = piped(base, [
    ...(min > 0 ? [`v.minLength(${min})`] : []),
    ...(max === undefined ? [] : [`v.maxLength(${max})`]),
  ]);
  const checks = [
    ...(isUnique ? [use("isUnique")] : []),
    ...(contains === undefined ? [] : [`${use("contains")}(${spell(contains.shape)}${counts})`]),
  ];
  return checked(limited, checks, spelling);
}

/** To Valibot a list is an object, too: the functions of the file have its names, and take none. */
function object(shape: ObjectShape, spelling: Spelling, spell: (shape: Shape) => string): string {
  const { members, others } = shape;
  const { use } = spelling;
  const checks = objectChecks(shape, spelling);
  if (!isOrdinary(shape)) {
    return checked(`${use("objectOf")}(${objectParts(shape, spell)})`, checks, spelling);
  }
  if (members.length === 0 && others.kind !== "never") {
    return checked(`${use("record")}(${spell(others)})`, checks, spelling);
  }
  const entries = spellObject(
    members.map(({ name, shape: member, isRequired }) => [
      name,
      isRequired ? spell(member) : `v.optional(${spell(member)})`,
    ]),
  );
  switch (others.kind) {
    case "any":
      return checked(`${use("looseObject")}(${entries})`, checks, spelling);
    case "never":
      return checked(`${use("strictObject")}(${entries})`, checks, spelling);
    default:
      return checked(`${use("objectWithRest")}(${entries}, ${spell(others)})`, checks, spelling);
  }
}

function union(variants: readonly Shape[], spell: (shape: Shape) => string): string {
  const others = variants.filter(({ kind }) => kind !== "null");
  const [only] = others;
  const base =
    others.length === 1 && only ? spell(only) : `v.union([${others.map(spell).join(", ")}])`;
  return others.length < variants.length ? `v.nullable(${base})` : base;
}

/** What is asked for by exclusion is said of the schema that the rest makes. */
function all(parts: readonly Shape[], spelling: Spelling, spell: (shape: Shape) => string): string {
  const { use } = spelling;
  const excluded = parts.filter((part) => part.kind === "not");
  const [only, ...more] = parts.filter((part) => part.kind !== "not").map(spell);
  const checks = excluded.map((part) => `${use("not")}(${spell(part.shape)})`);
  if (only === undefined) return piped("v.unknown()", checks.map(check));
  const base = more.length === 0 ? only : `${use("allOf")}(${[only, ...more].join(", ")})`;
  return checked(base, checks, spelling);
}
