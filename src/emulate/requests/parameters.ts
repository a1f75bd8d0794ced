import type { ErrorObject } from "ajv/dist/2020.js";
import { rounded, type Value } from "../store/value.js";
import type { Operation, Parameter } from "../../model/api.js";
import { allowsType } from "../../model/schema/kinds.js";
import type { Models } from "../../model/schema/references.js";
import { detailsOf, type Details } from "../answers/messages.js";
import { readNested } from "./nested-names.js";
import { readValue, readValues } from "./read-value.js";
import type { Validator } from "../../values/validator.js";

/** The parameters of a call by place, and what is wrong with them. */
export interface ReadParameters {
  query: Record<string, Value>;
  /** What the path has, decoded, as text: an id is compared, never calculated with. */
  path: Record<string, string>;
  details: Details;
}

export interface ParameterContext {
  models: Models;
  validator: Validator;
}

/** Headers that OpenAPI leaves to other parts of the document (3.1, 4.8.12.1). */
const notParameters = new Set(["accept", "authorization", "content-type"]);

/** Reads and checks the parameters of a call. Query parameters that are not declared are left alone. */
export function readParameters(
  operation: Operation,
  call: { url: URL; path: Record<string, string>; headers: Headers },
  { models, validator }: ParameterContext,
): ReadParameters {
  const query: [string, Value][] = [];
  const details: [string, string[]][] = [];
  // Nothing that is emulated depends on cookies, or on a query that is one parameter.
  const read = operation.parameters.filter((each) => each.in !== "cookie" && !each.isWhole);
  for (const parameter of read) {
    const { name, in: place, schema } = parameter;
    const value = valueOf(parameter, call, models);
    if (value === undefined) {
      if (parameter.required && !(place === "header" && notParameters.has(name.toLowerCase()))) {
        details.push([name, ["Required"]]);
      }
      continue;
    }
    if (place === "query") {
      query.push([name, value]);
    }
    const errors = validator
      .check(schema, rounded(value), "written")
      .filter((error) => matters(error, parameter));
    details.push(
      ...Object.entries(detailsOf(errors, name)).map(([field, messages]): [string, string[]] => [
        field === name ? name : `${name}.${field}`,
        messages,
      ]),
    );
  }
  return {
    query: Object.fromEntries(query),
    path: call.path,
    details: Object.fromEntries(details),
  };
}

/**
 * An id in another format than documented is one that nothing has, which is a 404, not a 400. A list or an object in a
 * path is spelled in ways that are not read here.
 */
function matters({ keyword, params }: ErrorObject, { in: place }: Parameter): boolean {
  const isComposite = keyword === "type" && /array|object/.test(String(params["type"]));
  return place !== "path" || (keyword !== "format" && !isComposite);
}

function valueOf(
  parameter: Parameter,
  { url, path, headers }: { url: URL; path: Record<string, string>; headers: Headers },
  models: Models,
): Value | undefined {
  const { name, schema } = parameter;
  switch (parameter.in) {
    case "path":
      return path[name] === undefined ? undefined : pathValue(parameter, path[name], models);
    case "query":
      return queryValue(parameter, url.searchParams, models);
    case "header": {
      const text = headers.get(name);
      return text === null ? undefined : readValue(text, schema, models);
    }
    case "cookie":
      return undefined;
    default:
      return parameter.in satisfies never;
  }
}

/** Of a list its items. What other styles and objects spell is left as it is. */
function pathValue({ schema, style }: Parameter, text: string, models: Models): Value {
  const isList = allowsType(schema, "array", models) && style === "simple";
  return isList ? readValues(text.split(","), schema, models) : readValue(text, schema, models);
}

const separators: Partial<Record<Parameter["style"], string>> = {
  form: ",",
  pipeDelimited: "|",
  spaceDelimited: " ",
};

function queryValue(
  { name, schema, style, explode }: Parameter,
  search: URLSearchParams,
  models: Models,
): Value | undefined {
  if (style === "deepObject") {
    return readNested(name, search, { schema, models });
  }
  const texts = search.getAll(name);
  const [first] = texts;
  if (first === undefined) {
    return undefined;
  }
  if (!allowsType(schema, "array", models)) {
    return readValue(first, schema, models);
  }
  const separated = explode ? texts : first.split(separators[style] ?? ",");
  return readValues(
    separated.filter((text) => text !== "" || separated.length > 1),
    schema,
    models,
  );
}
