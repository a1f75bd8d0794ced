import type { BodyEncoder, BodySettings } from "./body.js";
import type { BaseClientOptions, CallOptions } from "./client-options.js";
import type { AddParameters, Draft } from "./draft.js";
import type { CallFailure } from "./errors.js";
import type { Limits } from "./limits.js";
import type { Arguments, StyledParameter } from "./parameters.js";
import type { ResponseInfo } from "./response-info.js";
import type { SuppliedSecrets } from "./secret.js";

/*
 * An operation names functions that are given the operation, or the call of one: these types are recursive, and so
 * they stand together.
 */

/**
 * What a generated function knows of its operation: data, no code of its own. Whatever a small client does not
 * need (multipart, styles other than the default, event streams) is named here as a value, so that a bundler
 * drops it where no operation uses it.
 */
export type Operation = ReadOperation | WriteOperation;

/** An operation that changes nothing (RFC 9110, section 9.2.1; QUERY: OpenAPI 3.2). */
export interface ReadOperation extends OperationParts {
  /** The HTTP method, in capitals. */
  readonly method: "GET" | "HEAD" | "OPTIONS" | "QUERY";
  /** `bodyGuard` where the body may be a stream. */
  readonly guard?: Guard;
}

/** An operation that may change something. */
export interface WriteOperation extends OperationParts {
  readonly method: string;
  /** `writeGuard`: what lets a failed attempt be the last one. */
  readonly guard: Guard;
}

/** What all operations may tell. */
interface OperationParts extends BodySettings {
  /** The operationId, as errors and middleware name it. */
  readonly id: string;
  /** The path template below the base URL, such as `/patients/{patientId}`. */
  readonly path: string;
  /** The operation's own server, where the document gives it one: `ownServer`, or `ownServerOf` for variables. */
  readonly server?: Server;
  /**
   * Each place with its parameters, such as `[inQuery, "page", "limit"]`, in the document's order. A string is a
   * parameter whose style is the default of the place and whose key is its wire name.
   */
  readonly parameters?: readonly (readonly [
    place: AddParameters,
    ...parameters: (string | StyledParameter)[],
  ])[];
  /** How the request's `body` is sent; absent: the operation has no body. */
  readonly body?: readonly [add: AddBody, encode: BodyEncoder];
  /** How a 2xx body is read, where it is not always JSON. */
  readonly decode?: Decoder;
  /** For `oneOfDecoders`: the decoders by content type in lower case, of those that are not read by their content type. */
  readonly decoders?: Readonly<Record<string, Decoder>>;
  /**
   * For `asTypedEvents`: by the name of an event whether its data is JSON. Others are left out. Absent: there may be any,
   * and the data of all is JSON.
   */
  readonly events?: Readonly<Record<string, boolean>>;
  /** How JSON is read: `withFormats`; by default `JSON.parse`, which reads integers beyond 2^53 as others. */
  readonly parse?: (this: Operation, text: string, answer: { readonly status: number }) => unknown;
  /**
   * `readByContentType` where failures declare bodies that are neither JSON nor text, `readDeclaredPages` where they
   * declare HTML; absent: none does.
   */
  readonly read?: ReadBody;
  /** For `readDeclaredPages`: those of `errors` that declare HTML. */
  readonly pages?: readonly (number | string)[];
  /** The property of a 2xx JSON body that holds the payload (`x-envelope`). */
  readonly envelope?: readonly [open: OpenEnvelope, property: string];
  /** The failures that the document declares: statuses, ranges such as `4XX`, and `default`. */
  readonly errors: readonly (number | string)[];
  /** `mediaType`, `statusOf` or `mediaTypeAndStatus`, where answers differ in these: results then tell theirs. */
  readonly tell?: (response: Response, accept?: string) => object;
  /** The media types of its answers (RFC 9110, section 12.5.1), where they are not just JSON. */
  readonly accept?: string;
  /** The alternatives of the operation's `security`, where they differ from the client's default. */
  readonly security?: readonly (readonly string[])[];
  /** True where a write may be carried out twice: PUT and DELETE, or a server that recognises the repetition. */
  readonly repeatable?: boolean;
}

/** A server of an operation's own: its URL, and where that has variables, what they may be. */
export type Server = readonly [
  locate: LocateServer,
  url: string,
  variables?: Readonly<Record<string, ServerVariableValues>>,
];

/** What a variable of a server's URL is by default, and where it has an enum, all that it may be, the default first. */
export type ServerVariableValues = string | readonly string[];

/** Where an operation is that is not below the client's base. */
export type LocateServer = (server: Server, base: string, options: BaseClientOptions) => string;

/** Adds the body to a request: `inBody`, or `inLargeBody` where it may be a file or a stream. */
export type AddBody = (draft: Draft, request: Arguments, operation: Operation) => void;

/** Reads a 2xx body. Where an operation names no decoder, it is JSON, or a 204 without a body. */
export interface Decoder {
  read(response: Response, context: DecodeContext): Promise<unknown>;
}

/** What a decoder is told about the call it reads for. */
export interface DecodeContext {
  readonly operation: Operation;
  readonly info: ResponseInfo;
  /** The caller's signal, for decoders that read on after the call has resolved. */
  readonly signal: AbortSignal | undefined;
  /** For decoders that read on: `timeoutMs` is the limit between two chunks. */
  readonly limits: Limits;
  /** Ends the exchange. */
  readonly controller: AbortController;
}

/** What a success tells beside the response: its payload, and what stands beside that in an envelope. */
export interface Payload {
  readonly data: unknown;
}

/** Takes the payload out of a body. */
export type OpenEnvelope = (body: unknown, operation: Operation, status: number) => Payload;

/**
 * Reads a body. `anything` says what it may be beside JSON: absent, nothing; false, text, or empty, which is undefined;
 * true, text of any kind.
 */
export type ReadBody = (
  response: Response,
  context: ReadContext,
  anything?: boolean,
) => Promise<unknown>;

/** What reading a body needs of its call. */
export type ReadContext = Pick<DecodeContext, "limits" | "operation">;

/** One call while it is carried out. */
export interface Exchange {
  readonly operation: Operation;
  /** As the caller gave them. */
  readonly options: CallOptions | undefined;
  readonly limits: Limits;
  /** What the operation's function was given as its request. */
  readonly given: object | undefined;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`; 0 until the first attempt is due. */
  endsAt: number;
  /** Without its secrets. */
  readonly request: Draft;
  /** How many attempts have begun. */
  attempt: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
  /** True where an attempt may have been carried out. */
  isApplied?: boolean;
  /** What the suppliers of secrets gave for the present attempt. */
  secrets: SuppliedSecrets;
  /** What they gave for the one before, where the server has refused it. */
  refused?: SuppliedSecrets | undefined;
}

/**
 * Whether an attempt that ended in `failure` must be the last of its call, since another could do harm. `sentBefore`:
 * how many requests were sent before it.
 */
export type Guard = (failure: CallFailure, exchange: Exchange, sentBefore: number) => boolean;
