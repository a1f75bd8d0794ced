import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import { memberAt, type At } from "../../json/pointer.js";
import type { MediaType, Operation, Parameter } from "../../model/api.js";
import { isMarked } from "../../model/schema/aliases.js";
import { isJson } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { propertiesOf } from "../../model/schema/properties.js";
import { sampleOf, type Sampling } from "../../values/sample.js";
import type { Binding, Pool } from "../ask/pool.js";
import { neededValues, parameterKey, requestOf, type AskedRequest } from "../ask/request.js";
import { breaksOf } from "./breaks.js";

/** A request that is made from the document. */
export interface ContractCase {
  request: AskedRequest;
  /** What is wrong with it, and where the document says so; absent: it is valid. */
  broken?: { what: string; at: At };
  /** Whether the key is left out. */
  isKeyless?: true;
}

/** The requests to an operation: a valid one, and one for each constraint that it can break. Undefined: none can be made. */
export function casesOf(
  operation: Operation,
  { binding, pool, sampling }: { binding: Binding; pool: Pool; sampling: Sampling },
): ContractCase[] | undefined {
  const values = neededValues(operation, binding, sampling);
  const media = operation.body?.content.find(({ type }) => isJson(type));
  const isBodyNeeded = operation.body?.required === true || media !== undefined;
  const body = media && validBody(media, pool, sampling);
  if (isBodyNeeded && body === undefined) return undefined;
  const plain = requestOf(operation, values);
  const withBody = (sent: Json | undefined, request = plain): AskedRequest =>
    media && sent !== undefined
      ? {
          ...request,
          headers: { ...request.headers, "content-type": media.type },
          body: JSON.stringify(sent),
        }
      : request;
  const valid = withBody(body);
  const cases: ContractCase[] = [{ request: valid }];
  for (const { what, at, changed } of brokenParameters(operation, values, sampling)) {
    cases.push({ request: withBody(body, requestOf(operation, changed)), broken: { what, at } });
  }
  if (media?.schema && body !== undefined) {
    const place = { schema: media.schema, at: memberAt(media.at, "schema"), name: "body" };
    for (const { keyword, at, value } of breaksOf(place, body, sampling)) {
      cases.push({
        request: withBody(value),
        broken: { what: `a body that breaks ${keyword}`, at },
      });
    }
    if (operation.body?.required) {
      const { at } = operation.body;
      cases.push({ request: plain, broken: { what: "no body", at: memberAt(at, "required") } });
    }
  }
  const { security } = operation;
  if (security.length > 0 && security.every(({ length }) => length > 0)) {
    const at = memberAt(operation.at, "security");
    cases.push({ request: valid, broken: { what: "no key", at }, isKeyless: true });
  }
  return cases;
}

/** A body that the document allows, with ids that there are; undefined where none was found. */
function validBody(
  { schema = {}, examples }: MediaType,
  pool: Pool,
  sampling: Sampling,
): Json | undefined {
  const { models, validator } = sampling;
  const isValid = (body: Json): boolean => validator.accepts(schema, body, "written") !== false;
  const candidates = [...examples, sampleOf(schema, sampling)].map((each) => {
    if (!isObject(each)) return each;
    const properties = propertiesOf(schema, models);
    const members = Object.entries(each).flatMap(([name, value]): [string, Json][] => {
      const property = properties.get(name);
      if (property && isMarked(property, "readOnly", models)) return [];
      return [[name, pool.known(name) ?? value]];
    });
    return Object.fromEntries(members);
  });
  return candidates.find(isValid);
}

interface BrokenParameter {
  what: string;
  at: At;
  changed: ReadonlyMap<string, Json>;
}

function* brokenParameters(
  operation: Operation,
  values: ReadonlyMap<string, Json>,
  sampling: Sampling,
): Generator<BrokenParameter> {
  for (const parameter of operation.parameters) {
    const { in: place, name, schema, contentType, required, at } = parameter;
    const key = parameterKey(parameter);
    if (contentType !== undefined || parameter.isWhole) continue;
    if (required && place !== "path") {
      const changed = new Map(values);
      changed.delete(key);
      yield { what: `without ${place} ${name}`, at, changed };
    }
    // One text is a list of one, too.
    const { models } = sampling;
    if (allowsType(schema, "array", models) || allowsType(schema, "object", models)) continue;
    const located = { schema, at: memberAt(at, "schema"), name };
    const valid = values.get(key) ?? sampleOf(schema, sampling);
    for (const each of breaksOf(located, valid, sampling)) {
      if (!isTold(parameter, each.keyword, each.value)) continue;
      const changed = new Map(values).set(key, each.value);
      yield { what: `${place} ${name} that breaks ${each.keyword}`, at: each.at, changed };
    }
  }
}

/** What is wrong as text, too. An id of another form is one that nothing has, which is no mistake of the form. */
function isTold({ in: place }: Parameter, keyword: string, value: Json): boolean {
  if (typeof value === "object" || value === "") return false;
  if (place === "path" && keyword === "format") return false;
  return place === "query" || /^[\x20-\x7e]*$/.test(String(value));
}
