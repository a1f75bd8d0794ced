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

/** A shape as a schema of Zod 4. What Zod has no words for, or says otherwise, a function of the file does. */
export function spellZod(shape: Shape, spelling: Spelling): string {
  const { use } = spelling;
  const spell = (each: Shape): string => spellZod(each, spelling);
  const list = (shapes: readonly Shape[]): string => shapes.map(spell).join(", ");
  switch (shape.kind) {
    case "any":
      return "z.unknown()";
    case "boolean":
    case "never":
    case "null":
      return `z.${shape.kind}()`;
    case "model":
      return spelling.refer(shape.name);
    case "values":
      return values(shape.values, spelling);
    case "text":
      return text(shape, spelling);
    case "number":
      return number(shape, spelling);
    case "date":
      return "z.date()";
    case "int64":
      return int64(shape, spelling);
    case "list":
      return listOf(shape, spelling, spell);
    case "object":
      return object(shape, spelling, spell);
    case "where":
      return `${use("where")}(${stringLiteral(shape.of)}, ${spell(shape.shape)})`;
    case "union":
      return union(shape.variants, spelling, spell);
    case "exclusive":
      return `${use("xor")}([${list(shape.variants)}])`;
    case "tagged": {
      const pairs = shape.variants.flatMap(({ tags, shape: each }) =>
        tags.map((tag) => `[${spellJson(tag)}, ${spell(each)}]`),
      );
      return `${use("byTag")}(${stringLiteral(shape.property)}, [${pairs.join(", ")}])`;
    }
    case "all":
      return all(shape.parts, spelling, spell);
    case "not":
      return `z.unknown().refine(${use("not")}(${spell(shape.shape)}))`;
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

function values(listed: readonly Json[], { use }: Spelling): string {
  const [only] = listed;
  if (listed.some((value) => typeof value === "object" && value !== null)) {
    return `z.unknown().refine(${use("isOneOf")}(${spellJson([...listed])}))`;
  }
  if (listed.length === 1)
    return only === null ? "z.null()" : `${use("literal")}(${spellJson(only as Json)})`;
  const others = listed.filter((value) => value !== null);
  const isNullable = others.length < listed.length;
  const name = others.every((value) => typeof value === "string") ? use("oneOf") : "z.literal";
  return `${name}(${spellJson(others)})${isNullable ? ".nullable()" : ""}`;
}

function refined(schema: string, checks: readonly string[]): string {
  return schema + checks.map((check) => `.refine(${check})`).join("");
}

function text({ format, min, max, pattern }: TextShape, { use }: Spelling): string {
  const isCounted = max !== undefined || (min ?? 0) > 1;
  const least = min === 1 && !isCounted ? ".min(1)" : "";
  return refined(
    `z.string()${least}${pattern === undefined ? "" : `.regex(${patternLiteral(pattern)})`}`,
    [
      ...(isCounted ? [`${use("hasLength")}(${limits(min, max)})`] : []),
      ...(format === undefined ? [] : [use(formatCheck(format))]),
    ],
  );
}

function number(shape: NumberShape, { use }: Spelling): string {
  const { isInteger, format, minimum, maximum, multipleOf } = shape;
  const base = isInteger
    ? format === "int32"
      ? "z.int32()"
      : `${use("integer")}()`
    : "z.number()";
  const bounds = [
    ...(format === "int64" ? ["gte(-(2 ** 63))", "lt(2 ** 63)"] : []),
    ...(minimum === undefined ? [] : [`gte(${minimum})`]),
    ...(maximum === undefined ? [] : [`lte(${maximum})`]),
    ...(shape.exclusiveMinimum === undefined ? [] : [`gt(${shape.exclusiveMinimum})`]),
    ...(shape.exclusiveMaximum === undefined ? [] : [`lt(${shape.exclusiveMaximum})`]),
  ];
  return refined([base, ...bounds].join("."), [
    ...(multipleOf === undefined ? [] : [`${use("multipleOf")}(${multipleOf})`]),
  ]);
}

function int64({ as, least, most }: Int64Shape, { use }: Spelling): string {
  if (as === "string") {
    const bounds = [least ?? (most === undefined ? undefined : "undefined"), most];
    const given = bounds.filter((bound) => bound !== undefined).map((bound) => bigint(bound));
    return `z.string().refine(${use("isDigits")}(${given.join(", ")}))`;
  }
  const lower = least === undefined ? "" : `.gte(${bigint(least)})`;
  return `z.bigint()${lower}${most === undefined ? "" : `.lte(${bigint(most)})`}`;
}

function bigint(value: bigint | string): string {
  return typeof value === "string" ? value : `${value}n`;
}

function listOf(shape: ListShape, { use }: Spelling, spell: (shape: Shape) => string): string {
  const { first, rest, min = 0, max, isUnique, contains } = shape;
  const items = first.map(spell).join(", ");
  const isTuple = first.length > 0 && min >= first.length;
  const tuple = `z.tuple([${items}]${rest.kind === "never" ? "" : `, ${spell(rest)}`})`;
  const loose = first.length > 0 ? `${use("listOf")}([${items}], ${spell(rest)})` : undefined;
  const base = isTuple ? tuple : (loose ?? `${use("array")}(${spell(rest)})`);
  const least = min > 0 && !isTuple ? `.min(${min})` : "";
  const most = max === undefined || isTuple ? "" : `.max(${max})`;
  return refined(base + least + most, [
    ...(isTuple && (min > first.length || max !== undefined)
      ? [`(list) => list.length >= ${min}${max === undefined ? "" : ` && list.length <= ${max}`}`]
      : []),
    ...(isUnique ? [use("isUnique")] : []),
    ...(contains === undefined
      ? []
      : [
          `${use("contains")}(${spell(contains.shape)}${
            contains.min === 1 && contains.max === undefined
              ? ""
              : `, ${limits(contains.min, contains.max)}`
          })`,
        ]),
  ]);
}

function object(shape: ObjectShape, spelling: Spelling, spell: (shape: Shape) => string): string {
  const { members, others } = shape;
  const checks = objectChecks(shape, spelling);
  if (!isOrdinary(shape)) {
    return refined(`${spelling.use("objectOf")}(${objectParts(shape, spell)})`, checks);
  }
  if (members.length === 0 && others.kind !== "never") {
    return refined(`${spelling.use("record")}(${spell(others)})`, checks);
  }
  const properties = spellObject(
    members.map(({ name, shape: member, isRequired }) => [
      name,
      `${spell(member)}${isRequired ? "" : ".optional()"}`,
    ]),
  );
  const name = { any: "looseObject", never: "strictObject" }[others.kind as string];
  const base =
    name === undefined
      ? `z.object(${properties}).catchall(${spell(others)})`
      : `${spelling.use(name)}(${properties})`;
  return refined(base, checks);
}

function union(
  variants: readonly Shape[],
  { use }: Spelling,
  spell: (shape: Shape) => string,
): string {
  const others = variants.filter(({ kind }) => kind !== "null");
  const isNullable = others.length < variants.length;
  const [only] = others;
  const base =
    others.length === 1 && only
      ? spell(only)
      : `${use("union")}([${others.map(spell).join(", ")}])`;
  return isNullable ? `${base}.nullable()` : base;
}

/** What is asked for by exclusion is said of the schema that the rest makes. */
function all(parts: readonly Shape[], { use }: Spelling, spell: (shape: Shape) => string): string {
  const excluded = parts.filter((part) => part.kind === "not");
  const [only, ...more] = parts.filter((part) => part.kind !== "not").map(spell);
  const checks = excluded.map((part) => `${use("not")}(${spell(part.shape)})`);
  if (only === undefined) return refined("z.unknown()", checks);
  return refined(
    more.length === 0 ? only : `${use("allOf")}(${[only, ...more].join(", ")})`,
    checks,
  );
}
