import type { RuntimeValue } from "../runtime/names.js";
import type { Operation, Response } from "../../model/api.js";
import { essenceOf, readingOf } from "../../model/operations/reading.js";
import { isJson } from "../../model/operations/payload.js";
import { failures, type SuccessShape } from "./answers.js";
import { eventKinds } from "./event-type.js";
import type { Literal } from "../literal.js";

/** What says how bodies are read: those of successes that are not always JSON, those of failures beyond JSON and text. */
export function readingMembers(
  operation: Operation,
  successes: SuccessShape[],
  value: (name: RuntimeValue) => Literal,
): { [key: string]: Literal | undefined } {
  const readings = failures(operation).flatMap(({ content }) => content.map(readingOf));
  const isEnough = readings.every((reading) => reading === "json" || reading === "text");
  const pages = failures(operation).filter(({ content }) =>
    content.some(({ type }) => mayBePage(essenceOf(type))),
  );
  return {
    ...decoderMembers(successes, value),
    events: eventKinds(successes.flatMap(({ events = [] }) => events)),
    ...(pages.length > 0
      ? { read: value("readDeclaredPages"), pages: pages.map(errorName) }
      : { read: isEnough ? undefined : value("readByContentType") }),
  };
}

/**
 * The media types that the client asks for: those of the successes, JSON preferred (RFC 9110, 12.5.1), and any where a
 * success says nothing of its own. Undefined where it is just JSON, or where nothing but a failure would have a body.
 */
export function acceptOf(successes: readonly SuccessShape[]): string | undefined {
  const typed = successes.filter(({ contentType }) => contentType !== undefined);
  const isAny = successes.some(({ contentType, data }) => !contentType && data === "unknown");
  const names = typed.map(({ contentType = "" }) => contentType.replace(/\s*;\s*charset=.*/i, ""));
  const json = names.filter(isJson);
  const others = names.filter((name) => !isJson(name));
  const rest = isAny ? [...others, "*/*"] : others;
  const ranked = json.length > 0 ? rest.map((name) => `${name};q=0.9`) : rest;
  const asked = [...new Set([...json, ...ranked])].join(", ");
  return ["", "application/json"].includes(asked) ? undefined : asked;
}

/** A failure as descriptors name it: a status as a number, or `4XX`, or `default`. */
export function errorName({ status }: Response): number | string {
  return /^\d+$/.test(status) ? Number(status) : status;
}

/** A page of HTML that nobody declared is no answer, and is refused. */
function mayBePage(type: string): boolean {
  return type === "text/html" || type === "text/*";
}

/**
 * None where every success with a body is JSON; one decoder where all are read in another way; otherwise one for each
 * that is not read by its content type.
 */
function decoderMembers(
  successes: SuccessShape[],
  value: (name: RuntimeValue) => Literal,
): { decode?: Literal; decoders?: Literal } {
  if (areJson(successes)) return {};
  const [reading, ...others] = new Set(successes.map((shape) => shape.reading));
  if (others.length === 0) {
    const [only] = successes.filter((shape) => shape.reading === reading);
    return { decode: value((only && decoderOf(only)) ?? "asContentType") };
  }
  const typed = successes.filter(({ contentType }) => contentType !== undefined);
  const named = typed.filter((shape) => !isReadByType(shape));
  if (named.length === 0) return { decode: value("asContentType") };
  // A type that is in a range with a decoder needs one of its own, or it would be read as the rest of the range.
  const ranges = named.map(essence).filter((name) => name.endsWith("/*"));
  const inRange = typed.filter((shape) => !named.includes(shape) && isIn(ranges, essence(shape)));
  return {
    decode: value("oneOfDecoders"),
    decoders: Object.fromEntries(
      typed
        .filter((shape) => named.includes(shape) || inRange.includes(shape))
        .map((shape): [string, Literal] => [
          essence(shape),
          value(decoderOf(shape) ?? "asContentType"),
        ]),
    ),
  };
}

/** True where an answer is JSON or has no body, a 204. Of a range such as `application/*` only a guess says that it is JSON. */
function areJson(successes: SuccessShape[]): boolean {
  return (
    successes.some(({ contentType }) => contentType !== undefined) &&
    successes.every(({ contentType, data }) =>
      contentType === undefined ? data === "undefined" : isJson(contentType),
    )
  );
}

function essence({ contentType = "" }: SuccessShape): string {
  return essenceOf(contentType);
}

function isIn(ranges: readonly string[], type: string): boolean {
  return ranges.some((range) => range === "*/*" || type.startsWith(range.slice(0, -1)));
}

/** True where the runtime, told nothing, reads answers of this content type in this way. */
function isReadByType(shape: SuccessShape): boolean {
  const { reading } = shape;
  switch (reading) {
    case "text":
      return /^text\/|[/+]xml$/.test(essence(shape)) && !mayBePage(essence(shape));
    case "binary":
      return !/\*|^text\//.test(essence(shape));
    case "events":
    case "lines":
    case "sequence":
      return false;
    case "json":
    case "unknown":
    case undefined:
      return true;
    default:
      return reading satisfies never;
  }
}

/** The runtime's decoder, where it is to be named. */
function decoderOf({ reading, events }: SuccessShape): RuntimeValue | undefined {
  switch (reading) {
    case "events":
      return events === undefined ? "asEvents" : "asTypedEvents";
    case "lines":
      return "asJsonLines";
    case "sequence":
      return "asJsonSequence";
    case "binary":
      return "asBlob";
    case "text":
      return "asText";
    case "json":
    case "unknown":
    case undefined:
      return undefined;
    default:
      return reading satisfies never;
  }
}
