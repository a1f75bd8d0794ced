import { parseMarked } from "../bodies/exact-json.js";
import { saidOf, saidOfItem, saidOfProperty, type Said } from "../bodies/said-of.js";
import type { FormatPlaces } from "../contract/format-places.js";
import type { Operation } from "../contract/operation.js";

/** What an answer has for a parser. */
type Answered = Parameters<NonNullable<Operation["parse"]>>[1];

/** Reads the JSON of an answer, the values at the places of its `formats` as these have them in the program. */
export function withFormats(this: Operation, text: string, { status }: Answered): unknown {
  return parseFormats(text, placesOf(this, status));
}

/** Reads JSON, the values at the places as their formats have them. Throws on what is no JSON, and what a format throws. */
export function parseFormats(text: string, places: FormatPlaces): unknown {
  const { value, mark } = parseMarked(text);
  const read = (each: unknown, said: Said, place: string): unknown => {
    if (said.formats.length + said.parts.length === 0 && !mark) return each;
    if (Array.isArray(each))
      return each.map((item, index) => read(item, saidOfItem(said, index), `${place}[]`));
    if (typeof each === "object" && each !== null)
      // Entries become own properties, whatever their names are.
      return Object.fromEntries(
        Object.entries(each).map(([name, member]) => [
          name,
          read(member, saidOfProperty(said, name), `${place}.${shownName(said, name)}`),
        ]),
      );
    return readScalar(each, said, place);
  };
  const readScalar = (each: unknown, { formats }: Said, place: string): unknown => {
    const isMarked = mark !== undefined && typeof each === "string" && each.startsWith(mark);
    const digits = isMarked
      ? each.slice(mark.length)
      : Number.isSafeInteger(each)
        ? `${each as number}`
        : undefined;
    return formats.reduce<unknown>(
      (settled, format) => format.read(settled, digits, place),
      isMarked ? Number(digits) : each,
    );
  };
  return read(value, saidOf([places]), "body");
}

/** A name that the document has; any other one may be a value of somebody's. */
function shownName({ parts }: Said, name: string): string {
  return parts.some(({ properties = {} }) => Object.hasOwn(properties, name)) ? name : "*";
}

function placesOf({ formats = {} }: Operation, status: number): FormatPlaces {
  const { success = {}, failures = {} } = formats;
  if (status >= 200 && status < 300) return success;
  return failures[status] ?? failures[`${`${status}`[0]}XX`] ?? failures["default"] ?? {};
}
