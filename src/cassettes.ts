import { createFinder } from "./emulate/requests/find-operation.js";
import { readParameters } from "./emulate/requests/parameters.js";
import { declaredFor } from "./emulate/answers/declared.js";
import { isObject } from "./json/is-object.js";
import type { Json } from "./json/json.js";
import { model } from "./model/model.js";
import type { MediaType } from "./model/api.js";
import { isJson } from "./model/operations/payload.js";
import { modelsByName } from "./model/schema/references.js";
import { readDataFile } from "./read/data-file.js";
import { open, type OpenOptions } from "./read/open.js";
import { ReadError } from "./read/problem.js";
import { createValidator, type Validator } from "./values/validator.js";
import type { Way } from "./values/json-schema.js";

/** A recording that is no longer what the API does. */
export interface BrokenCassette {
  file: string;
  operation: string;
  /** What the newer document does not allow, and the older one did. */
  what: string;
}

/** One exchange of a recording, as far as it is held against documents. */
interface Exchange {
  method: string;
  path: string;
  query: string;
  body?: Json | undefined;
  status: number;
  answer?: Json | undefined;
}

/**
 * The recordings that a change of a document makes invalid: what the newer one does not allow of their requests and
 * answers, where the older one did.
 *
 * @throws ReadError on what is no recording
 */
export async function brokenCassettes(
  files: readonly string[],
  { base, head, options }: { base: string; head: string; options: OpenOptions },
): Promise<BrokenCassette[]> {
  const before = await judgeOf(base, options);
  const after = await judgeOf(head, options);
  const broken: BrokenCassette[] = [];
  for (const file of files) {
    for (const { operation, exchange } of await exchangesOf(file)) {
      const known = new Set(before(exchange));
      const found = after(exchange).filter((what) => !known.has(what));
      broken.push(...found.map((what) => ({ file, operation, what })));
    }
  }
  const distinct = new Map(broken.map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()];
}

type Judge = (exchange: Exchange) => string[];

async function judgeOf(spec: string, options: OpenOptions): Promise<Judge> {
  const { api } = model(await open(spec, options));
  const models = modelsByName(api.models);
  const validator = createValidator(models);
  const finder = createFinder(api.operations, "");
  return ({ method, path, query, body, status, answer }) => {
    const found = finder.find(method, path);
    if (found === undefined) return ["there is no such operation"];
    const { place: operation, rawPath } = found;
    const url = new URL(`http://localhost${path}${query}`);
    const sent = { url, rawPath, headers: new Headers() };
    const { complaints } = readParameters(operation, sent, { models, validator });
    const declared = declaredFor(operation, status);
    return [
      ...complaints.map(({ field, message }) => `${field}: ${message}`),
      ...faultsOf(operation.body?.content, body, { validator, way: "written" }),
      ...(operation.body?.required && body === undefined ? ["a body is required"] : []),
      ...(declared === undefined ? [`the status ${status} is not declared`] : []),
      ...faultsOf(declared?.content, answer, { validator, way: "read" }),
    ];
  };
}

/** What a body breaks, by the keywords and the places of members; not by what stands there. */
function faultsOf(
  content: readonly MediaType[] | undefined,
  body: Json | undefined,
  { validator, way }: { validator: Validator; way: Way },
): string[] {
  const schema = content?.find(({ type }) => isJson(type))?.schema;
  if (schema === undefined || body === undefined) return [];
  return validator.check(schema, body, way).map(({ instancePath, keyword, params }) => {
    const names = [params["missingProperty"], params["additionalProperty"]];
    const member = names.find((each) => typeof each === "string");
    const place = [...instancePath.split("/").slice(1), ...(member === undefined ? [] : [member])];
    const where = place.map((each) => (/^\d+$/.test(each) ? "[]" : each)).join(".");
    return `${way === "read" ? "the answer" : "the body"} breaks ${keyword}${where === "" ? "" : ` at ${where}`}`;
  });
}

async function exchangesOf(name: string): Promise<{ operation: string; exchange: Exchange }[]> {
  const file = await readDataFile(name);
  const value = file?.value;
  const list = isObject(value) && value["cassette"] === 1 ? value["exchanges"] : undefined;
  if (!Array.isArray(list)) {
    const place = file?.place("#") ?? { file: name, line: 1, column: 1 };
    const todo = "Record one with record() of the client's testing.";
    throw new ReadError([
      { ...place, id: "recording-invalid", what: "This is no recording", todo },
    ]);
  }
  return list.filter(isObject).map(({ operation, method, path, query, body, status, answer }) => ({
    operation: String(operation),
    exchange: {
      method: String(method),
      path: String(path),
      query: queryOf(query),
      body,
      status: Number(status),
      answer,
    },
  }));
}

function queryOf(query: Json | undefined): string {
  const pairs = (Array.isArray(query) ? query : []).flatMap((pair): [string, string][] =>
    Array.isArray(pair) ? [[String(pair[0]), String(pair[1])]] : [],
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}
