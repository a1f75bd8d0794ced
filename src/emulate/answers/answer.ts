import { stringifyExact, type Value } from "../store/value.js";
import type { MediaType, Operation, Response as Declared } from "../../model/api.js";
import { readingOf } from "../../model/operations/reading.js";
import { isJson, isSuccess } from "../../model/operations/payload.js";
import { bodyOf } from "./success-body.js";
import { errorBody } from "./error-body.js";
import { fits } from "../../values/fits.js";
import type { Outcome } from "./outcome.js";
import { sampleOf } from "../../values/sample.js";
import type { World } from "../world.js";

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
    return example(status, media, world);
  }
  const payload = outcome.payload;
  const body =
    payload === undefined
      ? exampleOf(media, world)
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

function example(status: number, media: MediaType, world: World): Response {
  const value = exampleOf(media, world);
  const type = sentType(media);
  if (isJson(type)) {
    return json(status, value, { type });
  }
  const text = typeof value === "string" ? value : stringifyExact(value);
  return new Response(text, { status, headers: { "Content-Type": type } });
}

/** One type of a range: a client can only tell by it how to read the body. */
function sentType(media: MediaType): string {
  if (!media.type.includes("*")) return media.type;
  const reading = readingOf(media);
  if (reading === "binary") return "application/octet-stream";
  return reading === "text" ? "text/plain" : "application/json";
}

/** The declared example, if it is one of what the schema describes. */
function exampleOf({ examples, schema = {} }: MediaType, world: World): Value {
  const fitting = examples.find((each) => fits(schema, each, world));
  if (fitting !== undefined) {
    return fitting;
  }
  const sample = Object.keys(schema).length > 0 ? sampleOf(schema, world) : {};
  return fits(schema, sample, world) ? sample : (examples[0] ?? sample);
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
