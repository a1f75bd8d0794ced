import type { Operation } from "../client.js";

/** Reads the JSON of an answer as the client does, its 64-bit integers exact. */
export function reading(
  parse: NonNullable<Operation["parse"]>,
  int64: NonNullable<Operation["int64"]>,
): (text: string, status: number) => unknown {
  return (text, status) => parse.call({ int64 } as Operation, text, { status });
}
