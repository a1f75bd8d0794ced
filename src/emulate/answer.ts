import { stringifyExact, type Value } from "./value.js";
import type { MediaType, Operation, Response as Declared } from "../model/api.js";
import { isJson, isSuccess, propertiesOf, type Models } from "../model/schema-lookup.js";
import { bodyOf } from "./success-body.js";
import { errorBody } from "./error-body.js";
import type { Outcome } from "./outcome.js";
import { sampleOf } from "./sample.js";
import type { World } from "./world.js";

/** The HTTP answer to a call, in the form that the document declares for it. */
export function answer(operation: Operation, outcome: Outcome | undefined, world: World): Response {
  if (outcome?.kind === "refused") {
    const { status, body, type } = errorBody(operation, outcome, world);
    return json(status, body, { type });
  }
  const declared = successOf(operation);
  const status = statusOf(declared);
  const media = declared?.content.find(({ type }) => isJson(type)) ?? declared?.content[0];
  if (media === undefined || status === 204 || status === 205) {
    return new Response(null, { status });
  }
  if (outcome === undefined) {
    return example(status, media, world.models);
  }
  const payload = outcome.payload;
  const body =
    payload === undefined
      ? exampleOf(media, world.models)
      : bodyOf(operation, { ...outcome, payload }, world);
  return json(status, body, {
    type: isJson(media.type) ? media.type : "application/json",
    headers: outcome.headers,
  });
}

/** The success that is answered: the first declared status, then the range, then the default. */
function successOf(operation: Operation): Declared | undefined {
  const { responses } = operation;
  return (
    responses.find((each) => isSuccess(each) && /^\d+$/.test(each.status)) ??
    responses.find(isSuccess) ??
    responses.find((each) => each.status === "default")
  );
}

/** A range says no number: 200 where there is a body, otherwise 204. */
function statusOf(declared: Declared | undefined): number {
  const number = Number(declared?.status);
  return Number.isInteger(number) ? number : declared && declared.content.length > 0 ? 200 : 204;
}

function example(status: number, media: MediaType, models: Models): Response {
  const value = exampleOf(media, models);
  if (isJson(media.type)) {
    return json(status, value, { type: media.type });
  }
  const type = media.type.includes("*") ? "application/json" : media.type;
  const text = typeof value === "string" ? value : stringifyExact(value);
  return new Response(text, { status, headers: { "Content-Type": type } });
}

function exampleOf({ examples, schema }: MediaType, models: Models): Value {
  if (examples[0] !== undefined) {
    return examples[0];
  }
  return schema && (propertiesOf(schema, models).size > 0 || Object.keys(schema).length > 0)
    ? sampleOf(schema, models)
    : {};
}

export function json(
  status: number,
  body: Value,
  { type, headers }: { type: string; headers?: Record<string, string> | undefined },
): Response {
  return new Response(stringifyExact(body), {
    status,
    headers: { ...headers, "Content-Type": type },
  });
}
