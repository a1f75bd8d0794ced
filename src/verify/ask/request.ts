import type { Json } from "../../json/json.js";
import type { Operation, Parameter, ParameterPlace } from "../../model/api.js";
import { sampleOf, type Sampling } from "../../values/sample.js";

/** What is sent, without the key. */
export interface AskedRequest {
  method: string;
  /** Below the base URL. */
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
}

/** The values of parameters by place and name; one that is absent is not sent. */
export type ParameterValues = ReadonlyMap<string, Json>;

export function parameterKey({ in: place, name }: { in: ParameterPlace; name: string }): string {
  return `${place} ${name}`;
}

/** Values for what has to be sent: the examples of the document, or what the schemas allow. */
export function neededValues(
  { parameters }: Operation,
  path: Readonly<Record<string, string>>,
  sampling: Sampling,
): ParameterValues {
  const values = new Map<string, Json>();
  for (const parameter of parameters) {
    const { in: place, name, required, examples, schema } = parameter;
    if (place === "path") {
      values.set(parameterKey(parameter), path[name] ?? sampleOf(schema, sampling));
    } else if (required && !parameter.isWhole) {
      values.set(parameterKey(parameter), examples[0] ?? sampleOf(schema, sampling));
    }
  }
  return values;
}

/** A request to an operation with these values. */
export function requestOf(operation: Operation, values: ParameterValues): AskedRequest {
  const query: [string, string][] = [];
  const headers: Record<string, string> = {};
  const cookies: [string, string][] = [];
  let { path } = operation;
  for (const parameter of operation.parameters) {
    const value = values.get(parameterKey(parameter));
    if (value === undefined) continue;
    const { in: place, name } = parameter;
    switch (place) {
      case "path":
        path = path.replaceAll(`{${name}}`, () => encodeURIComponent(textOf(value, parameter)));
        break;
      case "query":
        query.push(...pairsOf(value, parameter));
        break;
      case "header":
        headers[name.toLowerCase()] = textOf(value, parameter);
        break;
      case "cookie":
        cookies.push(...pairsOf(value, parameter));
        break;
      default:
        place satisfies never;
    }
  }
  const cookie = cookies.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  return {
    method: operation.method,
    path,
    query,
    headers: { ...headers, ...(cookie !== "" && { cookie }) },
  };
}

/** In the styles of a query (OpenAPI 3.1, 4.8.12.6). */
function pairsOf(value: Json, parameter: Parameter): [string, string][] {
  const { name, style, explode, contentType } = parameter;
  if (contentType !== undefined) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    if (explode) return value.map((each) => [name, plainText(each)]);
    const mark = style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? " " : ",";
    return [[name, value.map(plainText).join(mark)]];
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value);
    if (style === "deepObject") {
      return members.map(([key, each]) => [`${name}[${key}]`, plainText(each)]);
    }
    if (explode) return members.map(([key, each]) => [key, plainText(each)]);
    return [[name, members.flatMap(([key, each]) => [key, plainText(each)]).join(",")]];
  }
  return [[name, plainText(value)]];
}

/** In the style `simple`, or as the JSON of `content`. */
function textOf(value: Json, { contentType, explode }: Parameter): string {
  if (contentType !== undefined) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(plainText).join(",");
  if (typeof value !== "object" || value === null) return plainText(value);
  const pairs = Object.entries(value).map(([key, each]) => [key, plainText(each)]);
  return explode ? pairs.map((pair) => pair.join("=")).join(",") : pairs.flat().join(",");
}

function plainText(value: Json): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
