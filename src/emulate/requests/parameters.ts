import type { ErrorObject } from "ajv/dist/2020.js";
import { rounded, type Value } from "../store/value.js";
import type { Operation, Parameter } from "../../model/api.js";
import type { Models } from "../../model/schema/references.js";
import { complaint, complaintsOf, type Complaint, type Spot } from "../answers/complaint.js";
import type { ReadHeaders } from "./arrived.js";
import { cookiePairs, pairsOf, type Pair } from "./pairs.js";
import { readPairs, readSegment } from "./styles.js";
import type { Validator } from "../../values/validator.js";

/** The parameters of a call by place, and what is wrong with them. */
export interface ReadParameters {
  query: Record<string, Value>;
  complaints: Complaint[];
}

export interface ParameterContext {
  models: Models;
  validator: Validator;
}

/** A request, as far as parameters go. */
export interface Sent {
  url: URL;
  /** Path parameters with their percent-encoding. */
  rawPath: Readonly<Record<string, string>>;
  headers: ReadHeaders;
}

/** Headers that OpenAPI leaves to other parts of the document (3.1, 4.8.12.1). */
const notParameters = new Set(["accept", "authorization", "content-type"]);

/** Reads and checks the parameters of a call. Query parameters that are not declared are left alone. */
export function readParameters(
  operation: Operation,
  sent: Sent,
  { models, validator }: ParameterContext,
): ReadParameters {
  const query: [string, Value][] = [];
  const complaints: Complaint[] = [];
  const pairs = {
    query: pairsOf(sent.url.search),
    cookie: cookiePairs(sent.headers.get("cookie")),
  };
  for (const parameter of operation.parameters) {
    if (!isOwn(parameter)) continue;
    const { name, in: place, schema } = parameter;
    const spot = spotOf(parameter);
    const value = valueOf(parameter, { ...sent, pairs }, { models, operation });
    if (value === undefined) {
      if (parameter.required) complaints.push(complaint("Required", spot, "required"));
      continue;
    }
    if (place === "query") query.push([name, value]);
    if (value === "" && parameter.allowEmptyValue) continue;
    const errors = validator
      .check(schema, rounded(value), "written")
      .filter((error) => matters(error, parameter));
    complaints.push(...complaintsOf(errors, spot));
  }
  return { query: Object.fromEntries(query), complaints };
}

/** A parameter that is the whole query is not looked into. */
function isOwn({ in: place, name, isWhole }: Parameter): boolean {
  if (isWhole) return false;
  return place !== "header" || !notParameters.has(name.toLowerCase());
}

function spotOf({ in: place, name, at }: Parameter): Spot {
  return { field: name, isPrefix: true, place: `${place} ${name}`, at };
}

/** An id in another format than documented is one that nothing has, which is a 404, not a 400. */
function matters({ keyword }: ErrorObject, { in: place }: Parameter): boolean {
  return place !== "path" || keyword !== "format";
}

function valueOf(
  parameter: Parameter,
  sent: Sent & { pairs: { query: Pair[]; cookie: Pair[] } },
  { models, operation }: { models: Models; operation: Operation },
): Value | undefined {
  const { name } = parameter;
  switch (parameter.in) {
    case "path": {
      const raw = sent.rawPath[name];
      return raw === undefined ? undefined : readSegment(parameter, raw, models);
    }
    case "header": {
      const text = sent.headers.get(name);
      return text === null ? undefined : readSegment(parameter, text, models);
    }
    case "query":
      return readPairs(parameter, sent.pairs.query, {
        models,
        others: othersOf(parameter, operation),
      });
    case "cookie": {
      // Spelled as in a query, several pairs stand in one cookie.
      const { cookie } = sent.pairs;
      const pairs =
        parameter.style === "form" && parameter.explode
          ? cookie.flatMap((each) => pairsOf(`${each.name}=${each.raw}`))
          : cookie;
      return readPairs(parameter, pairs, { models, others: othersOf(parameter, operation) });
    }
    default:
      return parameter.in satisfies never;
  }
}

/** The names of the other parameters of the same place: they are no members of an exploded object. */
function othersOf({ in: place, name }: Parameter, { parameters }: Operation): ReadonlySet<string> {
  const same = parameters.filter((each) => each.in === place && each.name !== name);
  return new Set(same.map((each) => each.name));
}
