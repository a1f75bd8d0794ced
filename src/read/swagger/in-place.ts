import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import type { SourceText } from "../parse.js";

/**
 * A file that a Swagger document refers to: which of its objects are schemas is not known, so that what only schemas
 * have is changed wherever it stands. Nothing moves, and references into the file lead where they led.
 */
export function convertInPlace(text: SourceText): SourceText {
  return { ...text, parsed: { ...text.parsed, value: converted(text.parsed.value as Json) } };
}

function converted(value: Json): Json {
  if (Array.isArray(value)) return value.map(converted);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, each]) => [key, converted(each)] as const);
  const object = Object.fromEntries(members);
  const { discriminator, type } = object;
  if (typeof discriminator === "string" && (object["properties"] ?? object["allOf"])) {
    object["discriminator"] = { propertyName: discriminator };
  }
  if (type === "file") Object.assign(object, { type: "string", format: "binary" });
  if (object["x-nullable"] === true) object["nullable"] ??= true;
  return object;
}
