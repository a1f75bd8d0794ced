import { isObject } from "../../json/is-object.js";
import type { Json, JsonObject } from "../../json/json.js";

/** What is said of one value of an `enum`. */
export interface ValueNote {
  name?: string;
  description?: string;
}

/** The spellings that are in use: lists in the order of `enum`, or objects with its values as keys. */
const names = ["x-enum-varnames", "x-enumNames", "x-enum-names"];
const descriptions = ["x-enum-descriptions", "x-enumDescriptions"];

/** What extensions say of the values of an `enum`, in its order; undefined where they say nothing. */
export function valueNotesIn(value: JsonObject, values: readonly Json[]): ValueNote[] | undefined {
  const named = textsIn(value, names, values);
  const described = textsIn(value, descriptions, values);
  const notes = values.map((each, index): ValueNote => {
    const ofMicrosoft = noteOfMicrosoft(value["x-ms-enum"], each);
    const name = named(index) ?? ofMicrosoft.name;
    const description = described(index) ?? ofMicrosoft.description;
    return { ...(name && { name }), ...(description && { description }) };
  });
  return notes.some((note) => note.name ?? note.description) ? notes : undefined;
}

/** AutoRest's spelling: `x-ms-enum: { values: [{ value, name, description }] }`. */
function noteOfMicrosoft(noted: Json | undefined, value: Json): ValueNote {
  const list = isObject(noted) && Array.isArray(noted["values"]) ? noted["values"] : [];
  const note = list.find((each) => isObject(each) && each["value"] === value);
  const { name, description } = (note ?? {}) as JsonObject;
  return {
    ...(typeof name === "string" && { name }),
    ...(typeof description === "string" && { description }),
  };
}

function textsIn(
  value: JsonObject,
  keys: readonly string[],
  values: readonly Json[],
): (index: number) => string | undefined {
  const key = keys.find((each) => Object.hasOwn(value, each));
  const found = key === undefined ? undefined : value[key];
  return (index) => {
    const own = Array.isArray(found)
      ? found[index]
      : isObject(found)
        ? found[String(values[index])]
        : undefined;
    return typeof own === "string" ? own : undefined;
  };
}
