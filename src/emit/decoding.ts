import type { Operation } from "../model/api.js";
import { essenceOf, readingOf, type Reading } from "../model/reading.js";
import { failures, type SuccessShape } from "./answers.js";
import type { Literal } from "./literal.js";

/** What says how bodies are read where JSON and text, which always are, are not enough. */
export function readingMembers(
  operation: Operation,
  successes: SuccessShape[],
  value: (name: string) => Literal,
): { [key: string]: Literal | undefined } {
  const decoders = decoderMembers(successes, value);
  const readings = [
    ...failures(operation).flatMap(({ content }) => content.map(readingOf)),
    ...(decoders.decode === undefined ? successes.map(undecodedReading) : []),
  ];
  const isEnough = readings.every((reading) => reading === "json" || reading === "text");
  return { ...decoders, read: isEnough ? undefined : value("readByContentType") };
}

/** A success without a declared type has no body, or nobody knows which. */
function undecodedReading({ reading, data }: SuccessShape): Reading {
  return reading ?? (data === "undefined" ? "text" : "unknown");
}

/** One decoder where all successes are read in one way; otherwise one for each that is not read by its content type. */
function decoderMembers(
  successes: SuccessShape[],
  value: (name: string) => Literal,
): { decode?: Literal; decoders?: Literal } {
  const [reading, ...others] = new Set(successes.map((shape) => shape.reading));
  if (others.length === 0) {
    const decoder = decoderOf(reading);
    return decoder === undefined ? {} : { decode: value(decoder) };
  }
  const named = successes.flatMap((shape): [string, Literal][] => {
    const decoder = decoderOf(shape.reading);
    return decoder === undefined || shape.contentType === undefined || isReadByType(shape)
      ? []
      : [[essenceOf(shape.contentType), value(decoder)]];
  });
  return named.length === 0
    ? {}
    : { decode: value("oneOfDecoders"), decoders: Object.fromEntries(named) };
}

/** True where the runtime, told nothing, reads answers of this content type in this way. */
function isReadByType({ reading, contentType = "" }: SuccessShape): boolean {
  const essence = essenceOf(contentType);
  switch (reading) {
    case "text":
      return /^text\/|[/+]xml$/.test(essence);
    case "binary":
      return !essence.includes("*");
    case "events":
    case "lines":
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
function decoderOf(reading: Reading | undefined): string | undefined {
  switch (reading) {
    case "events":
      return "asEvents";
    case "lines":
      return "asJsonLines";
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
