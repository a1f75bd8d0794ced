import type { Operation } from "../client.js";

/** Reads the JSON of an answer as the client does, some of whose values are something else in the program. */
export function reading(
  parse: NonNullable<Operation["parse"]>,
  formats: NonNullable<Operation["formats"]>,
): (text: string, status: number) => unknown {
  return (text, status) => parse.call({ formats } as Operation, text, { status });
}
