import type { Json } from "../../json/json.js";
import { memberAt, type At } from "../../json/pointer.js";
import type { Operation, Parameter } from "../../model/api.js";
import { allowsType } from "../../model/schema/kinds.js";
import { sampleOf, type Sampling } from "../../values/sample.js";
import type { Binding, Pool } from "../ask/pool.js";
import {
  neededValues,
  parameterKey,
  requestOf,
  usualValue,
  type AskedRequest,
  type ParameterValues,
} from "../ask/request.js";
import { isToldBy, leastOf, validBodies, type ValidBody } from "./bodies.js";
import { breaksOf, type Break } from "./breaks.js";
import { writeBody } from "./write-body.js";

/** A request that is made from the document. */
export interface ContractCase {
  request: AskedRequest;
  /** What is wrong with it, and where the document says so; absent: it is valid. */
  broken?: { what: string; at: At };
  /** Whether the key is left out. */
  isKeyless?: true;
}

/** What cases are made with. */
interface Making {
  binding: Binding;
  pool: Pool;
  sampling: Sampling;
}

/**
 * The requests to an operation: valid ones, and one for each constraint that a request can break. Undefined: none can
 * be made.
 */
export function casesOf(operation: Operation, making: Making): ContractCase[] | undefined {
  const { binding, pool, sampling } = making;
  const { models } = sampling;
  const values = neededValues(operation, binding, sampling);
  const bodies = validBodies(operation, pool, sampling);
  const [body] = bodies;
  if (operation.body?.required && body === undefined) return undefined;
  const plain = requestOf(operation, values, models);
  if (plain === undefined) return undefined;
  const withBody = (request: AskedRequest, sent = body, value = sent?.value): AskedRequest =>
    sent === undefined ? request : bodied(request, writeBody(sent, value as Json, models));
  const cases: ContractCase[] = [{ request: withBody(plain) }];
  for (const each of bodies) {
    if (each !== body) cases.push({ request: withBody(plain, each) });
    const least = leastOf(each, sampling);
    if (least !== undefined) cases.push({ request: withBody(plain, each, least) });
  }
  const parameters = [
    ...givenOnes(operation, values, sampling),
    ...brokenOnes(operation, values, sampling),
  ];
  for (const { changed, broken } of parameters) {
    const request = requestOf(operation, changed, models);
    if (request) cases.push({ request: withBody(request), ...(broken && { broken }) });
  }
  for (const each of bodies) {
    for (const broken of bodyBreaks(each, sampling)) {
      const { at, value } = broken;
      const what = `a body that breaks ${toldBreak(broken)}`;
      cases.push({ request: withBody(plain, each, value), broken: { what, at } });
    }
  }
  if (operation.body?.required) {
    const at = memberAt(operation.body.at, "required");
    cases.push({ request: plain, broken: { what: "no body", at } });
  }
  const { security } = operation;
  if (security.length > 0 && security.every(({ length }) => length > 0)) {
    const at = memberAt(operation.at, "security");
    cases.push({ request: withBody(plain), broken: { what: "no key", at }, isKeyless: true });
  }
  return cases;
}

function bodied(
  request: AskedRequest,
  { body, contentType }: ReturnType<typeof writeBody>,
): AskedRequest {
  return { ...request, headers: { ...request.headers, "content-type": contentType }, body };
}

function bodyBreaks(body: ValidBody, sampling: Sampling): Break[] {
  const { media, value } = body;
  if (media.schema === undefined) return [];
  const place = { schema: media.schema, at: memberAt(media.at, "schema"), name: "body" };
  return breaksOf(place, value, sampling).filter((each) => isToldBy(body, each.value, sampling));
}

function toldBreak({ keyword, member }: Break): string {
  return member === "" ? keyword : `${keyword} at ${member}`;
}

/** A request with other parameters. */
interface ChangedParameters {
  changed: ParameterValues;
  broken?: { what: string; at: At };
}

/**
 * Each parameter that need not be given, given. A text of no declared form, such as a cursor, means something to the
 * server alone.
 */
function* givenOnes(
  { parameters }: Operation,
  values: ParameterValues,
  sampling: Sampling,
): Generator<ChangedParameters> {
  for (const parameter of parameters) {
    const { schema, examples, deprecated } = parameter;
    const key = parameterKey(parameter);
    if (values.has(key) || deprecated) continue;
    const value = usualValue(parameter, sampling);
    const isTold = examples.length > 0 || typeof value !== "string" || schema.enum || schema.format;
    if (!isTold || value === null) continue;
    if (sampling.validator.accepts(schema, value, "written")) {
      yield { changed: new Map(values).set(key, value) };
    }
  }
}

function* brokenOnes(
  { parameters }: Operation,
  values: ParameterValues,
  sampling: Sampling,
): Generator<ChangedParameters> {
  for (const parameter of parameters) {
    const { in: place, name, schema, required, at } = parameter;
    const key = parameterKey(parameter);
    if (required && place !== "path") {
      const changed = new Map(values);
      changed.delete(key);
      yield { changed, broken: { what: `without ${place} ${name}`, at } };
    }
    if (parameter.isWhole) continue;
    const located = { schema, at: memberAt(at, "schema"), name };
    const valid = values.get(key) ?? sampleOf(schema, sampling);
    for (const each of breaksOf(located, valid, sampling)) {
      if (!isTold(parameter, each, sampling)) continue;
      const what = `${place} ${name} that breaks ${toldBreak(each)}`;
      yield { changed: new Map(values).set(key, each.value), broken: { what, at: each.at } };
    }
  }
}

/** Whether what is wrong is wrong as text, too. An id of another form is one that nothing has, which is no mistake. */
function isTold(
  { in: place, schema, contentType }: Parameter,
  { keyword, value }: { keyword: string; value: Json },
  { models }: Sampling,
): boolean {
  if (contentType !== undefined) return place === "query" && value !== null;
  if (place === "path" && keyword === "format") return false;
  const isList = allowsType(schema, "array", models);
  // One text is a list of one, and an object is written in as many ways as there are servers.
  if (isList !== Array.isArray(value) || allowsType(schema, "object", models)) return false;
  const texts = [value].flat();
  return texts.length > 0 && texts.every((each) => isSpelled(each, place));
}

/** Whether a place has a spelling for a value: a header, for one, has none for letters beyond ASCII. */
function isSpelled(value: Json, place: Parameter["in"]): boolean {
  if (value === null || typeof value === "object" || value === "") return false;
  return place === "query" || /^[\x20-\x7e]*$/.test(String(value));
}
