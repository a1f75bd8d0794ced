import { styleOf } from "../../emit/operation/parameter-style.js";
import type { Json } from "../../json/json.js";
import type { Operation, Parameter, ParameterPlace } from "../../model/api.js";
import type { NamedModels } from "../../model/schema/references.js";
import type { AddParameters, Draft } from "../../runtime/contract/draft.js";
import type { RequestBody } from "../../runtime/contract/middleware.js";
import type { ParameterStyle } from "../../runtime/contract/parameters.js";
import * as runtime from "../../runtime/index.js";
import { sampleOf, type Sampling } from "../../values/sample.js";

/** What is sent, without the key. */
export interface AskedRequest {
  method: string;
  /** Below the base URL, with the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: RequestBody | undefined;
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
    const { in: place, name, required } = parameter;
    if (place === "path") {
      values.set(parameterKey(parameter), path[name] ?? sampleOf(parameter.schema, sampling));
    } else if (required) {
      values.set(parameterKey(parameter), usualValue(parameter, sampling));
    }
  }
  return values;
}

/** A value that a parameter may have: its example, or what its schema allows. */
export function usualValue({ examples, schema }: Parameter, sampling: Sampling): Json {
  return examples[0] ?? sampleOf(schema, { ...sampling, way: "written" });
}

/** How parameters are added in each place, in the order of a URL. */
const places: readonly (readonly [ParameterPlace, AddParameters])[] = [
  ["path", runtime.inPath],
  ["query", runtime.inQuery],
  ["header", runtime.inHeader],
  ["cookie", runtime.inCookie],
];

/** A request to an operation with these values, spelled as a client spells it; undefined where it has no spelling. */
export function requestOf(
  operation: Operation,
  values: ParameterValues,
  models: NamedModels,
): AskedRequest | undefined {
  const draft: Draft = { method: operation.method, url: operation.path, headers: {} };
  try {
    for (const [place, add] of places) {
      const own = operation.parameters.filter((parameter) => parameter.in === place);
      const given = own.map(({ name }) => [name, values.get(parameterKey({ in: place, name }))]);
      const styled = own.map((parameter) => ({
        name: parameter.name,
        ...styleMember(parameter, models),
      }));
      add(draft, Object.fromEntries(given) as Record<string, Json>, styled);
    }
  } catch {
    return undefined;
  }
  const { method, url: path, headers } = draft;
  return { method, path, headers };
}

function styleMember(parameter: Parameter, models: NamedModels): { style?: ParameterStyle } {
  const name = styleOf(parameter, models);
  // What is named there is a style.
  return name === undefined ? {} : { style: runtime[name] as ParameterStyle };
}
