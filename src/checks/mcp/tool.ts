import type { CallFailure, CallOptions, Client, Result } from "../client.js";
import type { Places } from "./places.js";

/** A schema in plain JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** An operation of the client, as an agent is told of it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Absent: the title says it all. */
  readonly description?: string;
  /** The arguments, by name. */
  readonly properties: Readonly<Record<string, JsonSchema>>;
  /** Those that have to be there. */
  readonly required?: readonly string[];
  readonly effect: ToolEffect;
  /** Alternatives, each the scopes that it needs together. Absent: none is needed. */
  readonly scopes?: readonly (readonly string[])[];
  /** What the document says of failures that are its own, by status, range such as `4XX`, or `default`. */
  readonly failures?: Readonly<Record<string, string>>;
  /** What is marked in the arguments. */
  readonly request?: Places;
  /** What is marked in the body of a success. */
  readonly answer?: Places;
  /** The property of that body that holds the data. */
  readonly envelope?: string;
  /** Of a list: the argument that goes on behind a page. */
  readonly from?: string;
  /** Of a list: the argument that says how many items a page has. */
  readonly limit?: string;
}

/** What a call does: `sets` comes to the same however often it is called, `creates` leaves alone what is there. */
export type ToolEffect = "changes" | "creates" | "reads" | "sets";

/** A tool and the functions of the client that carry it out. */
export interface Callable extends Tool {
  readonly call: (
    client: Client,
    request: never,
    options: CallOptions,
  ) => Promise<Result<unknown, CallFailure>>;
  /** Of a list: walks its pages. */
  readonly list?: (client: Client, request: never, options: PageOptions) => Walked;
}

/** How a page is asked for. */
export interface PageOptions extends CallOptions {
  from?: string | undefined;
}

/** All pages of a list. */
export interface Walked {
  results(): AsyncGenerator<Result<unknown, CallFailure>, void>;
}

/** What an agent is answered. */
export type ToolAnswer = {
  content: { type: "text"; text: string }[];
  isError?: true;
};
