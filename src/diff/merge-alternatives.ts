import { sortedJson } from "../json/sorted-json.js";
import type { Conjunction, Part, Property } from "./schema/part.js";
import type { Schemas } from "./schema/schemas.js";

/** The alternatives of one side, and the schemas that they are made of. */
export interface Side {
  parts: readonly Part[];
  schemas: Pick<Schemas, "parts" | "text">;
}

/** More alternatives than this are not looked through. */
const maxAlternatives = 60;

/**
 * Alternatives that are the same but for the values of one property are together what one with all these values is:
 * `{t: "a", x}` or `{t: "b", x}` is `{t: "a" or "b", x}`. Gives the alternatives of a side so put together where the other
 * side has such a one.
 */
export function mergeTagged(side: Side, other: Side): readonly Part[] {
  if (side.parts.length <= other.parts.length || side.parts.length > maxAlternatives)
    return side.parts;
  return other.parts.reduce<readonly Part[]>((parts, whole) => {
    const found = splitOf({ parts, schemas: side.schemas }, { whole, schemas: other.schemas });
    const [first] = found.parts;
    if (first === undefined || found.parts.length < 2) return parts;
    const merged = withValues(first, found.name, found.values);
    return parts.flatMap((part) =>
      part === first ? [merged] : found.parts.includes(part) ? [] : [part],
    );
  }, side.parts);
}

interface Whole {
  whole: Part;
  schemas: Side["schemas"];
}

interface Split {
  parts: Part[];
  name: string;
  values: Property["conjunction"];
}

const nothing: Split = { parts: [], name: "", values: [] };

/** The alternatives that one of the other side is divided into, by the values of a property. */
function splitOf({ parts, schemas }: Side, { whole, schemas: others }: Whole): Split {
  for (const [name, { conjunction }] of whole.properties) {
    const values = valuesOf(conjunction, others);
    if (values === undefined || values.length < 2) continue;
    const said = textWithout(whole, name, others);
    const found = parts.filter((part) => textWithout(part, name, schemas) === said);
    const own = found.map((part) => valuesOf(part.properties.get(name)?.conjunction, schemas));
    const all = own.flatMap((each) => each ?? ["?"]);
    const isWhole = all.length === new Set(all).size && all.sort().join() === values.sort().join();
    // Two branches of a `oneOf` both match where the property may be left out, and nothing is valid then.
    const isApart = whole.required.has(name) || found.every(({ oneOf }) => oneOf === undefined);
    if (isWhole && isApart) return { parts: found, name, values: conjunction };
  }
  return nothing;
}

/** The values that a property lists, as text; undefined where it may be another one. */
function valuesOf(of: Conjunction | undefined, schemas: Side["schemas"]): string[] | undefined {
  const parts = of === undefined ? [] : schemas.parts(of);
  if (parts.length === 0 || parts.some(({ values }) => values === undefined)) return undefined;
  return parts.flatMap(({ values }) => values?.value.map(sortedJson) ?? []);
}

/** All that an object says, without one of its properties, as text. */
function textWithout(part: Part, name: string, schemas: Side["schemas"]): string {
  const { properties, patterns, required, others, limits, opaque } = part;
  const texts = (of: ReadonlyMap<string, Property>): [string, string][] =>
    [...of]
      .filter(([key]) => key !== name)
      .map(([key, { conjunction }]): [string, string] => [key, schemas.text(conjunction)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    part.kind,
    properties.has(name),
    texts(properties),
    texts(patterns),
    [...required.keys()].sort(),
    others && schemas.text(others.conjunction),
    Object.entries(limits).map(([keyword, { value }]) => [keyword, value]),
    opaque.map(({ keyword, text }) => [keyword, text]),
  ]);
}

function withValues(part: Part, name: string, conjunction: Conjunction): Part {
  const { branch: _, oneOf: __, model: ___, ...rest } = part;
  const at = part.properties.get(name)?.at ?? part.at;
  return { ...rest, properties: new Map(part.properties).set(name, { at, conjunction }) };
}
