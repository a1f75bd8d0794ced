import type { Call } from "./call.ts";

/** Where a tool reads from and writes to. */
export interface Job {
  /** The OpenAPI document. */
  spec: string;
  /** The folder of the output; it exists. */
  out: string;
}

/** What a program has that makes one call with the output of a tool. */
export interface CallSource {
  /** Import statements. */
  imports: string;
  /** Statements that run once; `baseUrl` is a string in scope. */
  setUp: string;
  /** An expression, a promise of the call's outcome. */
  expression: string;
}

/** A generator of clients. */
export interface Tool {
  name: string;
  /** The npm packages whose versions are told. None: it is the one of this repository. */
  packages: readonly string[];
  /** The script with its arguments. */
  args(job: Job): string[];
  env?(job: Job): Record<string, string>;
  /** A script that makes of the output what programs import, where that is another step. It is not timed. */
  build?(job: Job): string[];
  /** The file below `out` that programs import. */
  entry: string;
  /** True where the output is types only, and requests are made by a library that reads them. */
  isTypesOnly?: boolean;
  /** A program's parts. `entry` is the specifier of the tool's entry. */
  source(call: Call, entry: string): CallSource;
  /** A statement that exports all there is. */
  whole(entry: string): string;
}
