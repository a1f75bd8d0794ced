import { rounded, stringifyExact, type Value } from "../store/value.js";
import type { MediaType, Operation } from "../../model/api.js";
import type { EventShape } from "../../model/operations/event-shape.js";
import { readingOf } from "../../model/operations/reading.js";
import { isJson } from "../../model/operations/payload.js";
import { acceptedMedia } from "./accepted-media.js";
import { declaredHeaders } from "./declared-headers.js";
import { declaredFor, refusalStatus, statusOf, successOf } from "./declared.js";
import { bodyOf } from "./success-body.js";
import { errorBody } from "./error-body.js";
import { fits } from "../../values/fits.js";
import { replyOf, type Reply } from "./reply.js";
import { refused, type Outcome, type Refusal } from "./outcome.js";
import { reasonHeader, reasonOf } from "./reason.js";
import { sampleOf } from "../../values/sample.js";
import type { World } from "../world.js";

/** Of a request that is answered: what it accepts, which is the Accept header, and where it went. */
export interface Asked {
  operation: Operation;
  accept: string | null;
}

/** The HTTP answer to a call, in the form that the document declares for it. */
export function answer(asked: Asked, outcome: Outcome | undefined, world: World): Reply {
  if (outcome?.kind === "refused") {
    return refusalAnswer(asked.operation, outcome, world);
  }
  const { operation, accept } = asked;
  const declared = successOf(operation);
  const status = statusOf(declared);
  const headers = { ...declaredHeaders(declared, world), ...outcome?.headers };
  if (!declared || declared.content.length === 0 || [204, 205, 304].includes(status)) {
    return replyOf(status, headers);
  }
  const media = acceptedMedia(declared.content, accept);
  if (media === undefined) {
    const types = declared.content.map(({ type }) => type).join(", ");
    return refusalAnswer(
      operation,
      refused(406, `The answer is ${types}, which Accept rules out`),
      world,
    );
  }
  const payload = outcome?.payload;
  const made =
    outcome && payload !== undefined && isJson(media.type)
      ? bodyOf(operation, { ...outcome, payload }, world)
      : undefined;
  const body =
    made !== undefined && isDeclaredBody(media, made, world) ? made : exampleOf(media, world);
  const type = sentType(media);
  const text = textOf(body, { type, media }, world);
  return replyOf(status, { ...headers, "Content-Type": type }, text);
}

function refusalAnswer(operation: Operation, refusal: Refusal, world: World): Reply {
  const status = refusalStatus(operation, refusal.status);
  const { body, type } = errorBody(operation, { ...refusal, status }, world);
  const declared = declaredHeaders(declaredFor(operation, status), world);
  return json(status, body, { type, headers: { ...declared, [reasonHeader]: reasonOf(refusal) } });
}

function isDeclaredBody({ schema }: MediaType, body: Value, world: World): boolean {
  return schema === undefined || fits(schema, rounded(body), world);
}

/** A body as its media type has it. */
function textOf(
  value: Value,
  { type, media }: { type: string; media: MediaType },
  world: World,
): string {
  const { itemSchema, events } = media;
  const items = itemSchema === undefined ? [value] : [value].flat();
  switch (readingOf({ ...media, type })) {
    case "events":
      if (events !== undefined) return events.map((each) => eventText(each, world)).join("");
      return items.map((item) => `data: ${plainText(item)}\n\n`).join("");
    case "lines":
      return items.map((item) => `${stringifyExact(item)}\n`).join("");
    case "sequence":
      return items.map((item) => `\u001e${stringifyExact(item)}\n`).join("");
    case "json":
      return stringifyExact(value);
    case "binary":
    case "text":
    case "unknown":
      return plainText(value);
  }
}

/** An event of the first name that it may have. */
function eventText(
  { names: [name] = [], data, isJson: holdsJson }: EventShape,
  world: World,
): string {
  const sample = sampleOf(data, world);
  const text = holdsJson ? stringifyExact(sample) : plainText(sample);
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${text}\n\n`;
}

function plainText(value: Value): string {
  return typeof value === "string" ? value : stringifyExact(value);
}

/** One type of a range: a client can only tell by it how to read the body. */
function sentType(media: MediaType): string {
  if (!media.type.includes("*")) return media.type;
  const reading = readingOf(media);
  if (reading === "binary") return "application/octet-stream";
  return reading === "text" ? "text/plain" : "application/json";
}

/** The declared example, if it is one of what the schema describes. */
function exampleOf(
  { examples, itemSchema, schema = itemSchema ?? {} }: MediaType,
  world: World,
): Value {
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
): Reply {
  return replyOf(status, { ...headers, "Content-Type": type }, stringifyExact(body));
}
