import type { Api, MediaType, Parameter } from "../api.js";
import { essenceOf } from "../operations/reading.js";
import { isWrittenForm } from "../operations/payload.js";
import { allowsType } from "../schema/kinds.js";
import { propertiesOf } from "../schema/properties.js";
import { dereference, type Models } from "../schema/references.js";
import type { JsonType, Schema } from "../schema/schema.js";
import { pointer, type Source } from "../source.js";
import { typesOf } from "../schema/types-of.js";

/** Warns of what operations declare, the types say, and no request can have. */
export function warnOfUnsendable(
  { operations, schemes }: Pick<Api, "operations" | "schemes">,
  models: Models,
  source: Source,
): void {
  for (const parameter of operations.flatMap((operation) => operation.parameters)) {
    if (isTooDeep(parameter, models)) {
      source.warnings.push({
        at: parameter.at,
        id: "style-unsupported",
        what: `The style ${parameter.style} has no way to write lists and objects that are in others`,
        todo: "A call that gives one is refused; say what is sent with style: deepObject, or with a content of application/json.",
      });
    }
  }
  const bodies = new Set(operations.flatMap(({ body }) => body?.content ?? []));
  for (const { type, schema, at } of bodies) {
    if (schema !== undefined && hasNoFields(type, schema, models)) {
      source.warnings.push({
        at,
        id: "form-without-fields",
        what: `The fields of ${type} are the properties of an object, and its schema has none`,
        todo: "Its type is `unknown`; declare an object.",
      });
    }
  }
  for (const content of bodies) {
    for (const name of misnamedParts(content, models)) {
      source.warnings.push({
        at: pointer(pointer(content.at, "encoding"), name),
        id: "part-unsupported",
        what: `${JSON.stringify(name)} is an object, which is sent as JSON, whatever its contentType says`,
        todo: "Declare a string, which the caller writes, or let contentType be application/json.",
      });
    }
  }
  const needed = new Set(operations.flatMap(({ security }) => security.flat()).map(nameOf));
  for (const { name, kind, scheme, at } of schemes) {
    if (kind === "other" && needed.has(name)) {
      source.warnings.push({
        at,
        id: "security-unsent",
        what: `The client does not send what ${JSON.stringify(scheme ?? name)} needs`,
        todo: "Whoever uses it gives createClient a fetch or a middleware that does.",
      });
    }
  }
}

/** True where nothing says what a form consists of. A text that the caller has written as a form is one all the same. */
function hasNoFields(type: string, schema: Schema, models: Models): boolean {
  const form = /^(multipart\/|application\/x-www-form-urlencoded$)/.exec(essenceOf(type))?.[1];
  const isWritten = form !== "multipart/" && isWrittenForm(schema, models);
  const says = (each: JsonType): boolean => allowsType(schema, each, models);
  return form !== undefined && !isWritten && !says("object") && others.some(says);
}

const others = ["array", "boolean", "integer", "number", "string"] as const;

/** Objects that are to be sent as something else than JSON, which only their author could write. */
function misnamedParts({ type, schema, encoding }: MediaType, models: Models): string[] {
  if (!essenceOf(type).startsWith("multipart/") || schema === undefined) return [];
  const properties = propertiesOf(schema, models);
  return Object.entries(encoding).flatMap(([name, { contentType = "", style, explode }]) => {
    const property = properties.get(name);
    const isWritten = /[/+]xml$|\/x-www-form-urlencoded$/.test(essenceOf(contentType));
    const isStyled = (style ?? explode) !== undefined;
    return property && isWritten && !isStyled && allowsType(property, "object", models)
      ? [name]
      : [];
  });
}

function nameOf({ scheme }: { scheme: string }): string {
  return scheme;
}

/**
 * `deepObject` goes on for deeper objects, and an exploded object repeats the lists in it: OpenAPI leaves both open
 * (4.8.12.3). No other style has a way.
 */
function isTooDeep(parameter: Parameter, models: Models): boolean {
  const { style, explode, contentType, schema } = parameter;
  if (style === "deepObject" || contentType !== undefined) {
    return false;
  }
  const { items, additionalProperties } = dereference(schema, models);
  const repeats = explode && ["form", "cookie"].includes(style);
  const members = [additionalProperties, ...propertiesOf(schema, models).values()]
    .filter((each) => each !== undefined)
    .map((each) => (repeats && isComposite(each, "array", models) ? itemOf(each, models) : each));
  const inner = [...members, ...(items ? [items] : [])];
  return inner.some(
    (each) => isComposite(each, "array", models) || isComposite(each, "object", models),
  );
}

function itemOf(list: Schema, models: Models): Schema {
  return dereference(list, models).items ?? {};
}

/** True for what can be nothing but a list, or an object. */
function isComposite(schema: Schema, type: JsonType, models: Models): boolean {
  const types = typesOf(dereference(schema, models));
  return types.length === 1 && types.includes(type);
}
